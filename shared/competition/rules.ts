import { type AuthorityActor, isNationalLead, named } from "../kernel/actor.ts";
import type { StageId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { hasOpened, pqqOf } from "../kernel/window.ts";
import type { Organisation } from "../organisations/schema.ts";
import type {
  CancelForReason,
  Competition,
  Lot,
  RecordPrequalification,
  Standing,
  Timetable,
} from "./schema.ts";
import type { TimetableRefusal } from "./timetable-problems.ts";

export type CompetitionRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | TimetableRefusal
  | { code: "no-lots" | "no-stages" | "lots-too-long" }
  | { code: "lot-named-twice"; lot: Pick<Lot, "cpaNumber" | "name">; same: "number" | "name" }
  | { code: "already-cancelled"; cancelledAt: Instant }
  | { code: "already-awarded"; awardedAt: Instant }
  | { code: "instant-has-passed"; passedAt: Instant }
  | { code: "too-late-to-amend"; latestAt: Instant; from: Instant }
  | { code: "only-later"; from: Instant }
  | { code: "not-in-the-past" }
  | { code: "no-such-instant"; stageId: StageId }
  | { code: "already-held" }
  | { code: "has-a-pqq" }
  | { code: "not-a-bidder" }
  | { code: "already-prequalified" };

/** Decides whether the competition may be cancelled: until award, with a reason. Gives the timetable as it is then. */
export function decideCancellation(
  { competition }: { readonly competition: Competition },
  { reason }: CancelForReason,
  now: Instant,
) {
  const { cancelled, competitionId, stages, amendments, version } = competition;
  if (cancelled !== undefined) return refuse({ code: "already-cancelled", cancelledAt: cancelled.at });
  const award = stages.find(({ kind }) => kind === "award");
  if (award !== undefined && hasOpened(award, now))
    return refuse({ code: "already-awarded", awardedAt: award.opensAt });
  return accept<Timetable>({
    competitionId,
    stages,
    amendments,
    cancelled: { at: now, reason },
    version: version + 1,
  });
}

/**
 * Decides that an organisation has pre-qualified: a national lead's act, with a reason, once, in a competition that has no
 * PQQ. Where there is one nothing goes round its evaluation: an outcome is corrected, by two.
 */
export function decidePrequalification(
  facts: {
    actor: AuthorityActor;
    competition: Competition;
    organisation: Organisation | undefined;
    standing: Standing | undefined;
  },
  command: RecordPrequalification,
  now: Instant,
) {
  const { actor, competition, organisation, standing } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (competition.cancelled !== undefined)
    return refuse({ code: "already-cancelled", cancelledAt: competition.cancelled.at });
  if (pqqOf(competition) !== undefined) return refuse({ code: "has-a-pqq" });
  if (organisation === undefined) return refuse({ code: "not-found" });
  if (organisation.audience !== "bidder") return refuse({ code: "not-a-bidder" });
  if (standing !== undefined) return refuse({ code: "already-prequalified" });
  const { organisationId, name } = organisation;
  return accept<Standing>({
    competitionId: competition.competitionId,
    organisationId,
    organisationName: name,
    prequalified: true,
    visibleAt: now,
    reason: command.reason,
    recordedBy: named(actor),
  });
}
