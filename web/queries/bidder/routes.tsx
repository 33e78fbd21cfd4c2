import { Hono } from "hono";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { loadOwnQuery, loadOwnQueries } from "../../../functions/queries/facts.ts";
import { answerQuery } from "../../../functions/queries/operations.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { AnswerQuery } from "../../../shared/queries/schema.ts";
import { queryRefusalInWords } from "../../../shared/queries/words.ts";
import { QueryId, CompetitionId } from "../../../shared/kernel/id.ts";
import { fieldErrors, newRequestKey, readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { setFlash } from "../../doors/session-cookie.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import { ownQueryPath } from "../paths.ts";
import { OwnQueryPage, OwnQueriesPage } from "./queries-page.tsx";

const QUERIES = "/competitions/:competition/queries";

/** What a bidder is asked about its own response. Mounted at `/bidder`. */
export const queriesBidderRoutes = new Hono<PortalEnv>()
  .get(QUERIES, async (c) => {
    const competition = await addressedCompetition(c);
    if (competition === undefined) return c.notFound();
    const { table, now } = c.get("deps");
    const actor = actorOf(c, "bidder");
    const queries = await loadOwnQueries(table, actor, competition.competitionId);
    const page = { frame: frameOf(c), competition, queries, now: now() };
    return c.html(<OwnQueriesPage {...page} />);
  })
  .get(`${QUERIES}/:query`, (c) => queryPage(c, "", []))
  .post(`${QUERIES}/:query`, async (c) => {
    const { text, requestKey } = await readForm(c);
    const answer = text("answer");
    const command = AnswerQuery.safeParse({
      competitionId: c.req.param("competition"),
      queryId: c.req.param("query"),
      answer,
    });
    if (!command.success) return queryPage(c, answer, fieldErrors(command.error));
    const { competitionId, queryId } = command.data;
    const outcome = await answerQuery(c.get("deps"), actorOf(c, "bidder"), command.data, requestKey);
    if (!outcome.ok) {
      const error = { field: "answer", text: queryRefusalInWords(outcome.error) };
      return queryPage(c, answer, [error]);
    }
    setFlash(c, "query-answered");
    return c.redirect(ownQueryPath(competitionId, queryId), 303);
  });

async function addressedCompetition(c: PortalContext) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  return id.success ? loadCompetition(c.get("deps").table, id.data) : undefined;
}

/** One of the organisation's own questions; another's is not found. */
async function queryPage(c: PortalContext, answer: string, errors: readonly FieldError[]) {
  const competition = await addressedCompetition(c);
  const id = QueryId.safeParse(c.req.param("query"));
  if (competition === undefined || !id.success) return c.notFound();
  const { table, now } = c.get("deps");
  const actor = actorOf(c, "bidder");
  const query = await loadOwnQuery(table, actor, competition.competitionId, id.data);
  if (query === undefined) return c.notFound();
  const page = { competition, query, role: actor.role, answer, errors, now: now() };
  return c.html(
    <OwnQueryPage {...page} frame={frameOf(c)} requestKey={newRequestKey(c)} />,
    errors.length === 0 ? 200 : 422,
  );
}
