import { loadResults, loadWork, organisationName } from "../../functions/evaluation/facts.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { progressOf } from "../../shared/evaluation/progress.ts";
import type { Cell, CellState } from "../../shared/evaluation/schema.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { type Found, ofNamed, pageOf, together } from "../doors/page-of.tsx";
import { namedOverview, refusedPage } from "./evaluation-for-routes.tsx";
import { DeclarationsPage } from "./declare-page.tsx";
import { html } from "hono/html";
import {
  cellStateNames,
  sheetStateNames,
  shutInWords,
  passInWords,
  percentInWords,
  resultInWords,
} from "../../shared/evaluation/words.ts";
import { Button } from "../govuk/button.tsx";
import { Details } from "../govuk/details.tsx";
import { InsetText } from "../govuk/inset-text.tsx";
import { Ways } from "../govuk/part.tsx";
import { CardTable } from "../govuk/card-table.tsx";
import { CompetitionFrame } from "../competition/competition-frame.tsx";
import { assignPath, declarationsPath, moderationPath, resultsPath, evaluationPath } from "./paths.ts";
import { isModerated } from "../../shared/evaluation/results.ts";
import type { ResponseResult } from "../../shared/evaluation/schema.ts";

const EVALUATION = "/competitions/:competition/evaluation";

/** How far the evaluation is. */
const namedProgress = ofNamed(namedOverview, async ({ evaluation, competitionId, within }, c) => ({
  within,
  progress: progressOf(evaluation, await loadWork(c.get("deps").table, competitionId)),
  /** Those that responded, in order of name. */
  organisations: evaluation.responses.map(({ organisation }) => organisation),
  /** Whether the reader may give parts and moderate. */
  leads: isNationalLead(evaluation.actor),
  proposedAt: evaluation.proposedAt,
  published: publishedOutcome(within.competition, c.get("deps").now()),
}));
type Progress = Found<typeof namedProgress>;

/** What the consensus says of every response. */
const namedResults = ofNamed(namedOverview, async ({ evaluation, competitionId, within }, c) => {
  const results = await loadResults(c.get("deps"), evaluation.actor, competitionId);
  if (!results.ok) return refusedPage(c, evaluation.competition, results.error);
  return { within, questionnaire: evaluation.questionnaire, ...results.value };
});

/** How far the evaluation is, what was declared and what came out: for national leads and auditors. */
export const overviewRoutes = together(
  pageOf(EVALUATION, namedProgress, (named) => <ProgressPage {...named} />),
  pageOf(`${EVALUATION}/results`, namedResults, (named) => <ResultsPage {...named} />),
  pageOf(`${EVALUATION}/declarations`, namedOverview, ({ evaluation, within }) => (
    <DeclarationsPage
      within={within}
      declarations={evaluation.declarations}
      assignments={evaluation.assignments.filter(({ removed }) => removed === undefined)}
      nameOf={(organisation) => organisationName(evaluation, organisation)}
    />
  )),
);

/** How far the evaluation is: by section in numbers, and response by response. */
function ProgressPage(props: Progress) {
  const { within, progress, organisations, leads, proposedAt, published } = props;
  const { competitionId } = within.competition;
  return (
    <CompetitionFrame {...within} title="Evaluation" width="wide">
      {proposedAt && (
        <InsetText text={`${shutInWords({ code: "outcome-proposed", proposedAt }, published)}.`} />
      )}
      {leads && proposedAt === undefined && (
        <Button text="Assign somebody" href={assignPath(competitionId)} />
      )}
      <Ways
        ways={[
          { href: assignPath(competitionId), text: "Who evaluates which section" },
          { href: declarationsPath(competitionId), text: "Declarations of interests" },
          { href: resultsPath(competitionId), text: "Results" },
        ]}
      />
      <BySection progress={progress} />
      {organisations.length > 0 && <ByResponse {...props} />}
    </CompetitionFrame>
  );
}

function BySection({ progress }: Pick<Progress, "progress">) {
  return (
    <CardTable
      caption="Sections"
      captionSize="m"
      head={[
        "Section",
        "Marks submitted",
        ...STATES.map((state) => ({ text: cellStateNames[state], format: "numeric" })),
      ]}
      rows={progress.map(({ section, cells }) => {
        const { submitted, expected } = countMarks(cells);
        return [
          section.title,
          `${submitted} of ${expected}`,
          ...STATES.map((state) => ({
            text: String(cells.filter((cell) => cell.state === state).length),
            format: "numeric",
          })),
        ];
      })}
    />
  );
}

const STATES = ["too-few", "marking", "to-moderate", "moderated"] as const satisfies readonly CellState[];

