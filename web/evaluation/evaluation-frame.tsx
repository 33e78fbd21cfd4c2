import type { Child } from "hono/jsx";
import type { Competition } from "../../shared/competition/schema.ts";
import { type FieldError, FieldErrorSummary } from "../govuk/field-error.tsx";
import { type Frame, Page } from "../govuk/page.tsx";

/** Where a page of the evaluation lies, and the request it answers. */
export type Place = {
  readonly frame: Frame;
  readonly competition: Pick<Competition, "competitionId" | "title">;
};

type EvaluationFrameProps = Place & {
  title: string;
  /** The line over the heading, such as the section. */
  caption?: string | undefined;
  /** The pages between the competition and this one. */
  above?: readonly { href: string; text: string }[] | undefined;
  errors?: readonly FieldError[] | undefined;
  /** For a table that takes the whole width. */
  wide?: boolean | undefined;
  children: Child;
};

/** A page about responses and their evaluation: where it lies, its heading, and what was wrong if something was. */
export function EvaluationFrame(props: EvaluationFrameProps) {
  const { frame, competition, title, caption, above = [], errors = [], wide, children } = props;
  return (
    <Page
      {...frame}
      title={title}
      error={errors.length > 0}
      wide={wide}
      trail={[
        { href: "/authority", text: "Competitions" },
        { href: `/authority/competitions/${competition.competitionId}`, text: competition.title },
        ...above,
      ]}
    >
      <div class="govuk-grid-row">
        <div class={wide ? "govuk-grid-column-full" : "govuk-grid-column-two-thirds"}>
          <FieldErrorSummary errors={errors} />
          {caption && <span class="govuk-caption-l">{caption}</span>}
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}

/** An answer or a look that was refused, in words. */
export function CannotSeePage({
  place,
  words,
  next,
}: {
  place: Place;
  words: string;
  /** What else there is to say, or to do. */
  next?: Child;
}) {
  return (
    <EvaluationFrame {...place} title="You cannot see this">
      <p class="govuk-body">{words}.</p>
      {next}
    </EvaluationFrame>
  );
}
