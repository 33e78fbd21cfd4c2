import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { AmendmentId } from "../kernel/id.ts";
import { fromLondon, type Instant, MINUTE, plus } from "../kernel/instant.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { Amendment, Competition, ProposeTimetableAmendment, Stage, Timetable } from "./schema.ts";
import { oneTooMany, stageOf } from "./stages.ts";
import { type OutOfOrder, outOfOrder } from "./timetable-order.ts";

/** A second lead confirms an amendment at least this long before the instant it moves, in ms. */
const AMEND_BEFORE = 15 * MINUTE;
/** The latest instant at which an instant of the timetable can still be moved. */
export const amendableUntil = (from: Instant): Instant => plus(from, -AMEND_BEFORE);

/**
 * Decides whether an amendment may be proposed: a reason, only before the old instant (and early enough for a second
 * person to confirm it), a closing time only later, nothing into the past.
 */
export function decideAmendment(
  facts: { actor: AuthorityActor; competition: Competition; amendmentId: AmendmentId },
  command: ProposeTimetableAmendment,
  now: Instant,
) {
  const { actor, competition, amendmentId } = facts;
  const { stageId, moves, reason } = command;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (competition.cancelled !== undefined)
    return refuse({ code: "already-cancelled", cancelledAt: competition.cancelled.at });
  if (command.seenVersion !== competition.version) return refuse({ code: "changed-meanwhile" });
  const to = fromLondon(command.to);
  if (!to.ok) return to;
  const amendment: Omit<Amendment, "from"> = {
    amendmentId,
    stageId,
    moves,
    to: to.value,
    reason,
    proposedBy: { personId: actor.personId, name: actor.name },
    proposedAt: now,
  };
  const move = decideMove(competition, amendment, now);
  return move.ok ? accept<Amendment>(move.value.amendment) : move;
}

/** Why a move would be refused, whatever else its proposal lacks: the reason, or which instant it is. */
export function problemOfMove(
  competition: Competition,
  command: Partial<Pick<ProposeTimetableAmendment, "stageId" | "moves">> & { readonly to: string },
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
 * Decides whether a proposed amendment takes effect. The second person is a national lead too, and another one; the
 * instant it moves is still the one that was proposed from, and at least 15 minutes away.
 */
export function decideConfirmation(
  facts: { actor: AuthorityActor; competition: Competition; amendment: Amendment | undefined },
  command: { seenVersion: number },
  now: Instant,
) {
  const { actor, competition, amendment } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (amendment === undefined) return refuse({ code: "not-found" });
  if (amendment.confirmedAt !== undefined) return refuse({ code: "already-confirmed" });
  if (amendment.proposedBy.personId === actor.personId) return refuse({ code: "needs-second-person" });
  if (competition.cancelled !== undefined)
    return refuse({ code: "already-cancelled", cancelledAt: competition.cancelled.at });
  if (command.seenVersion !== competition.version) return refuse({ code: "changed-meanwhile" });
  const still = decideMove(competition, amendment, now);
  if (!still.ok) return still;
  if (still.value.amendment.from !== amendment.from) return refuse({ code: "changed-meanwhile" });
  const confirmedBy = { personId: actor.personId, name: actor.name };
  const confirmed = { ...amendment, confirmedBy, confirmedAt: now };
  const { competitionId, amendments, version } = competition;
  const { stages } = still.value;
  return accept<{ amendment: Amendment; timetable: Timetable }>({
    amendment: confirmed,
    timetable: { competitionId, stages, amendments: [...amendments, confirmed], version: version + 1 },
  });
}

/** Decides whether an instant may be moved so: the amendment, and the stages as they are with it. */
function decideMove<Move extends Pick<Amendment, "stageId" | "moves" | "to">>(
  competition: Competition,
  amendment: Move,
  now: Instant,
) {
  const { stageId, moves, to } = amendment;
  const stage = stageOf(competition, stageId);
  const from = stage?.[moves];
  if (stage === undefined || from === undefined) return refuse({ code: "no-such-instant", stageId });
  if (now >= from) return refuse({ code: "instant-has-passed", passedAt: from });
  const latestAt = amendableUntil(from);
  if (now > latestAt) return refuse({ code: "too-late-to-amend", from, latestAt });
  if (moves === "closesAt" && to <= from) return refuse({ code: "only-later", from });
  if (to <= now) return refuse({ code: "not-in-the-past" });
  const { opensAt, closesAt } = moved(stage, amendment);
  if (closesAt !== undefined && closesAt <= opensAt) return refuse({ code: "closes-before-it-opens" });
  const stages = competition.stages.map((one) => (one.stageId === stageId ? moved(one, amendment) : one));
  if (oneTooMany(stages) !== undefined) return refuse({ code: "too-many-windows-open" });
  const passing = newlyOutOfOrder(competition.stages, stages);
  if (passing !== undefined) return refuse({ code: "stages-pass-each-other", ...passing });
  return accept({ amendment: { ...amendment, from }, stages });
}

/** What comes too early after a move, and did not before: a timetable of old that is out of order can still be moved. */
function newlyOutOfOrder(before: readonly Stage[], after: readonly Stage[]): OutOfOrder | undefined {
  const was = outOfOrder(before);
  const [found] = outOfOrder(after).filter(({ place }) => !was.some((known) => known.place === place));
  return found && { earlier: found.earlier, later: found.later, how: found.how };
}

const moved = (stage: Stage, { moves, to }: Pick<Amendment, "moves" | "to">): Stage =>
  moves === "opensAt" ? { ...stage, opensAt: to } : { ...stage, closesAt: to };
