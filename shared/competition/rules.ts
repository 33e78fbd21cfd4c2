import { type AuthorityActor, isNationalLead } from "../kernel/actor.ts";
import type { AmendmentId, CompetitionId, StageId } from "../kernel/id.ts";
import {
  between,
  fromLondon,
  type Instant,
  type LocalTimeRefusal,
  MINUTE,
  moveDays,
  plus,
} from "../kernel/instant.ts";
import type { Common } from "../kernel/refusal.ts";
import { accept, refuse } from "../kernel/result.ts";
import { isOpen } from "../kernel/window.ts";
import type { Organisation } from "../organisations/schema.ts";
import type {
  Amendment,
  CancelCompetition,
  Competition,
  CompetitionTerms,
  CreateByHand,
  CreateCompetition,
  NewStage,
  ProposeTimetableAmendment,
  RecordPrequalification,
  Stage,
  Standing,
  Timetable,
} from "./schema.ts";
import { TEMPLATE_2013 } from "./template-2013.ts";

/** A second lead confirms an amendment at least this long before the instant it moves, in ms. */
export const CONFIRM_BEFORE = 15 * MINUTE;

export type CompetitionRefusal =
  | Common<"needs-national-lead" | "not-found" | "changed-meanwhile">
  | (LocalTimeRefusal & { stageId?: StageId })
  | { code: "stage-named-twice"; stageId: StageId }
  | { code: "lot-named-twice"; name: string }
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
  | { code: "already-confirmed" }
  | { code: "needs-second-person" }
  | { code: "not-a-bidder" }
  | { code: "already-prequalified" };

/** The stages in which something is submitted by a deadline: each has a window with a gate. */
const WINDOWED = ["pqq", "lot-preferences", "tender"] as const satisfies readonly Stage["kind"][];
export const hasWindow = (stage: Stage): stage is Stage & { closesAt: Instant } =>
  WINDOWED.some((kind) => kind === stage.kind) && stage.closesAt !== undefined;

export const stageOf = (competition: Pick<Competition, "stages">, stageId: StageId): Stage | undefined =>
  competition.stages.find((stage) => stage.stageId === stageId);

/** Windows open at one instant: cancelling shuts all of them, 32 shards each, in one transaction of 100 items. */
const MOST_OPEN_WINDOWS = 2;

/** The first stage at whose opening more windows would be open than may be. */
const oneTooMany = (stages: readonly Stage[]): Stage | undefined => {
  const windows = stages.filter(hasWindow);
  return windows.find(
    ({ opensAt }) => windows.filter((window) => isOpen(window, opensAt)).length > MOST_OPEN_WINDOWS,
  );
};

/** Decides what a new competition is: its terms, fixed from now on, and its timetable. */
export function decideCreation(
  facts: { actor: AuthorityActor; competitionId: CompetitionId },
  command: CreateCompetition,
  now: Instant,
) {
  if (!isNationalLead(facts.actor)) return refuse({ code: "needs-national-lead" });
  const wanted = "template" in command ? fromTemplate(command.title, command.startsOn) : command;

  const twice = firstTwice(
    wanted.lots.flatMap(({ lotId, name }) => [`id ${lotId}`, `name ${name.toLowerCase()}`]),
  );
  if (twice !== undefined) return refuse({ code: "lot-named-twice", name: twice.replace(/^(id|name) /, "") });
  const stages: Stage[] = [];
  for (const typed of wanted.stages) {
    const stage = decideStage(typed);
    if (!stage.ok) return stage;
    if (stages.some(({ stageId }) => stageId === typed.stageId))
      return refuse({ code: "stage-named-twice", stageId: typed.stageId });
    stages.push(stage.value);
  }
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

function decideStage({ opens, closes, ...typed }: NewStage) {
  const opensAt = fromLondon(opens);
  if (!opensAt.ok) return refuse({ ...opensAt.error, stageId: typed.stageId });
  const stage = { ...typed, opensAt: opensAt.value };
  if (closes === undefined)
    return WINDOWED.some((kind) => kind === typed.kind)
      ? refuse({ code: "stage-needs-closing-time", stageId: typed.stageId })
      : accept(stage);
  const closesAt = fromLondon(closes);
  if (!closesAt.ok) return refuse({ ...closesAt.error, stageId: typed.stageId });
  if (closesAt.value <= opensAt.value)
    return refuse({ code: "closes-before-it-opens", stageId: typed.stageId });
  return accept<Stage>({ ...stage, closesAt: closesAt.value });
}

const firstTwice = (names: readonly string[]) => names.find((name, index) => names.indexOf(name) !== index);

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
  return decideMove(competition, amendment, now);
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
  if (still.value.from !== amendment.from) return refuse({ code: "changed-meanwhile" });
  const confirmedBy = { personId: actor.personId, name: actor.name };
  return accept<{ amendment: Amendment; stages: readonly Stage[] }>({
    amendment: { ...amendment, confirmedBy, confirmedAt: now },
    stages: competition.stages.map((stage) =>
      stage.stageId === amendment.stageId ? moved(stage, amendment) : stage,
    ),
  });
}

function decideMove<A extends Omit<Amendment, "from">>(competition: Competition, amendment: A, now: Instant) {
  const { stageId, moves, to } = amendment;
  const stage = stageOf(competition, stageId);
  const from = stage?.[moves];
  if (stage === undefined || from === undefined) return refuse({ code: "no-such-instant", stageId });
  if (now >= from) return refuse({ code: "instant-has-passed", passedAt: from });
  if (between(now, from) < CONFIRM_BEFORE)
    return refuse({ code: "too-late-to-amend", from, latestAt: plus(from, -CONFIRM_BEFORE) });
  if (moves === "closesAt" && to <= from) return refuse({ code: "only-later", from });
  if (to <= now) return refuse({ code: "not-in-the-past" });
  const { opensAt, closesAt } = moved(stage, amendment);
  if (closesAt !== undefined && closesAt <= opensAt)
    return refuse({ code: "closes-before-it-opens", stageId });
  const after = competition.stages.map((one) => (one.stageId === stageId ? moved(one, amendment) : one));
  if (oneTooMany(after) !== undefined) return refuse({ code: "too-many-windows-open", stageId });
  const passing = passingEachOther(competition.stages, after);
  if (passing !== undefined) return refuse({ code: "stages-pass-each-other", ...passing });
  return accept<A & { from: Instant }>({ ...amendment, from });
}

/** Two stages of which the second would be over before the first begins, though it begins after it now. */
function passingEachOther(now: readonly Stage[], after: readonly Stage[]) {
  for (const [index, earlier] of now.entries())
    for (const [other, later] of now.entries()) {
      const [begins, ends] = [after[index]?.opensAt, after[other]?.closesAt ?? after[other]?.opensAt];
      if (begins === undefined || ends === undefined) continue;
      if (earlier.opensAt < later.opensAt && begins > ends) return { earlier, later };
    }
  return undefined;
}

const moved = (stage: Stage, { moves, to }: Pick<Amendment, "moves" | "to">): Stage =>
  moves === "opensAt" ? { ...stage, opensAt: to } : { ...stage, closesAt: to };

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
  if (award !== undefined && now >= award.opensAt)
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
