import { type Look, type Markup, type Options, classNames } from "./markup.ts";

type GenericHeaderOptions = Options<
  Look & { logoText: string; logoHtml: Markup; url: string; containerClasses: string }
>;

/** The header for services that are not on GOV.UK: no crown, no logotype. */
export function GenericHeader(header: GenericHeaderOptions) {
  return (
    <div class={classNames("govuk-generic-header", header.classes)} {...header.attributes}>
      <div
        class={classNames(
          "govuk-generic-header__container",
          header.containerClasses || "govuk-width-container",
        )}
      >
        <div class="govuk-generic-header__logo">
          <a href={header.url || "/"} class="govuk-generic-header__homepage-link">
            {header.logoHtml || header.logoText}
          </a>
        </div>
      </div>
    </div>
  );
}
