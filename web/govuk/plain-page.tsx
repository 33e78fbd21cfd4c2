import type { Child } from "hono/jsx";
import { type Frame, Page } from "./page.tsx";

/** A page of one heading and a few words: that of every refusal and fault that has no page of its own. */
export function PlainPage({ frame, title, children }: { frame: Frame; title: string; children: Child }) {
  return (
    <Page {...frame} title={title}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}
