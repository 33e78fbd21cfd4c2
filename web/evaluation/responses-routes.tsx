import { loadQueriesOf } from "../../functions/queries/facts.ts";
import { loadAnswers, responseOf } from "../../functions/evaluation/facts.ts";
import { linkToFile } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import { addressed } from "../../functions/platform/addressed.ts";
import { mayAsk } from "../../shared/queries/rules.ts";
import { decideOverview, decideReading, oversees } from "../../shared/evaluation/reading-responses.ts";
import { hasInterest } from "../../shared/evaluation/rules.ts";
import { FileId, OrganisationId } from "../../shared/kernel/id.ts";
import { namedCompetition } from "../competition/competition-for-routes.ts";
import { pageOf, together } from "../doors/page-of.tsx";
import { namedEvaluation, refusedPage } from "./evaluation-for-routes.tsx";
import { ResponsePage } from "./response-page.tsx";
import { ResponsesPage } from "./responses-page.tsx";

const RESPONSES = "/competitions/:competition/responses";

/** The responses to the PQQ, after it is sealed. */
export const responsesRoutes = together(
  pageOf(RESPONSES, namedEvaluation, ({ evaluation, within }, c) => {
    const mayLook = decideOverview(evaluation);
    if (!mayLook.ok) return refusedPage(c, evaluation.competition, mayLook.error);
    const { responses, actor } = evaluation;
    const isKeptAway = (organisation: OrganisationId) =>
      hasInterest(evaluation, actor.personId, organisation);
    return <ResponsesPage within={within} responses={responses} isKeptAway={isKeptAway} />;
  }),
  pageOf(`${RESPONSES}/:organisation`, namedEvaluation, async ({ evaluation, within }, c) => {
    const organisationId = addressed(c, "organisation", OrganisationId);
    if (organisationId === undefined) return c.notFound();
    const readable = decideReading(evaluation, organisationId);
    if (!readable.ok) return refusedPage(c, evaluation.competition, readable.error);
    const response = responseOf(evaluation, organisationId);
    if (response === undefined) return c.notFound();
    const deps = c.get("deps");
    const queries = await loadQueriesOf(deps, evaluation.competition, organisationId);
    const sections = await Promise.all(
      readable.value.map(async (section) => ({
        section,
        answers: await loadAnswers(deps.table, evaluation, { ...section, organisationId }),
      })),
    );
    const page = { within, response, sections, queries };
    return <ResponsePage {...page} mayAsk={mayAsk(evaluation)} listed={oversees(evaluation)} />;
  }),
  pageOf(`${RESPONSES}/:organisation/files/:file/download`, namedCompetition, async (competition, c) => {
    const organisationId = addressed(c, "organisation", OrganisationId);
    const fileId = addressed(c, "file", FileId);
    if (organisationId === undefined || fileId === undefined) return c.notFound();
    const of = { competitionId: competition.competitionId, organisationId };
    const link = await linkToFile(c.get("deps"), actorOf(c, "authority"), of, fileId);
    return link.ok ? c.redirect(link.value, 302) : refusedPage(c, competition, link.error);
  }),
);
