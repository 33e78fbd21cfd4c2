import type { Child } from "hono/jsx";
import type { Competition } from "../../../shared/competition/schema.ts";
import { type FieldError, FieldErrorSummary } from "../../govuk/field-error.tsx";
import { type Frame, Page } from "../../govuk/page.tsx";
import { coveragePath } from "../paths.ts";

type CoverageFrameProps = {
  frame: Frame;
  competition: Pick<Competition, "competitionId" | "title">;
  title: string;
  /** The line over the heading, such as the round. */
  caption: string;
  /** Where below the coverage of the whole competition the page lies. */
  below?: readonly { href: string; text: string }[] | undefined;
  errors?: readonly FieldError[] | undefined;
  children: Child;
};

/** A page about coverage: where it lies, its heading, and what was wrong if something was. */
export function CoverageFrame({
  frame,
  competition,
  title,
  caption,
  below,
  errors = [],
  children,
}: CoverageFrameProps) {
  const { competitionId, title: competitionTitle } = competition;
  return (
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      wide
      trail={[
        { href: "/authority", text: "Competitions" },
        { href: `/authority/competitions/${competitionId}`, text: competitionTitle },
        ...(below === undefined ? [] : [{ href: coveragePath(competitionId), text: "Coverage" }, ...below]),
      ]}
    >
      <FieldErrorSummary errors={errors} />
      <span class="govuk-caption-l">{caption}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      {children}
    </Page>
  );
}
