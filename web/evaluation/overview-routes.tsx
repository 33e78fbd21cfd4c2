import { Hono } from "hono";
import { loadResults, loadWork, organisationName } from "../../functions/evaluation/facts.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { isNationalLead } from "../../shared/kernel/actor.ts";
import { progressOf } from "../../shared/evaluation/progress.ts";
import { publishedOutcome } from "../../shared/kernel/standing.ts";
import { namedOverview, refusedPage } from "./evaluation-for-routes.tsx";
import { DeclarationsPage } from "./declarations-page.tsx";
import { ProgressPage } from "./progress-page.tsx";
import { ResultsPage } from "./results-page.tsx";

const EVALUATION = "/competitions/:competition/evaluation";

/** How far the evaluation is, what was declared and what came out: for national leads and auditors. */
export const overviewRoutes = new Hono<PortalEnv>()
  .get(EVALUATION, async (c) => {
    const named = await namedOverview(c);
    if (named instanceof Response) return named;
    const { evaluation, competitionId, within } = named;
    const work = await loadWork(c.get("deps").table, competitionId);
    const { actor, responses, proposedAt } = evaluation;
    return c.html(
      <ProgressPage
        within={within}
        progress={progressOf(evaluation, work)}
        organisations={responses.map(({ organisation }) => organisation)}
        leads={isNationalLead(actor)}
        proposedAt={proposedAt}
        published={publishedOutcome(within.competition, c.get("deps").now())}
      />,
    );
  })
  .get(`${EVALUATION}/results`, async (c) => {
    const named = await namedOverview(c);
    if (named instanceof Response) return named;
    const { evaluation, competitionId, within } = named;
    const results = await loadResults(c.get("deps"), evaluation.actor, competitionId);
    if (!results.ok) return refusedPage(c, evaluation.competition, results.error);
    return c.html(
      <ResultsPage within={within} questionnaire={evaluation.questionnaire} {...results.value} />,
    );
  })
  .get(`${EVALUATION}/declarations`, async (c) => {
    const named = await namedOverview(c);
    if (named instanceof Response) return named;
    const { evaluation, within } = named;
    const { declarations, assignments } = evaluation;
    return c.html(
      <DeclarationsPage
        within={within}
        declarations={declarations}
        assignments={assignments.filter(({ removed }) => removed === undefined)}
        nameOf={(organisation) => organisationName(evaluation, organisation)}
      />,
    );
  });
