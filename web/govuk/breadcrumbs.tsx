import { type Attributes, type Content, type Look, type Options, classNames, contentOf } from "./markup.ts";

type Breadcrumb = Content & Options<{ href: string; attributes: Attributes }>;

type BreadcrumbsOptions = { items: readonly Breadcrumb[] } & Options<
  Look & { collapseOnMobile: boolean; labelText: string }
>;

export function Breadcrumbs({ items, ...trail }: BreadcrumbsOptions) {
  return (
    <nav
      class={classNames(
        "govuk-breadcrumbs",
        trail.classes,
        trail.collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile",
      )}
      {...trail.attributes}
      aria-label={trail.labelText ?? "Breadcrumb"}
    >
      <ol class="govuk-breadcrumbs__list">
        {items.map((item) =>
          item.href ? (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {contentOf(item)}
              </a>
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {contentOf(item)}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
