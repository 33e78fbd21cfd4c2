import type { StageId } from "../kernel/id.ts";
import { earliestFirst, type Instant } from "../kernel/instant.ts";
import { amendableUntil } from "./amendment-rules.ts";
import type { Amendment, Stage } from "./schema.ts";
import { type Dated, stageOf } from "./stages.ts";
import type { ShownAmendment } from "./views.ts";

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
        return from === undefined ? [] : [{ stage, moves, from, latestAt: amendableUntil(from) }];
      }),
    )
    .filter(({ latestAt }) => now <= latestAt)
    .toSorted((a, b) => earliestFirst(a.from, b.from));
}

/** An instant until which something can be done, and whether the instant itself is in time. */
type Deadline = { readonly until: Instant; readonly itselfCounts: boolean };

/** Until when an amendment can be confirmed: at the latest 15 minutes before the old instant, and before the new one. */
export function confirmableUntil({ from, to }: Pick<Amendment, "from" | "to">): Deadline {
  const latestAt = amendableUntil(from);
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
