import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { StageId } from "../kernel/id.ts";
import { earliestFirst, plus, type Instant } from "../kernel/instant.ts";
import { publishedOutcome } from "../kernel/standing.ts";
import { CONFIRM_BEFORE, stageOf } from "./rules.ts";
import type { Amendment, Competition, CompetitionOutcome, Stage } from "./schema.ts";

/** What a page or an answer for people outside the authority may hold: no names of staff, and not when work was done. */
export type ParticipantsView = Omit<Competition, "sealed" | "amendments" | "outcome"> & {
  readonly amendments: readonly ShownAmendment[];
  readonly outcome?: PublishedOutcome | undefined;
};
/** What everybody may know of a published outcome of the PQQ. */
type PublishedOutcome = Pick<CompetitionOutcome, "visibleAt" | "submitted" | "passed">;
export type ShownAmendment = Omit<Amendment, "proposedBy" | "confirmedBy"> &
  Partial<Pick<Amendment, "proposedBy" | "confirmedBy">>;

/** A competition as its participants and the public see it at an instant. */
export function asParticipantsSeeIt(known: Competition, now: Instant): ParticipantsView {
  const { sealed: _sealed, outcome: _outcome, ...competition } = known;
  const amendments = competition.amendments.map(
    ({ proposedBy: _proposedBy, confirmedBy: _confirmedBy, ...amendment }) => amendment,
  );
  const published = publishedOutcome(known, now);
  if (published === undefined) return { ...competition, amendments };
  const { visibleAt, submitted, passed } = published;
  return { ...competition, amendments, outcome: { visibleAt, submitted, passed } };
}

/** A competition as the people of the authority see it: an outcome of the PQQ not before everybody else. */
export function asStaffSeeIt(known: Competition, now: Instant): Competition {
  const { outcome: _outcome, ...competition } = known;
  const outcome = publishedOutcome(known, now);
  return outcome === undefined ? competition : { ...competition, outcome };
}

/** Stages with dates, and whether they still count. */
export type Dated = Pick<Competition, "stages"> & { readonly cancelled?: Competition["cancelled"] };

/**
 * Where a stage stands. A stage without a closing time is a moment: it is "done" once it has come. A cancelled
 * competition stands still at that instant: what was open then was "stopped", what was ahead is "called-off".
 */
export type StageState = "ahead" | "open" | "closed" | "done" | "stopped" | "called-off";

export function stateOf(stage: Stage, { cancelled }: Dated, now: Instant): StageState {
  const at = cancelled === undefined ? now : cancelled.at;
  if (at < stage.opensAt) return cancelled === undefined ? "ahead" : "called-off";
  if (stage.closesAt === undefined) return "done";
  if (at >= stage.closesAt) return "closed";
  return cancelled === undefined ? "open" : "stopped";
}

/** The stages in the order in which they open. */
export const inOrder = (stages: readonly Stage[]): readonly Stage[] =>
  stages.toSorted((a, b) => earliestFirst(a.opensAt, b.opensAt));

type Closing = Stage & { closesAt: Instant };
const closes = (stage: Stage): stage is Closing => stage.closesAt !== undefined;

/** What is open (the first to close first), and what opens or happens next (all that falls on one instant). */
export function dashboardOf(competition: Dated, now: Instant) {
  const stagesIn = (state: StageState) =>
    inOrder(competition.stages).filter((stage) => stateOf(stage, competition, now) === state);
  const ahead = stagesIn("ahead");
  return {
    open: stagesIn("open")
      .filter(closes)
      .toSorted((a, b) => earliestFirst(a.closesAt, b.closesAt)),
    next: ahead.filter(({ opensAt }) => opensAt === ahead[0]?.opensAt),
  };
}

/** Whether anything of a competition is still to come or open. */
export function isUnderWay(competition: Dated, now: Instant): boolean {
  const { open, next } = dashboardOf(competition, now);
  return open.length + next.length > 0;
}

