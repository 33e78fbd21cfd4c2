import { type Attributes, type Content, type Look, type Options, classNames, contentOf } from "./markup.ts";

type FooterLink = { href: string; text: string; attributes?: Attributes | undefined };

type FooterSection = { title: string } & Options<{
  width: string;
  columns: number;
  items: readonly FooterLink[];
}>;

type FooterOptions = Options<
  Look & {
    navigation: readonly FooterSection[];
    meta: Content & Options<{ visuallyHiddenTitle: string; items: readonly FooterLink[] }>;
    containerClasses: string;
  }
>;

/** The official footer without crown, licence and Crown copyright, which belong to GOV.UK only. */
export function Footer({ navigation, meta, ...footer }: FooterOptions) {
  return (
    <div class={classNames("govuk-footer", footer.classes)} {...footer.attributes}>
      <div class={classNames("govuk-width-container", footer.containerClasses)}>
        {navigation?.length ? (
          <>
            <div class="govuk-footer__navigation">
              {navigation.map((section) => (
                <Section {...section} />
              ))}
            </div>
            <hr class="govuk-footer__section-break" />
          </>
        ) : null}
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            {meta && <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle || "Support links"}</h2>}
            {meta?.items?.length ? (
              <ul class="govuk-footer__inline-list">
                {meta.items.map((item) => (
                  <li class="govuk-footer__inline-list-item">
                    <Link {...item} />
                  </li>
                ))}
              </ul>
            ) : null}
            {meta && (meta.text || meta.html) && (
              <div class="govuk-footer__meta-custom">{contentOf(meta)}</div>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

function Section({ title, width, columns, items }: FooterSection) {
  return (
    <div class={`govuk-footer__section govuk-grid-column-${width || "full"}`}>
      <h2 class="govuk-footer__heading govuk-heading-m">{title}</h2>
      {items?.length ? (
        <ul
          class={classNames(
            "govuk-footer__list",
            columns !== undefined && `govuk-footer__list--columns-${columns}`,
          )}
        >
          {items
            .filter(({ href, text }) => href && text)
            .map((item) => (
              <li class="govuk-footer__list-item">
                <Link {...item} />
              </li>
            ))}
        </ul>
      ) : null}
    </div>
  );
}

function Link({ href, text, attributes }: FooterLink) {
  return (
    <a class="govuk-footer__link" href={href} {...attributes}>
      {text}
    </a>
  );
}
