import { type Look, type Markup, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

type DetailsOptions = OpenContent &
  Options<Look & { id: string; open: boolean; summaryText: string; summaryHtml: Markup }>;

export function Details(details: DetailsOptions) {
  return (
    <details
      id={details.id}
      class={classNames("govuk-details", details.classes)}
      {...details.attributes}
      open={details.open}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{details.summaryHtml || details.summaryText}</span>
      </summary>
      <div class="govuk-details__text">{contentOf(details)}</div>
    </details>
  );
}
