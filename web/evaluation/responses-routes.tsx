import { Hono } from "hono";
import { loadQueriesOf } from "../../functions/queries/facts.ts";
import { loadAnswers, responseOf } from "../../functions/evaluation/facts.ts";
import { linkToFile } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { mayAsk } from "../../shared/queries/rules.ts";
import { decideOverview, decideReading, oversees } from "../../shared/evaluation/reading-responses.ts";
import { hasInterest } from "../../shared/evaluation/rules.ts";
import { FileId, OrganisationId } from "../../shared/kernel/id.ts";
import { namedCompetition } from "../competition/competition-for-routes.ts";
import { namedEvaluation, refusedPage } from "./evaluation-for-routes.tsx";
import { ResponsePage } from "./response-page.tsx";
import { ResponsesPage } from "./responses-page.tsx";

const RESPONSES = "/competitions/:competition/responses";

/** The responses to the PQQ, after it is sealed. */
export const responsesRoutes = new Hono<PortalEnv>()
  .get(RESPONSES, async (c) => {
    const named = await namedEvaluation(c);
    if (named instanceof Response) return named;
    const { evaluation, within } = named;
    const mayLook = decideOverview(evaluation);
    if (!mayLook.ok) return refusedPage(c, evaluation.competition, mayLook.error);
    const { personId } = evaluation.actor;
    return c.html(
      <ResponsesPage
        within={within}
        responses={evaluation.responses}
        isKeptAway={(organisation) => hasInterest(evaluation, personId, organisation)}
      />,
    );
  })
  .get(`${RESPONSES}/:organisation`, async (c) => {
    const named = await namedEvaluation(c);
    if (named instanceof Response) return named;
    const organisationId = addressed(c, "organisation", OrganisationId);
    if (organisationId === undefined) return c.notFound();
    const { evaluation, within } = named;
    const readable = decideReading(evaluation, organisationId);
    if (!readable.ok) return refusedPage(c, evaluation.competition, readable.error);
    const response = responseOf(evaluation, organisationId);
    if (response === undefined) return c.notFound();
    const deps = c.get("deps");
    const { table } = deps;
    const queries = await loadQueriesOf(deps, evaluation.competition, organisationId);
    const sections = await Promise.all(
      readable.value.map(async (section) => ({
        section,
        answers: await loadAnswers(table, evaluation, { ...section, organisationId }),
      })),
    );
    return c.html(
      <ResponsePage
        within={within}
        response={response}
        sections={sections}
        queries={queries}
        mayAsk={mayAsk(evaluation)}
        listed={oversees(evaluation)}
      />,
    );
  })
  .get(`${RESPONSES}/:organisation/files/:file/download`, async (c) => {
    const competition = await namedCompetition(c);
    if (competition instanceof Response) return competition;
    const organisationId = addressed(c, "organisation", OrganisationId);
    const fileId = addressed(c, "file", FileId);
    if (organisationId === undefined || fileId === undefined) return c.notFound();
    const of = { competitionId: competition.competitionId, organisationId };
    const link = await linkToFile(c.get("deps"), actorOf(c, "authority"), of, fileId);
    return link.ok ? c.redirect(link.value, 302) : refusedPage(c, competition, link.error);
  });
