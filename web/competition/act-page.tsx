import type { Child } from "hono/jsx";
import type { Competition } from "../../shared/competition/schema.ts";
import { type FieldError, FieldErrorSummary } from "../govuk/field-error.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { competitionPath } from "./page.tsx";

type ActProps = {
  frame: Frame;
  competition: Competition;
  title: string;
  /** Why the last attempt was refused. */
  errors?: readonly FieldError[];
  /** For a table that takes the whole width. */
  wide?: boolean;
  children: Child;
};

/** The page of one act in a competition, for somebody of the authority. */
export function ActPage({ frame, competition, title, errors = [], wide, children }: ActProps) {
  return (
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      wide={wide}
      trail={[
        { href: "/authority", text: "Competitions" },
        { href: competitionPath("/authority", competition), text: competition.title },
      ]}
    >
      <div class="govuk-grid-row">
        <div class={wide ? "govuk-grid-column-full" : "govuk-grid-column-two-thirds"}>
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}
