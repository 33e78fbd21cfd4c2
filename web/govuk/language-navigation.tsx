import { type Attributes, type Content, type Look, type Options, classNames, contentOf } from "./markup.ts";

type Language = Content &
  Options<{
    href: string;
    lang: string;
    hrefLang: string;
    dir: "ltr" | "rtl" | "auto";
    current: boolean;
    languageDescriptionText: string;
    classes: string;
    attributes: Attributes;
  }>;

export type LanguageNavigationOptions = { items: readonly Language[] } & Options<
  Look & { ariaLabel: string }
>;

/** The same page in other languages. */
export function LanguageNavigation({ items, ...navigation }: LanguageNavigationOptions) {
  return (
    <nav
      class={classNames("govuk-language-navigation", navigation.classes)}
      {...navigation.attributes}
      aria-label={navigation.ariaLabel ?? "Language"}
    >
      <ul class="govuk-language-navigation__list">
        {items.map((item) => (
          <li class="govuk-language-navigation__list-item">
            {item.current || !item.href ? <Current {...item} /> : <Other {...item} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Current(item: Language) {
  return (
    <span
      class={classNames("govuk-language-navigation__text", item.classes)}
      aria-current="true"
      lang={item.lang}
      dir={item.dir}
      {...item.attributes}
    >
      {contentOf(item)}
    </span>
  );
}

function Other(item: Language) {
  return (
    <a
      class={classNames("govuk-language-navigation__link", item.classes)}
      href={item.href}
      rel="alternate"
      lang={item.lang}
      hreflang={item.hrefLang || item.lang}
      dir={item.dir}
      {...item.attributes}
    >
      {contentOf(item)}
      {item.languageDescriptionText && (
        <span class="govuk-visually-hidden"> {item.languageDescriptionText}</span>
      )}
    </a>
  );
}
