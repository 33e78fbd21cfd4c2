import { type Attributes, type Content, type Options, type Said, classNames, contentOf } from "./markup.ts";

/** A link such as "Change"; `visuallyHiddenText` says of what, to those who hear links out of their row. */
export type SummaryAction = Content &
  Options<{ href: string; visuallyHiddenText: string; classes: string; attributes: Attributes }>;

export function SummaryActionLink({
  action,
  cardTitle,
}: {
  action: SummaryAction;
  cardTitle: Said | undefined;
}) {
  return (
    <a class={classNames("govuk-link", action.classes)} href={action.href} {...action.attributes}>
      {contentOf(action)}
      {(action.visuallyHiddenText || cardTitle) && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {cardTitle && <> ({contentOf(cardTitle)})</>}
        </span>
      )}
    </a>
  );
}
