import type { Child } from "hono/jsx";
import type { Competition } from "../../../shared/competition/schema.ts";
import { stageName } from "../../../shared/competition/words.ts";
import type { Round } from "../../../shared/preferences/rules.ts";
import { type FieldError, FieldErrorSummary } from "../../govuk/field-error.tsx";
import { type Frame, Page } from "../../govuk/page.tsx";
import { roundPath } from "../paths.ts";

/** What every page of a bidder's round is given. */
export type RoundProps = { frame: Frame; competition: Competition; round: Round };

type RoundPageProps = RoundProps & {
  title: string;
  /** The step before; without it the page shows where it lies. */
  back?: string | undefined;
  errors?: readonly FieldError[] | undefined;
  wide?: boolean | undefined;
  children: Child;
};

/** A page of one round: which round it is, and what was wrong if something was. */
export function RoundPage({ frame, competition, round, title, back, errors = [], ...page }: RoundPageProps) {
  const { competitionId, title: competitionTitle } = competition;
  const trail = [
    { href: "/bidder", text: "Competitions" },
    { href: `/bidder/competitions/${competitionId}`, text: competitionTitle },
  ];
  const place = back === undefined ? { trail } : { back: { href: back, text: "Back" } };
  return (
    <Page {...frame} title={title} error={errors.length > 0} wide={page.wide} {...place}>
      <FieldErrorSummary errors={errors} />
      <span class="govuk-caption-l">
        {competitionTitle}
        {back !== undefined && (
          <>
            :{" "}
            <a class="govuk-link" href={roundPath(competitionId, round.stageId)}>
              {stageName(round)}
            </a>
          </>
        )}
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      {page.children}
    </Page>
  );
}
