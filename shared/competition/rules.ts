import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { CompetitionId, StageId } from "../kernel/id.ts";
import { type Instant, moveDays } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { hasOpened } from "../kernel/window.ts";
import type { Organisation } from "../organisations/schema.ts";
import { lotsTwice } from "./named-twice.ts";
import type {
  CancelCompetition,
  Competition,
  CompetitionTerms,
  CreateByHand,
  CreateCompetition,
  Lot,
  RecordPrequalification,
  Standing,
  Timetable,
} from "./schema.ts";
import { TEMPLATE_2013 } from "./template-2013.ts";
import { problemsOfTimetable, stagesOf, type TimetableRefusal } from "./timetable-problems.ts";

export type CompetitionRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | TimetableRefusal
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

/** Decides what a new competition is: its terms, fixed from now on, and its timetable. */
export function decideCreation(
  facts: { actor: AuthorityActor; competitionId: CompetitionId },
  command: CreateCompetition,
  now: Instant,
) {
  if (!isNationalLead(facts.actor)) return refuse({ code: "needs-national-lead" });
  const wanted = "template" in command ? fromTemplate(command.title, command.startsOn) : command;

  const [lotTwice] = lotsTwice(wanted.lots);
  if (lotTwice !== undefined) return refuse(lotTwice.refusal);
  const [problem] = problemsOfTimetable(wanted.stages, now);
  if (problem !== undefined) return refuse(problem.refusal);
  const { competitionId } = facts;
  const { title, lots, caps, minimumBidders } = wanted;
  return accept<{ terms: CompetitionTerms; timetable: Timetable }>({
    terms: { competitionId, title, lots, caps, minimumBidders, createdAt: now },
    timetable: { competitionId, stages: [...stagesOf(wanted.stages)], amendments: [], version: 1 },
  });
}

/** The template's terms, its launch moved to a day and every other date by as many days at the same London time. */
function fromTemplate(title = TEMPLATE_2013.title, startsOn?: string): CreateByHand {
  const first = TEMPLATE_2013.stages[0]?.opens ?? "";
  const move = (local: string) =>
    startsOn === undefined ? local : moveDays(local, first.slice(0, 10), startsOn);
  const stages = TEMPLATE_2013.stages.map(({ opens, closes, ...stage }) => ({
    ...stage,
    opens: move(opens),
    ...(closes === undefined ? {} : { closes: move(closes) }),
  }));
  return { ...TEMPLATE_2013, title, stages };
}

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
