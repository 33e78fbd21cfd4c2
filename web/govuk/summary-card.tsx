import type { Child } from "hono/jsx";
import {
  type Content,
  type HeadingLevel,
  type Look,
  type Options,
  type Said,
  classNames,
  contentOf,
  optionsOf,
} from "./markup.ts";
import { type SummaryAction, SummaryActionLink } from "./summary-action.tsx";

export type SummaryCardOptions = Options<
  Look & {
    title: Said<Content & Options<{ headingLevel: HeadingLevel; classes: string }>>;
    actions: Options<{ classes: string; items: readonly SummaryAction[] }>;
  }
>;

/** A titled card around a summary list. */
export function SummaryCard({
  title: said,
  actions,
  children,
  ...card
}: SummaryCardOptions & { children: Child }) {
  const title = optionsOf(said);
  const Heading = `h${title?.headingLevel ?? 2}` as const;
  const items = actions?.items ?? [];
  const [only] = items;
  return (
    <div class={classNames("govuk-summary-card", card.classes)} {...card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title && (
          <Heading class={classNames("govuk-summary-card__title", title.classes)}>{contentOf(title)}</Heading>
        )}
        {only && items.length === 1 && (
          <div class={classNames("govuk-summary-card__actions", actions?.classes)}>
            <SummaryActionLink action={only} cardTitle={title} />
          </div>
        )}
        {items.length > 1 && (
          <ul class={classNames("govuk-summary-card__actions", actions?.classes)}>
            {items.map((action) => (
              <li class="govuk-summary-card__action">
                <SummaryActionLink action={action} cardTitle={title} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}
