import type { StageId } from "../kernel/id.ts";
import { earliestFirst, type Instant } from "../kernel/instant.ts";
import { isWithin, type Limit } from "../kernel/window.ts";
import { amendableUntil } from "./amendment-rules.ts";
import type { Amendment, Stage } from "./schema.ts";
import type { Dated } from "./stages.ts";
import type { ShownAmendment } from "./views.ts";

/** An instant of the timetable that may still be moved, and until when a second person can confirm that. */
export type MovableInstant = Limit & {
  readonly stage: Stage;
  readonly moves: Amendment["moves"];
  readonly from: Instant;
};

/** The instants of the timetable for which an amendment can still be proposed, the next one first. */
export function movableInstants(competition: Dated, now: Instant): readonly MovableInstant[] {
  if (competition.cancelled !== undefined) return [];
  return competition.stages
    .flatMap((stage) =>
      (["opensAt", "closesAt"] as const).flatMap((moves) => {
        const from = stage[moves];
        return from === undefined ? [] : [{ stage, moves, from, ...amendableUntil(moves, from) }];
      }),
    )
    .filter((limit) => isWithin(limit, now))
    .toSorted((a, b) => earliestFirst(a.from, b.from));
}

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
