import { Hono } from "hono";
import * as z from "zod";
import { CompetitionId } from "../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { OutcomeRefusal } from "../../shared/outcomes/rules.ts";
import { ConfirmOutcome, ProposeOutcome, WithdrawProposedOutcome } from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { actorOf } from "../platform/actor-of.ts";
import type { Committed } from "../platform/commit.ts";
import { problem } from "../platform/problem.ts";
import { readQuery } from "../platform/read-query.ts";
import {
  idempotencyKey,
  type PortalContext,
  type PortalEnv,
  readJson,
  refusalProblem,
  seenVersion,
} from "../platform/request.ts";
import { outcomeAnswer } from "./answers.ts";
import { loadOwnOutcome, loadPrequalified } from "./facts.ts";
import { confirmOutcome, proposeOutcome, readOutcome, withdrawProposedOutcome } from "./operations.ts";

const OUTCOME = "/competitions/:competition/outcome";
const PROPOSAL = `${OUTCOME}/proposals/:proposal`;

/** The outcome for programs of the authority. Mounted at `/api/v1/authority`. */
export const outcomesAuthorityApi = new Hono<PortalEnv>()
  .get(OUTCOME, async (c) => {
    const competition = CompetitionId.safeParse(c.req.param("competition"));
    if (!competition.success) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const deps = c.get("deps");
    const read = await readOutcome(deps, actorOf(c, "authority"), competition.data);
    if (!read.ok) return refused(c, read.error);
    c.header("etag", `"${read.value.resultsHash}"`);
    return c.json(outcomeAnswer(read.value, deps.now()));
  })
  .post(`${OUTCOME}/proposals`, async (c) => {
    const competition = CompetitionId.safeParse(c.req.param("competition"));
    if (!competition.success) return c.notFound();
    const key = idempotencyKey(c);
    if (!key.ok) return problem(c, key.error);
    const seen = seenVersion(c);
    if (!seen.ok) return problem(c, seen.error);
    // A tag that never named results matches none.
    const seenResults = ProposeOutcome.shape.seenResults.safeParse(seen.value);
    if (!seenResults.success) return refused(c, { code: "changed-meanwhile" });
    const inPath = { competitionId: competition.data, seenResults: seenResults.data };
    const command = await readJson(c, ProposeOutcome, inPath);
    if (!command.ok) return problem(c, command.error);
    const actor = actorOf(c, "authority");
    return answered(c, await proposeOutcome(c.get("deps"), actor, command.value, key.value), 201);
  })
  .post(`${PROPOSAL}/confirm`, async (c) => {
    const named = ConfirmOutcome.safeParse(inAddress(c));
    if (!named.success) return c.notFound();
    const key = idempotencyKey(c);
    if (!key.ok) return problem(c, key.error);
    const command = await readJson(c, ConfirmOutcome, named.data);
    if (!command.ok) return problem(c, command.error);
    const actor = actorOf(c, "authority");
    return answered(c, await confirmOutcome(c.get("deps"), actor, command.value, key.value), 200);
  })
  .post(`${PROPOSAL}/withdraw`, async (c) => {
    const named = ConfirmOutcome.safeParse(inAddress(c));
    if (!named.success) return c.notFound();
    const key = idempotencyKey(c);
    if (!key.ok) return problem(c, key.error);
    const command = await readJson(c, WithdrawProposedOutcome, named.data);
    if (!command.ok) return problem(c, command.error);
    const actor = actorOf(c, "authority");
    return answered(c, await withdrawProposedOutcome(c.get("deps"), actor, command.value, key.value), 200);
  });

/** A bidder's own outcome for its programs: there is none before it is published. Mounted at `/api/v1/bidder`. */
export const outcomesBidderApi = new Hono<PortalEnv>().get(OUTCOME, async (c) => {
  const competition = await askedCompetition(c);
  if (competition === undefined) return c.notFound();
  const query = noQuery(c);
  if (!query.ok) return problem(c, query.error);
  const own = await loadOwnOutcome(c.get("deps"), actorOf(c, "bidder"), competition);
  return own === undefined ? c.notFound() : c.json(own);
});

/** Who has pre-qualified, for anybody's program, signed in or not. Mounted at `/api/v1/public`. */
export const outcomesPublicApi = new Hono<PortalEnv>().get(
  "/competitions/:competition/pre-qualified",
  async (c) => {
    const competition = await askedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const prequalified = await loadPrequalified(c.get("deps"), competition);
    return prequalified === undefined ? c.notFound() : c.json(prequalified);
  },
);

const noQuery = (c: PortalContext) => readQuery(c, z.strictObject({}));

const inAddress = (c: PortalContext) => ({
  competitionId: c.req.param("competition"),
  proposalId: c.req.param("proposal"),
});

async function askedCompetition(c: PortalContext) {
  const id = CompetitionId.safeParse(c.req.param("competition"));
  return id.success ? loadCompetition(c.get("deps").table, id.data) : undefined;
}

/** What an operation came to: its short answer, or the problem in the words of the pages. */
function answered(
  c: PortalContext,
  outcome: Result<Committed, OutcomeRefusal | CommonRefusal>,
  status: 200 | 201,
) {
  return outcome.ok ? c.json(outcome.value.answer, status) : refused(c, outcome.error);
}

function refused(c: PortalContext, refusal: OutcomeRefusal | CommonRefusal) {
  if (refusal.code === "not-found") return c.notFound();
  return problem(c, refusalProblem(refusal.code, outcomeRefusalInWords(refusal)));
}
