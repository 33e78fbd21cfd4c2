import { earliestFirst, fromLondon, type Instant, MINUTE, plus } from "../kernel/instant.ts";
import { accept, refuse } from "../kernel/result.ts";
import { isWithin, type Limit } from "../kernel/window.ts";
import type { AmendTimetable, Amendment, Competition, Stage, Timetable } from "./schema.ts";
import { oneTooMany, stageOf } from "./stages.ts";
import { type OutOfOrder, outOfOrder } from "./timetable-order.ts";

/** One instant of one stage, as it is and as it is to be. */
export type Move = Pick<Amendment, "stageId" | "moves" | "from" | "to">;

/**
 * How long before it comes an instant is fixed, in ms: an opening or a publication a minute before, because everything for
 * it must then be in place; a closing time not before it comes.
 */
const fixedBefore = (moves: Amendment["moves"]): number => (moves === "opensAt" ? MINUTE : 0);

/** Until when an instant can be moved, and whether that instant itself is in time. */
export const amendableUntil = (moves: Amendment["moves"], from: Instant): Limit => ({
  until: plus(from, -fixedBefore(moves)),
  itselfCounts: moves === "opensAt",
});

/** Until when a move can be confirmed: of the old instant and the new one, the first that comes decides. */
export const confirmableUntil = ({ moves, from, to }: Move) =>
  amendableUntil(moves, earliestFirst(from, to) < 0 ? from : to);

/** Decides whether an instant of the timetable may be moved to a London time, and what the stages are then. */
export function decideAmendment(competition: Competition, command: AmendTimetable, now: Instant) {
  const { cancelled } = competition;
  if (cancelled !== undefined) return refuse({ code: "already-cancelled", cancelledAt: cancelled.at });
  const to = fromLondon(command.to);
  return to.ok ? decideMove(competition, { ...command, to: to.value }, now) : to;
}

/** The timetable with one more amendment. */
export const amendedBy = (
  { competitionId, amendments, version }: Competition,
  stages: readonly Stage[],
  amendment: Amendment,
): Timetable => ({
  competitionId,
  stages: [...stages],
  amendments: [...amendments, amendment],
  version: version + 1,
});

/** Why a move would be refused, whatever else its proposal lacks: the reason, or which instant it is. */
export function problemOfMove(
  competition: Competition,
  command: Partial<Pick<AmendTimetable, "stageId" | "moves">> & { readonly to: string },
  now: Instant,
) {
  const to = fromLondon(command.to);
  if (!to.ok) return to.error;
  const { stageId, moves } = command;
  if (stageId === undefined || moves === undefined)
    return to.value <= now ? ({ code: "not-in-the-past" } as const) : undefined;
  const move = decideMove(competition, { stageId, moves, to: to.value }, now);
  return move.ok ? undefined : move.error;
}

/**
 * Decides whether an instant may be moved: before it has come (an opening a minute before), a closing time only later,
 * nothing into the past, and no stage past another. `inOrder`: those of the stages that must not pass each other, if not all.
 */
export function decideMove(
  competition: Competition,
  wanted: Omit<Move, "from">,
  now: Instant,
  inOrder: (stages: readonly Stage[]) => readonly Stage[] = (stages) => stages,
) {
  const { stageId, moves, to } = wanted;
  const stage = stageOf(competition, stageId);
  const from = stage?.[moves];
  if (stage === undefined || from === undefined) return refuse({ code: "no-such-instant", stageId });
  if (now >= from) return refuse({ code: "instant-has-passed", passedAt: from });
  const limit = amendableUntil(moves, from);
  if (!isWithin(limit, now)) return refuse({ code: "too-late-to-amend", from, latestAt: limit.until });
  if (moves === "closesAt" && to <= from) return refuse({ code: "only-later", from });
  if (to <= now || to < plus(now, fixedBefore(moves))) return refuse({ code: "not-in-the-past" });
  const { opensAt, closesAt } = moved(stage, wanted);
  if (closesAt !== undefined && closesAt <= opensAt) return refuse({ code: "closes-before-it-opens" });
  const stages = competition.stages.map((one) => (one.stageId === stageId ? moved(one, wanted) : one));
  if (oneTooMany(stages) !== undefined) return refuse({ code: "too-many-windows-open" });
  const passing = newlyOutOfOrder(inOrder(competition.stages), inOrder(stages));
  if (passing !== undefined) return refuse({ code: "stages-pass-each-other", ...passing });
  return accept({ stage, move: { stageId, moves, from, to } satisfies Move, stages });
}

/** What comes too early after a move, and did not before: a timetable of old that is out of order can still be moved. */
function newlyOutOfOrder(before: readonly Stage[], after: readonly Stage[]): OutOfOrder | undefined {
  const was = outOfOrder(before);
  const [found] = outOfOrder(after).filter(({ place }) => !was.some((known) => known.place === place));
  return found && { earlier: found.earlier, later: found.later, how: found.how };
}

const moved = (stage: Stage, { moves, to }: Pick<Amendment, "moves" | "to">): Stage =>
  moves === "opensAt" ? { ...stage, opensAt: to } : { ...stage, closesAt: to };
