import type { Child } from "hono/jsx";
import type { Competition } from "../../../shared/competition/schema.ts";
import { type FieldError, FieldErrorSummary } from "../../govuk/field-error.tsx";
import { type Frame, Page } from "../../govuk/page.tsx";
import { outcomePath } from "../paths.ts";

type OutcomeFrameProps = {
  frame: Frame;
  competition: Pick<Competition, "competitionId" | "title">;
  title: string;
  /** Whether the page lies below that of the outcome. */
  below?: boolean;
  errors?: readonly FieldError[];
  children: Child;
};

/** A page of the authority about the outcome: where it lies, its heading, and what was wrong if something was. */
export function OutcomeFrame({ frame, competition, title, below, errors = [], children }: OutcomeFrameProps) {
  const { competitionId, title: competitionTitle } = competition;
  return (
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      wide={!below}
      trail={[
        { href: "/authority", text: "Competitions" },
        { href: `/authority/competitions/${competitionId}`, text: competitionTitle },
        ...(below ? [{ href: outcomePath(competitionId), text: "Outcome of the PQQ" }] : []),
      ]}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FieldErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{title}</h1>
        </div>
      </div>
      {children}
    </Page>
  );
}