/** An instant of the timetable that may still be moved, and until when a second person can confirm that. */
export type MovableInstant = {
  readonly stage: Stage;
  readonly moves: Amendment["moves"];
  readonly from: Instant;
  readonly latestAt: Instant;
};

/** The instants of the timetable for which an amendment can still be proposed, the next one first. */
export function movableInstants(competition: Dated, now: Instant): readonly MovableInstant[] {
  if (competition.cancelled !== undefined) return [];
  return competition.stages
    .flatMap((stage) =>
      (["opensAt", "closesAt"] as const).flatMap((moves) => {
        const from = stage[moves];
        return from === undefined ? [] : [{ stage, moves, from, latestAt: plus(from, -CONFIRM_BEFORE) }];
      }),
    )
    .filter(({ latestAt }) => now <= latestAt)
    .toSorted((a, b) => earliestFirst(a.from, b.from));
}

/** An instant until which something can be done, and whether the instant itself is in time. */
type Deadline = { readonly until: Instant; readonly itselfCounts: boolean };

/** An outcome of the PQQ that waits for a second lead: when it is to be published, and until when it can be confirmed. */
export type WaitingOutcome = {
  readonly proposedBy: AuthorityActor["personId"];
  readonly publishAt: Instant | undefined;
  readonly confirmable: Deadline | undefined;
};

/** Until when an amendment can be confirmed: at the latest 15 minutes before the old instant, and before the new one. */
export function confirmableUntil({ from, to }: Pick<Amendment, "from" | "to">): Deadline {
  const latestAt = plus(from, -CONFIRM_BEFORE);
  return to <= latestAt ? { until: to, itselfCounts: false } : { until: latestAt, itselfCounts: true };
}

/** An amendment is waiting for a second person until it is confirmed, or lapses because its time or its ground is gone. */
export type AmendmentState = "waiting" | "confirmed" | "lapsed";

export function stateOfAmendment(competition: Dated, amendment: Amendment, now: Instant): AmendmentState {
  if (amendment.confirmedAt !== undefined) return "confirmed";
  const { stageId, moves, from } = amendment;
  const still = competition.cancelled === undefined && stageOf(competition, stageId)?.[moves] === from;
  const { until, itselfCounts } = confirmableUntil(amendment);
  return still && (itselfCounts ? now <= until : now < until) ? "waiting" : "lapsed";
}

/** Every amendment that was proposed, the latest first, with what has become of it. */
export const proposalsOf = (competition: Dated, proposed: readonly Amendment[], now: Instant) =>
  proposed
    .toSorted((a, b) => earliestFirst(b.proposedAt, a.proposedAt))
    .map((amendment) => ({ amendment, state: stateOfAmendment(competition, amendment, now) }));
export type Proposal = ReturnType<typeof proposalsOf>[number];

/** The amendments of one stage that took effect, the latest first. */
export const amendmentsOf = <A extends ShownAmendment>(
  { amendments }: { readonly amendments: readonly A[] },
  stageId: StageId,
): readonly A[] => amendments.filter((amendment) => amendment.stageId === stageId).toReversed();

/** How exactly a date is meant. One that was amended is meant to the minute, whatever was first announced. */
export const precisionOf = (
  competition: { readonly amendments: readonly ShownAmendment[] },
  { stageId, precision }: Stage,
  of: Amendment["moves"],
): Stage["precision"] =>
  amendmentsOf(competition, stageId).some(({ moves }) => moves === of) ? "instant" : precision;

/** What somebody of the authority is offered to look at. What they are offered to do, the act says. */
export const offeredTo = (actor: AuthorityActor) => ({
  // Evaluators look at what is assigned to them only.
  look: actor.role !== "evaluator",
  seeResponses: isNationalLead(actor) || actor.role === "auditor",
  evaluate: actor.role === "evaluator" || actor.role === "competition-lead",
});
