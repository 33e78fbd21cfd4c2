import type { Competition } from "../competition/schema.ts";
import type { ResponseResult } from "../evaluation/schema.ts";
import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { ProposalId } from "../kernel/id.ts";
import { fromLondon, type Instant, type LocalTimeRefusal, MINUTE, plus } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import type { ProposedOutcome, ProposeOutcome, ResultsHash } from "./schema.ts";

/**
 * More than confirming an outcome can take, in ms: it is confirmed as long before its instant, so that everything is in
 * place when that comes.
 */
const CONFIRMING_TAKES = MINUTE;

export type OutcomeRefusal =
  | Common<"needs-national-lead" | "not-for-your-role" | "not-found" | "changed-meanwhile">
  | LocalTimeRefusal
  | { code: "competition-cancelled"; cancelledAt: Instant }
  | { code: "already-confirmed" }
  | { code: "already-proposed" }
  | { code: "already-withdrawn" }
  | { code: "nothing-submitted" }
  | { code: "evaluation-not-complete" }
  | { code: "query-open"; dueAt: Instant }
  | { code: "publish-later"; earliestAt: Instant }
  | { code: "needs-second-person" }
  | { code: "too-late-to-confirm"; latestAt: Instant }
  | { code: "results-changed" };

/** What a decision about the outcome stands on: the results of the evaluation as they are now. */
export type OutcomeFacts = {
  readonly actor: AuthorityActor;
  readonly competition: Competition;
  /** Whether every marked section of every response was moderated. */
  readonly complete: boolean;
  readonly results: readonly ResponseResult[];
  readonly resultsHash: ResultsHash;
  /** Until when a bidder may still answer a question about its response, if one may: the latest such instant. */
  readonly queriesDueAt: Instant | undefined;
};

/** Decides when an outcome is published that is proposed now: at no time of its own as soon as it is confirmed. */
export function decidePublication({ publishAt: typed }: Pick<ProposeOutcome, "publishAt">, now: Instant) {
  if (typed === undefined) return accept(undefined);
  const publishAt = fromLondon(typed);
  if (!publishAt.ok) return publishAt;
  const earliestAt = plus(now, CONFIRMING_TAKES);
  return publishAt.value < earliestAt ? refuse({ code: "publish-later", earliestAt }) : publishAt;
}

/**
 * Decides whether an outcome may be proposed: by a national lead, of an evaluation that is complete and in which no
 * bidder may still answer, on the results that the lead saw, for an instant that leaves time for a second lead.
 */
export function decideProposal(
  facts: OutcomeFacts & { readonly proposalId: ProposalId; readonly proposed: boolean },
  command: ProposeOutcome,
  now: Instant,
) {
  const { actor, competition, proposalId, proposed, results, resultsHash } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (competition.outcome !== undefined) return refuse({ code: "already-confirmed" });
  if (proposed) return refuse({ code: "already-proposed" });
  const settled = decideSettled(facts, now);
  if (!settled.ok) return settled;
  if (command.seenResults !== resultsHash) return refuse({ code: "changed-meanwhile" });
  const publishAt = decidePublication(command, now);
  if (!publishAt.ok) return publishAt;
  return accept<ProposedOutcome>({
    proposalId,
    ...(publishAt.value === undefined ? {} : { publishAt: publishAt.value }),
    reason: command.reason,
    resultsHash,
    results: results.map(({ organisationId, organisationName, mayBeListed, totalTenths, passes }) => ({
      organisationId,
      organisationName,
      mayBeListed,
      totalTenths,
      passes,
    })),
    proposedBy: { personId: actor.personId, name: actor.name },
    proposedAt: now,
  });
}

type Confirmed = ProposedOutcome & { readonly confirmed: NonNullable<ProposedOutcome["confirmed"]> };

/**
 * Decides whether a proposal is confirmed: by another national lead, on results that are still those proposed, and at
 * least a minute before its instant. Without an instant it is published now.
 */
export function decideConfirmation(
  facts: OutcomeFacts & { readonly proposal: ProposedOutcome | undefined },
  now: Instant,
) {
  const { actor, proposal, resultsHash } = facts;
  const current = decideCurrent(actor, proposal);
  if (!current.ok) return current;
  const { proposedBy, publishAt } = current.value;
  if (proposedBy.personId === actor.personId) return refuse({ code: "needs-second-person" });
  const settled = decideSettled(facts, now);
  if (!settled.ok) return settled;
  if (current.value.resultsHash !== resultsHash) return refuse({ code: "results-changed" });
  const latestAt = confirmableAtLatest(current.value);
  if (latestAt !== undefined && now > latestAt) return refuse({ code: "too-late-to-confirm", latestAt });
  const by = { personId: actor.personId, name: actor.name };
  return accept<Confirmed>({ ...current.value, confirmed: { at: now, by, visibleAt: publishAt ?? now } });
}

/** The last instant at which a proposal can be confirmed; undefined where it is published at once, whenever that is. */
export const confirmableAtLatest = ({ publishAt }: Pick<ProposedOutcome, "publishAt">): Instant | undefined =>
  publishAt && plus(publishAt, -CONFIRMING_TAKES);

/** Decides whether a proposal is taken back: by any national lead, before it is confirmed. */
export function decideWithdrawal(
  { actor, proposal }: Pick<OutcomeFacts, "actor"> & { readonly proposal: ProposedOutcome | undefined },
  { reason }: { readonly reason: string },
  now: Instant,
) {
  const current = decideCurrent(actor, proposal);
  if (!current.ok) return current;
  const by = { personId: actor.personId, name: actor.name };
  return accept<ProposedOutcome>({ ...current.value, withdrawn: { at: now, by, reason } });
}

/** Whether the evaluation has come to an end that an outcome can stand on. */
function decideSettled(
  { competition: { cancelled }, complete, results, queriesDueAt }: OutcomeFacts,
  now: Instant,
) {
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  if (results.length === 0) return refuse({ code: "nothing-submitted" });
  if (!complete) return refuse({ code: "evaluation-not-complete" });
  if (queriesDueAt !== undefined && now < queriesDueAt)
    return refuse({ code: "query-open", dueAt: queriesDueAt });
  return accept(undefined);
}

/** Whether a proposal waits for a national lead's decision. */
function decideCurrent(actor: AuthorityActor, proposal: ProposedOutcome | undefined) {
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (proposal === undefined) return refuse({ code: "not-found" });
  if (proposal.confirmed !== undefined) return refuse({ code: "already-confirmed" });
  if (proposal.withdrawn !== undefined) return refuse({ code: "already-withdrawn" });
  return accept<ProposedOutcome>(proposal);
}

/**
 * A proposal waits for a second lead until it is confirmed or withdrawn; it lapses when its instant comes too near, and when
 * the competition is cancelled. Once
 * confirmed it is to be published, and published from its instant on.
 */
export type ProposalState = "waiting" | "lapsed" | "withdrawn" | "confirmed" | "published";

export function stateOfProposal(
  proposal: ProposedOutcome,
  competition: Pick<Competition, "outcome" | "cancelled">,
  now: Instant,
): ProposalState {
  if (proposal.withdrawn !== undefined) return "withdrawn";
  if (proposal.confirmed !== undefined)
    return publishedOutcome(competition, now) === undefined ? "confirmed" : "published";
  const latestAt = confirmableAtLatest(proposal);
  return competition.cancelled !== undefined || (latestAt !== undefined && now > latestAt)
    ? "lapsed"
    : "waiting";
}
