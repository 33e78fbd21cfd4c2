import { notPrequalifiedSince } from "./coverage.ts";
import type { Competition, Stage, Standing } from "../competition/schema.ts";
import {
  type AuthorityActor,
  type BidderActor,
  coversLot,
  isLeadOfSome,
  maySubmit,
} from "../kernel/actor.ts";
import type { LotId, StageId } from "../kernel/id.ts";
import { earliestFirst, type Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { byName } from "../kernel/text.ts";
import { prequalifiedSince } from "../kernel/standing.ts";
import { hasClosed, hasOpened, timesSeen, turnsSeen } from "../kernel/window.ts";
import { sameChoice } from "./choice.ts";
import type {
  DiscloseLotBidders,
  Disclosure,
  LotChoice,
  OpenedChoice,
  PreferencesDraft,
  SavePreferencesDraft,
  SeenVersion,
  SubmittedChoice,
  SubmittedChoices,
  SubmitPreferences,
  WithdrawPreferences,
} from "./schema.ts";

export type PreferencesRefusal =
  | Common<
      | "not-found"
      | "not-for-your-role"
      | "changed-meanwhile"
      | "request-key-reused"
      | "not-your-lot"
      | "too-early"
    >
  | { code: "competition-cancelled"; cancelledAt: Instant }
  | { code: "not-prequalified" }
  | { code: "round-not-open"; opensAt: Instant }
  | { code: "round-closed"; closedAt: Instant }
  | { code: "lot-not-in-competition"; lotId: LotId }
  | { code: "lot-chosen-twice"; lotId: LotId }
  | { code: "no-lot-chosen" }
  | { code: "nothing-submitted" };

export type Round = Stage & { closesAt: Instant };

/** What a decision about an organisation's preferences stands on. */
export type PreferencesFacts = {
  readonly actor: BidderActor;
  readonly competition: Competition;
  readonly standing: Standing | undefined;
  readonly choices: SubmittedChoices;
};

/** The preference rounds of a competition, first to last. */
export const roundsOf = ({ stages }: Pick<Competition, "stages">): readonly Round[] =>
  stages
    .filter((stage): stage is Round => stage.kind === "lot-preferences" && stage.closesAt !== undefined)
    .toSorted((a, b) => earliestFirst(a.opensAt, b.opensAt));

/** What an organisation has chosen so far, in which rounds. */
type Chosen = { readonly competition: Pick<Competition, "stages">; readonly choices: SubmittedChoices };

/** What stood for an organisation when a round began: the latest choice of an earlier round that was not withdrawn. */
export function earlierChoice({ competition, choices }: Chosen, round: StageId) {
  const rounds = roundsOf(competition);
  const at = rounds.findIndex(({ stageId }) => stageId === round);
  for (const { stageId } of rounds.slice(0, at).toReversed()) {
    const choice = choices[stageId];
    if (choice?.lots !== undefined) return { ...choice, lots: choice.lots, round: stageId };
  }
  return undefined;
}

type Drafted = Chosen & { readonly draft: PreferencesDraft | undefined };

/** The choice a person starts from: their draft, else what they submitted, else what stood before the round. */
export const startingChoice = ({ draft, ...chosen }: Drafted, round: StageId): LotChoice =>
  draft?.lots ?? chosen.choices[round]?.lots ?? earlierChoice(chosen, round)?.lots ?? [];

/** The earlier round whose choice a person starts from; undefined when they have said something in this one. */
export function startingRound({ draft, ...chosen }: Drafted, round: StageId): Round | undefined {
  if (draft !== undefined || chosen.choices[round]?.lots !== undefined) return undefined;
  const earlier = earlierChoice(chosen, round);
  return roundsOf(chosen.competition).find(({ stageId }) => stageId === earlier?.round);
}

/** Whether a draft says something that has not been submitted: its owner is warned before the round closes. */
export function isUnsent(draft: PreferencesDraft | undefined, submitted: SubmittedChoice | undefined) {
  if (draft === undefined) return false;
  return submitted?.lots === undefined || !sameChoice(submitted.lots, draft.lots);
}

export const seenVersionOf = (
  draft: PreferencesDraft | undefined,
  submitted: SubmittedChoice | undefined,
): SeenVersion => `${draft?.version ?? 0}.${submitted?.version ?? 0}`;

/** Decides whether a choice may be kept as a draft now. Everybody of a pre-qualified organisation may, while the round is open. */
export function decideDraft(
  facts: PreferencesFacts & { draft: PreferencesDraft | undefined },
  command: SavePreferencesDraft,
  now: Instant,
) {
  const round = openRound(facts, command.round, now);
  if (!round.ok) return round;
  const version = facts.draft?.version ?? 0;
  if (timesSeen(command.seenVersion) !== version) return refuse({ code: "changed-meanwhile" });
  const lots = checkedLots(facts.competition, command.lots);
  if (!lots.ok) return lots;
  const [savedAt, savedBy] = [now, facts.actor.name];
  return accept<PreferencesDraft>({ lots: lots.value, version: version + 1, savedAt, savedBy });
}

/**
 * Decides whether an organisation may submit these preferences, received at `now`: it has pre-qualified, a submitter
 * does it, the round is open (the closing instant itself is late), each lot is named once, and there is at least one —
 * unless the organisation held lots before the round and now wants none.
 */
export function decideSubmission(facts: PreferencesFacts, command: SubmitPreferences, now: Instant) {
  const round = submittableRound(facts, command, now);
  if (!round.ok) return round;
  const lots = checkedLots(facts.competition, command.lots);
  if (!lots.ok) return lots;
  if (lots.value.length === 0 && !mayChooseNone(facts, command.round))
    return refuse({ code: "no-lot-chosen" });
  return lots;
}

/** Whether a choice without any lot can be submitted: only by who held lots before the round and now wants none. */
export const mayChooseNone = (chosen: Chosen, round: StageId): boolean =>
  (earlierChoice(chosen, round)?.lots ?? []).length > 0;

/** Decides whether what was submitted in a round may be taken back, received at `now`. */
export function decideWithdrawal(facts: PreferencesFacts, command: WithdrawPreferences, now: Instant) {
  const round = submittableRound(facts, command, now);
  if (!round.ok) return round;
  const submitted = facts.choices[command.round];
  if (submitted?.lots === undefined) return refuse({ code: "nothing-submitted" });
  return accept<SubmittedChoice>(submitted);
}

function submittableRound(
  facts: PreferencesFacts,
  command: Pick<SubmitPreferences, "round" | "seenVersion">,
  now: Instant,
) {
  const round = openRound(facts, command.round, now);
  if (!round.ok) return round;
  if (!maySubmit(facts.actor)) return refuse({ code: "not-for-your-role" });
  if (turnsSeen(command.seenVersion) !== (facts.choices[command.round]?.version ?? 0))
    return refuse({ code: "changed-meanwhile" });
  return round;
}

/** Whether the organisation could prepare a choice in this round now, and if not, why. */
export function openRound(
  { competition, standing }: Pick<PreferencesFacts, "competition" | "standing">,
  stageId: StageId,
  now: Instant,
) {
  const { cancelled } = competition;
  if (cancelled !== undefined) return refuse({ code: "competition-cancelled", cancelledAt: cancelled.at });
  const round = roundsOf(competition).find((one) => one.stageId === stageId);
  if (round === undefined) return refuse({ code: "not-found" });
  if (prequalifiedSince(competition, standing, now) === undefined)
    return refuse({ code: "not-prequalified" });
  if (!hasOpened(round, now)) return refuse({ code: "round-not-open", opensAt: round.opensAt });
  if (hasClosed(round, now)) return refuse({ code: "round-closed", closedAt: round.closesAt });
  return accept<Round>(round);
}

function checkedLots({ lots }: Competition, chosen: LotChoice) {
  const seen = new Set<LotId>();
  for (const lotId of chosen) {
    if (!lots.some((lot) => lot.lotId === lotId)) return refuse({ code: "lot-not-in-competition", lotId });
    if (seen.has(lotId)) return refuse({ code: "lot-chosen-twice", lotId });
    seen.add(lotId);
  }
  return accept<LotChoice>(chosen);
}

/** What is opened to the authority of an organisation when a round is sealed: its choice, or the earlier one that still stands. */
export function openedChoice(
  organisation: Pick<OpenedChoice, "organisationId" | "organisationName" | "members">,
  chosen: Chosen,
  round: StageId,
): OpenedChoice {
  const submitted = chosen.choices[round];
  if (submitted?.lots !== undefined) {
    const { lots, receivedAt, submissionId } = submitted;
    return { ...organisation, lots, receivedAt, submissionId };
  }
  const earlier = earlierChoice(chosen, round);
  return earlier === undefined
    ? { ...organisation, lots: [] }
    : { ...organisation, lots: earlier.lots, carriedFrom: earlier.round };
}

/** Decides whether somebody may propose to disclose a lot's bidders: a lead of the lot. */
export function decideDisclosing(actor: AuthorityActor, { lotId }: Pick<DiscloseLotBidders, "lotId">) {
  if (!isLeadOfSome(actor)) return refuse({ code: "not-for-your-role" });
  return coversLot(actor.lots, lotId) ? accept(undefined) : refuse({ code: "not-your-lot" });
}

/** Decides what partners of a lot are told of its bidders, after the round was sealed. */
export function decideDisclosure(
  { competition, opened }: { competition: Competition; opened: readonly OpenedChoice[] },
  { lotId, round }: DiscloseLotBidders,
  _now: Instant,
) {
  const stage = roundsOf(competition).find(({ stageId }) => stageId === round);
  const lot = competition.lots.find((one) => one.lotId === lotId);
  if (stage === undefined || lot === undefined) return refuse({ code: "not-found" });
  if (competition.cancelled !== undefined)
    return refuse({ code: "competition-cancelled", cancelledAt: competition.cancelled.at });
  if (competition.sealed[round] === undefined) return refuse({ code: "too-early" });
  const bidders: Disclosure["bidders"] = opened
    .filter(({ lots }) => lots.includes(lotId))
    // Whom a correction has ruled out since is no bidder any more.
    .filter(({ organisationId }) => notPrequalifiedSince(competition, organisationId) === undefined)
    .map(({ organisationName, members }) => ({ name: organisationName, members }))
    .toSorted(byName);
  return accept({ lot, stage, bidders });
}
