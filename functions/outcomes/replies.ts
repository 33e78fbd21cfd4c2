import type { Instant } from "../../shared/kernel/instant.ts";
import { stateOfProposal } from "../../shared/outcomes/rules.ts";
import type { readOutcome } from "./operations.ts";

type Read = Extract<Awaited<ReturnType<typeof readOutcome>>, { ok: true }>["value"];

/** What a program of the authority reads: how every response came out, and every proposal with what became of it. */
export const outcomeReply = (read: Read, now: Instant) => ({
  competitionId: read.competition.competitionId,
  complete: read.complete,
  queriesDueAt: read.queriesDueAt,
  results: read.results,
  proposals: read.proposals.map((proposal) => ({
    ...proposal,
    state: stateOfProposal(proposal, read.competition, now),
  })),
});
