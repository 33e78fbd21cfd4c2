import type { Child } from "hono/jsx";
import {
  type Attributes,
  type Content,
  type Look,
  type Options,
  type Perhaps,
  classNames,
  contentOf,
  present,
} from "./markup.ts";

type Neighbour = Content & Options<{ href: string; labelText: string; attributes: Attributes }>;

type PageItem = Options<{
  number: number | string;
  href: string;
  current: boolean;
  ellipsis: boolean;
  visuallyHiddenText: string;
  attributes: Attributes;
}>;

type PaginationOptions = Options<
  Look & { previous: Neighbour; next: Neighbour; items: readonly Perhaps<PageItem>[]; landmarkLabel: string }
>;

/** Pages of a long list; without `items` only the neighbours, as large links. */
export function Pagination(pagination: PaginationOptions) {
  const { previous, next, items } = pagination;
  const block = !items && Boolean(next || previous);
  return (
    <nav
      class={classNames("govuk-pagination", block && "govuk-pagination--block", pagination.classes)}
      aria-label={pagination.landmarkLabel || "Pagination"}
      {...pagination.attributes}
    >
      {previous?.href && <Arrow neighbour={previous} rel="prev" name="Previous" block={block} />}
      {items && (
        <ul class="govuk-pagination__list">
          {present(items)
            .filter((item) => item.ellipsis || item.number !== undefined)
            .map((item) => (
              <Item {...item} />
            ))}
        </ul>
      )}
      {next?.href && <Arrow neighbour={next} rel="next" name="Next" block={block} />}
    </nav>
  );
}

function Item(item: PageItem) {
  return (
    <li
      class={classNames(
        "govuk-pagination__item",
        item.current && "govuk-pagination__item--current",
        item.ellipsis && "govuk-pagination__item--ellipsis",
      )}
    >
      {item.ellipsis ? (
        "⋯"
      ) : (
        <a
          class="govuk-link govuk-pagination__link"
          href={item.href}
          aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
          aria-current={item.current ? "page" : undefined}
          {...item.attributes}
        >
          {item.number}
        </a>
      )}
    </li>
  );
}

type ArrowProps = { neighbour: Neighbour; rel: "prev" | "next"; name: string; block: boolean };

function Arrow({ neighbour, rel, name, block }: ArrowProps) {
  const words: Child = contentOf(neighbour) || (
    <>
      {name}
      <span class="govuk-visually-hidden"> page</span>
    </>
  );
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={neighbour.href} rel={rel} {...neighbour.attributes}>
        {(block || rel === "prev") && <ArrowIcon rel={rel} />}
        <span
          class={classNames(
            "govuk-pagination__link-title",
            block && !neighbour.labelText && "govuk-pagination__link-title--decorated",
          )}
        >
          {words}
        </span>
        {block && neighbour.labelText && (
          <>
            <span class="govuk-visually-hidden">:</span>
            <span class="govuk-pagination__link-label">{neighbour.labelText}</span>
          </>
        )}
        {!block && rel === "next" && <ArrowIcon rel={rel} />}
      </a>
    </div>
  );
}

const arrows = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function ArrowIcon({ rel }: { rel: "prev" | "next" }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${rel}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[rel]} />
    </svg>
  );
}
