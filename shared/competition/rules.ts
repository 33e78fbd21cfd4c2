import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { CompetitionId, StageId } from "../kernel/id.ts";
import { fromLondon, type Instant, type LocalTimeRefusal, moveDays } from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { hasOpened, pqqOf } from "../kernel/window.ts";
import type { Organisation } from "../organisations/schema.ts";
import type {
  CancelForReason,
  Competition,
  CompetitionTerms,
  CreateByHand,
  CreateCompetition,
  Lot,
  NewStage,
  RecordPrequalification,
  Stage,
  Standing,
  Timetable,
} from "./schema.ts";
import { needsWindow, oneTooMany } from "./stages.ts";
import { TEMPLATE_2013 } from "./template-2013.ts";

export type CompetitionRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | (LocalTimeRefusal & { stageId?: StageId })
  | { code: "stage-named-twice"; stage: Pick<Stage, "kind" | "number"> }
  | { code: "lot-named-twice"; lot: Pick<Lot, "cpaNumber" | "name">; same: "number" | "name" }
  | { code: "closes-before-it-opens"; stageId: StageId }
  | { code: "stage-needs-closing-time"; stageId: StageId }
  | { code: "too-many-windows-open"; stageId: StageId }
  | {
      code: "stages-pass-each-other";
      earlier: Pick<Stage, "kind" | "number">;
      later: Pick<Stage, "kind" | "number">;
    }
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
  const stages: Stage[] = [];
  for (const typed of wanted.stages) {
    const stage = decideStage(typed);
    if (!stage.ok) return stage;
    stages.push(stage.value);
  }
  const [stageTwice] = stagesTwice(stages);
  if (stageTwice !== undefined) return refuse(stageTwice.refusal);
  const crowded = oneTooMany(stages);
  if (crowded !== undefined) return refuse({ code: "too-many-windows-open", stageId: crowded.stageId });
  const { competitionId } = facts;
  const { title, lots, caps, minimumBidders } = wanted;
  return accept<{ terms: CompetitionTerms; timetable: Timetable }>({
    terms: { competitionId, title, lots, caps, minimumBidders, createdAt: now },
    timetable: { competitionId, stages, amendments: [], version: 1 },
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

/** Decides whether something can be a stage of a timetable, by itself. */
export function decideStage({ opens, closes, ...typed }: NewStage) {
  const opensAt = fromLondon(opens);
  if (!opensAt.ok) return refuse({ ...opensAt.error, stageId: typed.stageId });
  const stage = { ...typed, opensAt: opensAt.value };
  if (closes === undefined)
    return needsWindow(typed.kind)
      ? refuse({ code: "stage-needs-closing-time", stageId: typed.stageId })
      : accept(stage);
  const closesAt = fromLondon(closes);
  if (!closesAt.ok) return refuse({ ...closesAt.error, stageId: typed.stageId });
  if (closesAt.value <= opensAt.value)
    return refuse({ code: "closes-before-it-opens", stageId: typed.stageId });
  return accept<Stage>({ ...stage, closesAt: closesAt.value });
}

/** What of a list is called like something before it, by its place. */
const twiceIn = <T>(list: readonly T[], alike: (one: T, other: T) => boolean) =>
  list.flatMap((one, place) => {
    const before = list.slice(0, place).find((other) => alike(one, other));
    return before === undefined ? [] : [{ place, one, before }];
  });

/** The lots that have the number or the name of one before them. */
export const lotsTwice = (lots: readonly Pick<Lot, "lotId" | "cpaNumber" | "name">[]) =>
  twiceIn(
    lots,
    (one, { lotId, name }) => one.lotId === lotId || one.name.toLowerCase() === name.toLowerCase(),
  ).map(({ place, one, before }) => {
    const same = one.lotId === before.lotId ? ("number" as const) : ("name" as const);
    return { place, refusal: { code: "lot-named-twice", lot: one, same } as const };
  });

/** The stages that have the kind and the number of one before them. */
export const stagesTwice = (stages: readonly Pick<Stage, "stageId" | "kind" | "number">[]) =>
  twiceIn(stages, (one, { stageId }) => one.stageId === stageId).map(({ place, one }) => ({
    place,
    refusal: { code: "stage-named-twice", stage: one } as const,
  }));

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
    recordedBy: { personId: actor.personId, name: actor.name },
  });
}
