import type { StageId } from "../kernel/id.ts";
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
 * It takes effect at once, and another person ratifies it within one working day. Whether they do changes nothing of it. What is
 * only a date in the timetable (an evaluation that begins) holds nobody up: no window passes another one.
 */
export function decideHolding(
  competition: Competition,
  { stageId, hours }: Pick<HoldClosing, "stageId" | "hours">,
  now: Instant,
) {
  const { cancelled } = competition;
  if (cancelled !== undefined) return refuse({ code: "already-cancelled", cancelledAt: cancelled.at });
  const stage = stageOf(competition, stageId);
  if (stage === undefined || !hasWindow(stage)) return refuse({ code: "no-such-instant", stageId });
  if (holdingOf(competition, stageId) !== undefined) return refuse({ code: "already-held" });
  const move = decideMove(
    competition,
    { stageId, moves: "closesAt", to: plus(stage.closesAt, hours * HOUR) },
    now,
    (stages) => stages.filter(hasWindow),
  );
  if (!move.ok) return move;
  return accept({ ...move.value, ratifyBy: addWorkingDays("england-and-wales", now, 1) });
}

/** The most hours by which one person may hold a closing time. */
const MOST_HOURS = 24;

/**
 * The windows that have yet to close and were not held, the first to close first; each with the most hours by which somebody may
 * hold it now: none where another window stands in the way, and nothing at all of a competition that is cancelled.
 */
export function holdable(competition: Competition, now: Instant) {
  if (competition.cancelled !== undefined) return [];
  const longest = (stageId: StageId) => {
    const hours = Array.from({ length: MOST_HOURS }, (_, index) => MOST_HOURS - index);
    return hours.find((one) => decideHolding(competition, { stageId, hours: one }, now).ok) ?? 0;
  };
  return competition.stages
    .filter(hasWindow)
    .filter(({ stageId, closesAt }) => now < closesAt && holdingOf(competition, stageId) === undefined)
    .toSorted((a, b) => (a.closesAt < b.closesAt ? -1 : 1))
    .map((stage) => ({ ...stage, mostHours: longest(stage.stageId) }));
}

/** Decides whether a holding can be ratified: as long as it is there. */
export function decideRatification(competition: Competition, { stageId }: Pick<HoldClosing, "stageId">) {
  const stage = stageOf(competition, stageId);
  const held = holdingOf(competition, stageId);
  return stage === undefined || held === undefined ? refuse({ code: "not-found" }) : accept({ stage, held });
}
