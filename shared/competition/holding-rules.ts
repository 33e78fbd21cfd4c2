import { HOUR, type Instant, plus } from "../kernel/instant.ts";
import { accept, refuse } from "../kernel/result.ts";
import { addWorkingDays } from "../kernel/working-days.ts";
import { decideMove } from "./amendment-rules.ts";
import type { Amendment, Competition, HoldClosing } from "./schema.ts";
import { hasWindow, stageOf } from "./stages.ts";

/** The holding of a stage's closing time, if it was held: once only, so that no chain of them replaces an amendment by two. */
const holdingOf = (
  { amendments }: Pick<Competition, "amendments">,
  stageId: Amendment["stageId"],
): Amendment | undefined =>
  amendments.find((amendment) => amendment.stageId === stageId && amendment.held === true);

/**
 * Decides whether one person may hold a closing time, so that nobody is shut out by what is the portal's or the authority's
 * fault: that of a window that has not closed, to the last millisecond; later only, for all alike, by at most 24 hours; once.
 * It takes effect at once, and another person ratifies it within one working day. Whether they do changes nothing of it.
 */
export function decideHolding(competition: Competition, { stageId, hours }: HoldClosing, now: Instant) {
  const { cancelled } = competition;
  if (cancelled !== undefined) return refuse({ code: "already-cancelled", cancelledAt: cancelled.at });
  const stage = stageOf(competition, stageId);
  if (stage === undefined || !hasWindow(stage)) return refuse({ code: "no-such-instant", stageId });
  if (holdingOf(competition, stageId) !== undefined) return refuse({ code: "already-held" });
  const move = decideMove(
    competition,
    { stageId, moves: "closesAt", to: plus(stage.closesAt, hours * HOUR) },
    now,
  );
  if (!move.ok) return move;
  return accept({ ...move.value, ratifyBy: addWorkingDays("england-and-wales", now, 1) });
}

/** The windows whose closing time somebody may hold now, the first to close first. */
export const holdable = (competition: Competition, now: Instant) =>
  competition.stages
    .filter(hasWindow)
    .filter(({ stageId, closesAt }) => now < closesAt && holdingOf(competition, stageId) === undefined)
    .toSorted((a, b) => (a.closesAt < b.closesAt ? -1 : 1));

/** Decides whether a holding can be ratified: as long as it is there. */
export function decideRatification(competition: Competition, { stageId }: Pick<HoldClosing, "stageId">) {
  const stage = stageOf(competition, stageId);
  const held = holdingOf(competition, stageId);
  return stage === undefined || held === undefined ? refuse({ code: "not-found" }) : accept({ stage, held });
}
