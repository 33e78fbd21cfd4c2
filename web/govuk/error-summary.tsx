import {
  type Attributes,
  type Content,
  type Look,
  type Markup,
  type Options,
  classNames,
  contentOf,
} from "./markup.ts";

type ErrorSummaryItem = Content & Options<{ href: string; attributes: Attributes }>;

type ErrorSummaryOptions = Options<
  Look & {
    titleText: string;
    titleHtml: Markup;
    descriptionText: string;
    descriptionHtml: Markup;
    disableAutoFocus: boolean;
    errorList: readonly ErrorSummaryItem[];
  }
>;

export function ErrorSummary(summary: ErrorSummaryOptions) {
  const description = summary.descriptionHtml || summary.descriptionText;
  return (
    <div
      class={classNames("govuk-error-summary", summary.classes)}
      data-disable-auto-focus={summary.disableAutoFocus}
      {...summary.attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{summary.titleHtml || summary.titleText}</h2>
        <div class="govuk-error-summary__body">
          {description && <p>{description}</p>}
          {summary.errorList?.length ? (
            <ul class="govuk-list govuk-error-summary__list">
              {summary.errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {contentOf(item)}
                    </a>
                  ) : (
                    contentOf(item)
                  )}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  );
}
