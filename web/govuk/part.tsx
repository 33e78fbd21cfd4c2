import type { Child } from "hono/jsx";

/** A heading and what belongs under it. */
export function Part({ title, children }: { title: string; children: Child }) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {children}
    </>
  );
}

export function Bullets({ items }: { items: readonly Child[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
