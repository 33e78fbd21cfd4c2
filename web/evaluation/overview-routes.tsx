import { loadResults, loadWork, organisationName } from "../../functions/evaluation/facts.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { progressOf } from "../../shared/evaluation/progress.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { pageOf, together } from "../doors/page-of.tsx";
import { namedOverview, refusedPage } from "./evaluation-for-routes.tsx";
import { DeclarationsPage } from "./declare-page.tsx";
import { ProgressPage } from "./progress-page.tsx";
import { ResultsPage } from "./results-page.tsx";

const EVALUATION = "/competitions/:competition/evaluation";

/** How far the evaluation is, what was declared and what came out: for national leads and auditors. */
export const overviewRoutes = together(
  pageOf(EVALUATION, namedOverview, async ({ evaluation, competitionId, within }, c) => {
    const { actor, responses, proposedAt } = evaluation;
    return (
      <ProgressPage
        within={within}
        progress={progressOf(evaluation, await loadWork(c.get("deps").table, competitionId))}
        organisations={responses.map(({ organisation }) => organisation)}
        leads={isNationalLead(actor)}
        proposedAt={proposedAt}
        published={publishedOutcome(within.competition, c.get("deps").now())}
      />
    );
  }),
  pageOf(`${EVALUATION}/results`, namedOverview, async ({ evaluation, competitionId, within }, c) => {
    const results = await loadResults(c.get("deps"), evaluation.actor, competitionId);
    if (!results.ok) return refusedPage(c, evaluation.competition, results.error);
    return <ResultsPage within={within} questionnaire={evaluation.questionnaire} {...results.value} />;
  }),
  pageOf(`${EVALUATION}/declarations`, namedOverview, ({ evaluation, within }) => (
    <DeclarationsPage
      within={within}
      declarations={evaluation.declarations}
      assignments={evaluation.assignments.filter(({ removed }) => removed === undefined)}
      nameOf={(organisation) => organisationName(evaluation, organisation)}
    />
  )),
);
