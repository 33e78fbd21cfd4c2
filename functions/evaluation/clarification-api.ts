import { Hono } from "hono";
import { stateOfClarification } from "../../shared/evaluation/clarification-rules.ts";
import { AnswerClarification, AskForClarification } from "../../shared/evaluation/clarification-schema.ts";
import { clarificationRefusalInWords } from "../../shared/evaluation/clarification-words.ts";
import { ClarificationId, CompetitionId } from "../../shared/kernel/id.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { loadCompetition } from "../competition/facts.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import type { Committed } from "../platform/commit.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { loadOwnClarifications } from "./clarification-facts.ts";
import { answerClarification, askForClarification, readClarifications } from "./clarification-operations.ts";

const CLARIFICATIONS = "/competitions/:competition/clarifications";

/** Questions to bidders for programs of the authority. Mounted at `/api/v1/authority`. */
export const clarificationsAuthorityApi = new Hono<PortalEnv>()
  .get(CLARIFICATIONS, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    if (competitionId === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const deps = c.get("deps");
    const read = await readClarifications(deps, actorOf(c, "authority"), competitionId);
    if (!read.ok) return refused(c, read.error);
    const items = read.value.clarifications.map((clarification) => ({
      ...clarification,
      state: stateOfClarification(clarification, deps.now()),
    }));
    return c.json({ items });
  })
  .post(CLARIFICATIONS, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    if (competitionId === undefined) return c.notFound();
    const asked = await readAct(c, AskForClarification, { competitionId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answered(c, await askForClarification(c.get("deps"), actor, command, key), 201);
  });

/** A bidder's own questions for its programs. Mounted at `/api/v1/bidder`. */
export const clarificationsBidderApi = new Hono<PortalEnv>()
  .get(CLARIFICATIONS, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    const { table, now } = c.get("deps");
    if (competitionId === undefined || (await loadCompetition(table, competitionId)) === undefined)
      return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const own = await loadOwnClarifications(table, actorOf(c, "bidder"), competitionId);
    const items = own.map((clarification) => ({
      ...clarification,
      state: stateOfClarification(clarification, now()),
    }));
    return c.json({ items });
  })
  .post(`${CLARIFICATIONS}/:clarification/answer`, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    const clarificationId = addressed(c, "clarification", ClarificationId);
    if (competitionId === undefined || clarificationId === undefined) return c.notFound();
    const asked = await readAct(c, AnswerClarification, { competitionId, clarificationId });
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "bidder");
    return answered(c, await answerClarification(c.get("deps"), actor, command, key), 200);
  });

type Refusal = Parameters<typeof clarificationRefusalInWords>[0];

/** What an operation came to: its short answer, or the problem in the words of the pages. */
function answered(c: PortalContext, outcome: Result<Committed, Refusal>, status: 200 | 201) {
  return outcome.ok ? c.json(outcome.value.answer, status) : refused(c, outcome.error);
}

function refused(c: PortalContext, refusal: Refusal) {
  if (refusal.code === "not-found") return c.notFound();
  return problem(c, refusalProblem(refusal.code, clarificationRefusalInWords(refusal)));
}
