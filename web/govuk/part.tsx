import type { Child } from "hono/jsx";
import { classNames, type Options, type Perhaps, present } from "./markup.ts";

type PartProps = { title: Child; children: Child } & Options<{
  /** Makes it a landmark that its heading names. */
  id: string;
}>;

/** A heading and what belongs under it. */
export function Part({ title, id, children }: PartProps) {
  const part = (
    <>
      <h2 class="govuk-heading-m" id={id}>
        {title}
      </h2>
      {children}
    </>
  );
  return id === undefined ? part : <section aria-labelledby={id}>{part}</section>;
}

export const Bullets = ({ items }: { items: readonly Child[] }) => (
  <List classes="govuk-list--bullet" items={items} />
);

/** Ways on, one in a line; those that are not open may be left out by a condition. */
export function Ways({ ways, classes }: WaysProps) {
  return (
    <List
      classes={classes}
      items={present(ways).map(({ href, text }) => (
        <a href={href}>{text}</a>
      ))}
    />
  );
}

type WaysProps = { ways: readonly Perhaps<{ href: string; text: string }>[] } & Options<{ classes: string }>;

export function List({ items, classes }: { items: readonly Child[] } & Options<{ classes: string }>) {
  return (
    <ul class={classNames("govuk-list", classes)}>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
