import { Hono } from "hono";
import { CompetitionId, ProposalId } from "../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../shared/kernel/refusal.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { OutcomeRefusal } from "../../shared/outcomes/rules.ts";
import {
  ConfirmOutcome,
  ProposeOutcome,
  ResultsHash,
  WithdrawProposedOutcome,
} from "../../shared/outcomes/schema.ts";
import { outcomeRefusalInWords } from "../../shared/outcomes/words.ts";
import { loadCompetition } from "../competition/facts.ts";
import { actorOf } from "../platform/actor-of.ts";
import { addressed } from "../platform/addressed.ts";
import type { Committed } from "../platform/commit.ts";
import { problem, refusalProblem } from "../platform/problem.ts";
import { readAct } from "../platform/read-act.ts";
import { noQuery } from "../platform/read-query.ts";
import type { PortalContext, PortalEnv } from "../platform/request.ts";
import { outcomeReply } from "./replies.ts";
import { loadOwnOutcome, loadPrequalified } from "./facts.ts";
import { confirmOutcome, proposeOutcome, readOutcome, withdrawProposedOutcome } from "./operations.ts";

const OUTCOME = "/competitions/:competition/outcome";
const PROPOSAL = `${OUTCOME}/proposals/:proposal`;
const SEEN_RESULTS = { field: "seenResults", shape: ResultsHash };

/** The outcome for programs of the authority. Mounted at `/api/v1/authority`. */
export const outcomesAuthorityApi = new Hono<PortalEnv>()
  .get(OUTCOME, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    if (competitionId === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const deps = c.get("deps");
    const read = await readOutcome(deps, actorOf(c, "authority"), competitionId);
    if (!read.ok) return refused(c, read.error);
    c.header("etag", `"${read.value.resultsHash}"`);
    return c.json(outcomeReply(read.value, deps.now()));
  })
  .post(`${OUTCOME}/proposals`, async (c) => {
    const competitionId = addressed(c, "competition", CompetitionId);
    if (competitionId === undefined) return c.notFound();
    const asked = await readAct(c, ProposeOutcome, { competitionId }, SEEN_RESULTS);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answered(c, await proposeOutcome(c.get("deps"), actor, command, key), 201);
  })
  .post(`${PROPOSAL}/confirm`, async (c) => {
    const proposal = addressedProposal(c);
    if (proposal === undefined) return c.notFound();
    const asked = await readAct(c, ConfirmOutcome, proposal);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answered(c, await confirmOutcome(c.get("deps"), actor, command, key), 200);
  })
  .post(`${PROPOSAL}/withdraw`, async (c) => {
    const proposal = addressedProposal(c);
    if (proposal === undefined) return c.notFound();
    const asked = await readAct(c, WithdrawProposedOutcome, proposal);
    if (!asked.ok) return problem(c, asked.error);
    const { command, key } = asked.value;
    const actor = actorOf(c, "authority");
    return answered(c, await withdrawProposedOutcome(c.get("deps"), actor, command, key), 200);
  });

/** A bidder's own outcome for its programs: there is none before it is published. Mounted at `/api/v1/bidder`. */
export const outcomesBidderApi = new Hono<PortalEnv>().get(OUTCOME, async (c) => {
  const competition = await addressedCompetition(c);
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
    const competition = await addressedCompetition(c);
    if (competition === undefined) return c.notFound();
    const query = noQuery(c);
    if (!query.ok) return problem(c, query.error);
    const prequalified = await loadPrequalified(c.get("deps"), competition);
    return prequalified === undefined ? c.notFound() : c.json(prequalified);
  },
);

/** The proposal that the address names. */
function addressedProposal(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  const proposalId = addressed(c, "proposal", ProposalId);
  return competitionId && proposalId && { competitionId, proposalId };
}

async function addressedCompetition(c: PortalContext) {
  const competitionId = addressed(c, "competition", CompetitionId);
  return competitionId && loadCompetition(c.get("deps").table, competitionId);
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
