import type { Competition } from "../competition/schema.ts";
import type { ResponseResult } from "../evaluation/schema.ts";
import { fromLondon, type Instant, type LocalTimeRefusal, MINUTE, plus } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import { addWorkingDays } from "../kernel/working-days.ts";
import type { CorrectOutcome, PublishOutcome, ResultsHash, StopOutcome } from "./schema.ts";

/**
 * More than confirming an outcome can take, in ms: it is confirmed as long before its instant, so that everything is in
 * place when that comes.
 */
const CONFIRMING_TAKES = MINUTE;

export type OutcomeRefusal =
  | Common<"not-for-your-role" | "not-found" | "changed-meanwhile">
  | LocalTimeRefusal
  | { code: "competition-cancelled"; cancelledAt: Instant }
  | { code: "already-published" }
  | { code: "not-published" }
  | { code: "did-not-respond" }
  | { code: "says-so-already" }
  | { code: "nothing-submitted" }
  | { code: "evaluation-not-complete" }
  | { code: "query-open"; dueAt: Instant }
  | { code: "publish-later"; earliestAt: Instant }
  | { code: "needs-national-lead" }
  | { code: "nothing-to-stop" }
  | { code: "too-late-to-stop"; visibleAt: Instant };

/** What a decision about the outcome stands on: the results of the evaluation as they are now. */
export type OutcomeFacts = {
  readonly competition: Competition;
  /** Whether every marked section of every response was moderated. */
  readonly complete: boolean;
  readonly results: readonly ResponseResult[];
  readonly resultsHash: ResultsHash;
  /** Until when a bidder may still answer a question about its response, if one may: the latest such instant. */
  readonly queriesDueAt: Instant | undefined;
};

/**
 * Decides when an outcome is published that is proposed or confirmed now: at no time of its own as soon as it is confirmed,
 * else at an instant at least a minute away.
 */
export function decidePublication({ publishAt: typed }: Pick<PublishOutcome, "publishAt">, now: Instant) {
  if (typed === undefined) return accept(undefined);
  const publishAt = fromLondon(typed);
  if (!publishAt.ok) return publishAt;
  const earliestAt = plus(now, CONFIRMING_TAKES);
  return publishAt.value < earliestAt ? refuse({ code: "publish-later", earliestAt }) : publishAt;
}

/**
 * Decides whether the outcome of an evaluation may be published: one that is complete, in which no bidder may still answer,
 * and that has no outcome yet.
 */
export function decideOutcome(facts: OutcomeFacts, command: PublishOutcome, now: Instant) {
  const { competition, complete, results, queriesDueAt } = facts;
  const { cancelled, outcome } = competition;
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  if (outcome !== undefined) return refuse({ code: "already-published" });
  if (results.length === 0) return refuse({ code: "nothing-submitted" });
  if (!complete) return refuse({ code: "evaluation-not-complete" });
  if (queriesDueAt !== undefined && now < queriesDueAt)
    return refuse({ code: "query-open", dueAt: queriesDueAt });
  const publishAt = decidePublication(command, now);
  return publishAt.ok ? accept({ publishAt: publishAt.value, results }) : publishAt;
}

/**
 * Decides whether one person may stop the publication of an outcome that two confirmed: until a minute before its instant, so
 * that no two requests of one instant read different things. It is then as if none had been confirmed: nobody outside the
 * authority learns of it, responses can be marked again, and another is proposed by one and confirmed by another. A second person
 * ratifies it within one working day; whether they do changes nothing of it.
 */
export function decideStop(
  { outcome, cancelled }: Pick<Competition, "outcome" | "cancelled">,
  { proposalId }: Pick<StopOutcome, "proposalId">,
  now: Instant,
) {
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  if (outcome === undefined) return refuse({ code: "nothing-to-stop" });
  if (plus(outcome.visibleAt, -CONFIRMING_TAKES) < now)
    return refuse({ code: "too-late-to-stop", visibleAt: outcome.visibleAt });
  if (outcome.proposalId !== proposalId) return refuse({ code: "changed-meanwhile" });
  return accept({ outcome, ratifyBy: addWorkingDays("england-and-wales", now, 1) });
}

/**
 * Decides whether the published outcome may be corrected for one organisation: one that responded, and of which it says
 * something else now. Gives the outcome as it is then, with the counts that follow.
 */
export function decideCorrection(
  { competition, results }: Pick<OutcomeFacts, "competition" | "results">,
  { organisationId, passes }: CorrectOutcome,
  now: Instant,
) {
  const { cancelled } = competition;
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  const outcome = publishedOutcome(competition, now);
  if (outcome === undefined) return refuse({ code: "not-published" });
  const result = results.find((one) => one.organisationId === organisationId);
  if (result === undefined) return refuse({ code: "did-not-respond" });
  if (result.passes === passes) return refuse({ code: "says-so-already" });
  return accept({ outcome, result, passed: outcome.passed + (passes ? 1 : -1) });
}

/** The last instant at which an outcome can be confirmed; undefined where it is published at once, whenever that is. */
export const confirmableAtLatest = (publishAt: Instant | undefined): Instant | undefined =>
  publishAt && plus(publishAt, -CONFIRMING_TAKES);
