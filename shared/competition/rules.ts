import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { StageId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { hasOpened } from "../kernel/window.ts";
import type { Organisation } from "../organisations/schema.ts";
import type {
  CancelCompetition,
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
  | { code: "already-confirmed" }
  | { code: "needs-second-person" }
  | { code: "not-a-bidder" }
  | { code: "already-prequalified" };

/** Decides whether the competition is cancelled: until award, with a reason, by a national lead. */
export function decideCancellation(
  facts: { actor: AuthorityActor; competition: Competition },
  command: CancelCompetition,
  now: Instant,
) {
  const { actor, competition } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (competition.cancelled !== undefined)
    return refuse({ code: "already-cancelled", cancelledAt: competition.cancelled.at });
  const award = competition.stages.find(({ kind }) => kind === "award");
  if (award !== undefined && hasOpened(award, now))
    return refuse({ code: "already-awarded", awardedAt: award.opensAt });
  if (command.seenVersion !== competition.version) return refuse({ code: "changed-meanwhile" });
  const { competitionId, stages, amendments, version } = competition;
  return accept<Timetable>({
    competitionId,
    stages,
    amendments,
    cancelled: { at: now, reason: command.reason },
    version: version + 1,
  });
}

/** Decides that an organisation has pre-qualified: a national lead's act, with a reason, once. */
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
  if (organisation === undefined) return refuse({ code: "not-found" });
  if (organisation.audience !== "bidder") return refuse({ code: "not-a-bidder" });
  if (isAlreadyDecided(competition, standing)) return refuse({ code: "already-prequalified" });
  const { organisationId, name } = organisation;
  return accept<Standing>({
    competitionId: competition.competitionId,
    organisationId,
    organisationName: name,
    prequalified: true,
    visibleAt: now,
    reason: command.reason,
    recordedBy: { personId: actor.personId, name: actor.name },
  });
}

/** Whether an organisation was recorded as pre-qualified, or is to be by the outcome that two leads agreed on. */
const isAlreadyDecided = ({ outcome }: Competition, standing: Standing | undefined): boolean =>
  standing !== undefined && ("visibleAt" in standing || standing.proposalId === outcome?.proposalId);
