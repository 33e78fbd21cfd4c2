import { Hono } from "hono";
import { loadQueriesOf } from "../../functions/queries/facts.ts";
import { loadAnswers, responseOf } from "../../functions/evaluation/facts.ts";
import { linkToFile } from "../../functions/evaluation/operations.ts";
import { actorOf } from "../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { mayAsk } from "../../shared/queries/rules.ts";
import { decideOverview, decideReading, oversees } from "../../shared/evaluation/reading.ts";
import { hasInterest } from "../../shared/evaluation/rules.ts";
import { CompetitionId, FileId, OrganisationId } from "../../shared/kernel/id.ts";
import { addressedEvaluation, refusedPage } from "./evaluation-for-routes.tsx";
import { ResponsePage } from "./response-page.tsx";
import { ResponsesPage } from "./responses-page.tsx";

const RESPONSES = "/competitions/:competition/responses";

/** The responses to the PQQ, after it is sealed. */
export const responsesRoutes = new Hono<PortalEnv>()
  .get(RESPONSES, async (c) => {
    const addressed = await addressedEvaluation(c);
    if (!addressed.ok) return addressed.error;
    const { evaluation, place } = addressed.value;
    const mayLook = decideOverview(evaluation);
    if (!mayLook.ok) return refusedPage(c, mayLook.error);
    const { personId } = evaluation.actor;
    return c.html(
      <ResponsesPage
        place={place}
        responses={evaluation.responses}
        isKeptAway={(organisation) => hasInterest(evaluation, personId, organisation)}
      />,
    );
  })
  .get(`${RESPONSES}/:organisation`, async (c) => {
    const addressed = await addressedEvaluation(c);
    if (!addressed.ok) return addressed.error;
    const id = OrganisationId.safeParse(c.req.param("organisation"));
    if (!id.success) return c.notFound();
    const { evaluation, place } = addressed.value;
    const readable = decideReading(evaluation, id.data);
    if (!readable.ok) return refusedPage(c, readable.error);
    const response = responseOf(evaluation, id.data);
    if (response === undefined) return c.notFound();
    const deps = c.get("deps");
    const { table } = deps;
    const queries = await loadQueriesOf(deps, addressed.value.competitionId, id.data);
    const sections = await Promise.all(
      readable.value.map(async (section) => ({
        section,
        answers: await loadAnswers(table, evaluation, { ...section, organisationId: id.data }),
      })),
    );
    return c.html(
      <ResponsePage
        place={place}
        response={response}
        sections={sections}
        queries={queries}
        mayAsk={mayAsk(evaluation)}
        listed={oversees(evaluation)}
      />,
    );
  })
  .get(`${RESPONSES}/:organisation/files/:file/download`, async (c) => {
    const competition = CompetitionId.safeParse(c.req.param("competition"));
    const organisation = OrganisationId.safeParse(c.req.param("organisation"));
    const file = FileId.safeParse(c.req.param("file"));
    if (!competition.success || !organisation.success || !file.success) return c.notFound();
    const of = { competitionId: competition.data, organisationId: organisation.data };
    const link = await linkToFile(c.get("deps"), actorOf(c, "authority"), of, file.data);
    return link.ok ? c.redirect(link.value, 302) : refusedPage(c, link.error);
  });
