import type { Child } from "hono/jsx";
import { type Frame, Page } from "../govuk/page.tsx";

/** A page of plain words: one heading, one column. */
export function Article({
  frame,
  title,
  script,
  children,
}: {
  frame: Frame;
  title: string;
  script?: string;
  children: Child;
}) {
  return (
    <Page {...frame} title={title} script={script}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}

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
