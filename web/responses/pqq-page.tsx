import type { Child } from "hono/jsx";
import type { Competition } from "../../shared/competition/schema.ts";
import { stageName } from "../../shared/competition/words.ts";
import type { PqqStage } from "../../shared/responses/rules.ts";
import { type FieldError, FieldErrorSummary } from "../govuk/field-error.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { pqqPath } from "./paths.ts";

export type PqqProps = { frame: Frame; competition: Competition; stage: PqqStage };

type PqqPageProps = PqqProps & {
  title: string;
  /** The step before; without it the page shows where it lies. */
  back?: string | undefined;
  errors?: readonly FieldError[] | undefined;
  /** In the whole width, and not in the two thirds that read best. */
  wide?: boolean | undefined;
  children: Child;
};

/** A page of a bidder's own response: which PQQ it is, and what was wrong if something was. */
export function PqqPage({
  frame,
  competition,
  stage,
  title,
  back,
  errors = [],
  wide,
  children,
}: PqqPageProps) {
  const { competitionId, title: competitionTitle } = competition;
  const trail = [
    { href: "/bidder", text: "Competitions" },
    { href: `/bidder/competitions/${competitionId}`, text: competitionTitle },
  ];
  const place = back === undefined ? { trail } : { back: { href: back, text: "Back" } };
  return (
    <Page {...frame} title={title} error={errors.length > 0} {...place}>
      <div class="govuk-grid-row">
        <div class={wide === true ? "govuk-grid-column-full" : "govuk-grid-column-two-thirds"}>
          <FieldErrorSummary errors={errors} />
          <span class="govuk-caption-l">
            {competitionTitle}
            {back !== undefined && (
              <>
                :{" "}
                <a class="govuk-link" href={pqqPath(competitionId)}>
                  {stageName(stage)}
                </a>
              </>
            )}
          </span>
          <h1 class="govuk-heading-l">{title}</h1>
          {children}
        </div>
      </div>
    </Page>
  );
}
