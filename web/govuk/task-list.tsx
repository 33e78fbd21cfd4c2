import {
  type Content,
  type Look,
  type Options,
  type Perhaps,
  type Said,
  classNames,
  contentOf,
  optionsOf,
} from "./markup.ts";
import { Tag, type TagOptions } from "./tag.tsx";

export type TaskListItem = { title: Said<Content & Options<{ classes: string }>> } & Options<{
  href: string;
  classes: string;
  hint: Said;
  status: Said<Content & Options<{ tag: TagOptions; classes: string }>>;
}>;

type TaskListOptions = { items: readonly Perhaps<TaskListItem>[] } & Options<Look & { idPrefix: string }>;

/** Tasks with their state; those that cannot be started yet have no link. */
export function TaskList({ items, idPrefix = "task-list", ...list }: TaskListOptions) {
  return (
    <ul class={classNames("govuk-task-list", list.classes)} {...list.attributes}>
      {items.map((item, index) => item && <Task item={item} id={`${idPrefix}-${index + 1}`} />)}
    </ul>
  );
}

function Task({ item, id }: { item: TaskListItem; id: string }) {
  const { hint } = item;
  const [title, status] = [optionsOf(item.title), optionsOf(item.status)];
  return (
    <li
      class={classNames(
        "govuk-task-list__item",
        item.href && "govuk-task-list__item--with-link",
        item.classes,
      )}
    >
      <div class="govuk-task-list__name-and-hint">
        {item.href ? (
          <a
            class={classNames("govuk-link govuk-task-list__link", title?.classes)}
            href={item.href}
            aria-describedby={classNames(hint && `${id}-hint`, `${id}-status`)}
          >
            {contentOf(title)}
          </a>
        ) : (
          <div class={title?.classes}>{contentOf(title)}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} class="govuk-task-list__hint">
            {contentOf(hint)}
          </div>
        )}
      </div>
      <div class={classNames("govuk-task-list__status", status?.classes)} id={`${id}-status`}>
        {status?.tag ? <Tag {...status.tag} /> : contentOf(status)}
      </div>
    </li>
  );
}