function countMarks(cells: readonly Cell[]) {
  const sheets = cells.flatMap(({ evaluators }) => evaluators).filter(({ state }) => state !== "kept-away");
  return {
    submitted: sheets.filter(({ state }) => state === "submitted").length,
    expected: sheets.length,
  };
}

function ByResponse({ within, progress, organisations, leads }: Progress) {
  const { competitionId } = within.competition;
  return (
    <>
      <CardTable
        caption="Responses by section"
        captionSize="m"
        head={["Response", ...progress.map(({ section }) => section.title)]}
        rows={organisations.map(({ organisationId, name }) => [
          name,
          ...progress.map(({ section: { sectionId, title }, cells }) => {
            const cell = cells.find((one) => one.organisationId === organisationId);
            const href = moderationPath(competitionId, { sectionId, organisationId });
            return cell && cellOf(cell, leads ? { href, of: `${title} of ${name}` } : undefined);
          }),
        ])}
      />
      <Waiting progress={progress} organisations={organisations} />
    </>
  );
}

const COLOURS = {
  "too-few": "govuk-tag--red",
  marking: "govuk-tag--yellow",
  "to-moderate": "govuk-tag--blue",
  moderated: "govuk-tag--green",
} as const satisfies Record<CellState, string>;

const WAYS: Partial<Record<CellState, string>> = {
  "to-moderate": "Set consensus",
  moderated: "See consensus",
};

/** One cell of the table, as an `html` template: there are hundreds. */
function cellOf({ state, evaluators }: Cell, to: { href: string; of: string } | undefined) {
  const expected = evaluators.filter((one) => one.state !== "kept-away");
  const submitted = expected.filter((one) => one.state === "submitted");
  const way = WAYS[state];
  const link =
    to &&
    way &&
    html`<br /><a href="${to.href}">${way}<span class="govuk-visually-hidden"> on ${to.of}</span></a>`;
  return html`<strong class="govuk-tag ${COLOURS[state]}">${cellStateNames[state]}</strong
    ><br />${submitted.length} of ${expected.length} in${link}`;
}

/** Whose marks are still to come, for whoever wants to remind them. */
function Waiting({ progress, organisations }: Pick<Progress, "progress" | "organisations">) {
  const nameOf = new Map(organisations.map(({ organisationId, name }) => [organisationId, name]));
  return (
    <Details summaryText="Whose marks are in, one by one">
      {progress.map(({ section, cells }) => (
        <CardTable
          caption={section.title}
          captionSize="s"
          head={["Response", "Evaluators"]}
          rows={cells.map(({ organisationId, evaluators }) => [
            nameOf.get(organisationId) ?? organisationId,
            evaluators.map(({ name, state }) => `${name}: ${sheetStateNames[state]}`).join("; ") || "Nobody",
          ])}
        />
      ))}
    </Details>
  );
}

/** What the consensus says of every response: whoever proposes the outcome starts from here. */
function ResultsPage({ within, questionnaire, results, complete }: Found<typeof namedResults>) {
  const { thresholdPercent, leastScore, sections } = questionnaire;
  const judged = sections.filter(({ marking }) => marking === "pass-fail");
  return (
    <CompetitionFrame
      {...within}
      title="Results"
      above={[{ href: evaluationPath(within.competition.competitionId), text: "Evaluation" }]}
      width="wide"
    >
      <p>
        A response passes with every pass or fail section passed, a total of at least {thresholdPercent}%, and
        at least {leastScore} for each scored question.
      </p>
      {!complete && (
        <InsetText text="Not everything is moderated yet. In a total, what is not moderated counts as nothing." />
      )}
      <CardTable
        caption="Results"
        head={[
          "Response",
          ...judged.map(({ title }) => title),
          { text: "Lowest score", format: "numeric" },
          { text: "Total", format: "numeric" },
          "Outcome",
        ]}
        rows={results.map((result) => [
          result.organisationName,
          ...judged.map(({ sectionId }) => passOf(result, sectionId)),
          { text: lowestOf(result), format: "numeric" },
          { text: percentInWords(result.totalTenths), format: "numeric" },
          isModerated(result) ? resultInWords(result) : "Not yet",
        ])}
      />
    </CompetitionFrame>
  );
}

const NOT_YET = "Not moderated";

function passOf({ sections }: ResponseResult, id: string): string {
  const passed = sections.find(({ sectionId }) => sectionId === id)?.passed;
  return passed === undefined ? NOT_YET : passInWords(passed);
}

function lowestOf({ sections }: ResponseResult): string {
  const scores = sections.flatMap((section) => section.scores.map(({ score }) => score));
  return scores.length === 0 ? "–" : String(Math.min(...scores));
}
