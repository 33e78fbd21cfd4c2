import { Hono } from "hono";
import { stateOfQuery } from "../../shared/queries/rules.ts";
import { AnswerQuery, AskQuery } from "../../shared/queries/schema.ts";
import { queryRefusalInWords } from "../../shared/queries/words.ts";
import { QueryId, CompetitionId } from "../../shared/kernel/id.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { loadCompetition } from "../competition/facts.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import type { Committed } from "../platform/commit.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { loadOwnQueries } from "./facts.ts";
import { answerQuery, askQuery, readQueries } from "./operations.ts";

const QUERIES = "/competitions/:competition/queries";

/** Queries for programs of the authority. Mounted at `/api/v1/authority`. */
export const queriesAuthorityApi = new Hono<PortalEnv>()
  .get(QUERIES, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    if (competitionId === undefined) return c.notFound();
    const parameters = noQuery(c);
    if (!parameters.ok) return problem(c, parameters.error);
    const deps = c.get("deps");
    const read = await readQueries(deps, actorOf(c, "authority"), competitionId);
    if (!read.ok) return refused(c, read.error);
    const items = read.value.queries.map((query) => ({
      ...query,
      state: stateOfQuery(query, deps.now()),
    }));
    return c.json({ items });
  })
  .post(QUERIES, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    if (competitionId === undefined) return c.notFound();
    const asked = await readAct(c, AskQuery, { competitionId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answered(c, await askQuery(c.get("deps"), actor, command, key), 201);
  });

/** A bidder's own queries for its programs. Mounted at `/api/v1/bidder`. */
export const queriesBidderApi = new Hono<PortalEnv>()
  .get(QUERIES, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    const { table, now } = c.get("deps");
    if (competitionId === undefined || (await loadCompetition(table, competitionId)) === undefined)
      return c.notFound();
    const parameters = noQuery(c);
    if (!parameters.ok) return problem(c, parameters.error);
    const own = await loadOwnQueries(table, actorOf(c, "bidder"), competitionId);
    const items = own.map((query) => ({
      ...query,
      state: stateOfQuery(query, now()),
    }));
    return c.json({ items });
  })
  .post(`${QUERIES}/:query/answer`, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    const queryId = addressed(c, "query", QueryId);
    if (competitionId === undefined || queryId === undefined) return c.notFound();
    const asked = await readAct(c, AnswerQuery, { competitionId, queryId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "bidder");
    return answered(c, await answerQuery(c.get("deps"), actor, command, key), 200);
  });

type Refusal = Parameters<typeof queryRefusalInWords>[0];

/** What an operation came to: its short answer, or the problem in the words of the pages. */
function answered(c: PortalContext, outcome: Result<Committed, Refusal>, status: 200 | 201) {
  return outcome.ok ? c.json(outcome.value.answer, status) : refused(c, outcome.error);
}

function refused(c: PortalContext, refusal: Refusal) {
  if (refusal.code === "not-found") return c.notFound();
  return problem(c, refusalProblem(refusal.code, queryRefusalInWords(refusal)));
}
