import {
  actorIn,
  type AuthorityActor,
  isNationalLead,
  isOfPortal,
  mayReadLog,
  named,
} from "../kernel/actor.ts";
import { competitionOfDraft, type DraftId } from "../kernel/id.ts";
import { type Instant, moveDays, toLondon } from "../kernel/instant.ts";
import { accept, refuse } from "../kernel/result.ts";
import type { CloneDraft, CompetitionDraft, DraftContent, EditDraft } from "./draft-schema.ts";
import { lotsTwice } from "./named-twice.ts";
import type { Competition, Lot, Stage } from "./schema.ts";
import { problemsOfTimetable, stagesOf, type TimetableProblem } from "./timetable-problems.ts";

/** The most that all lots together may take, in bytes of JSON: more than one item of the table holds otherwise. */
const LOTS_TAKE = 350_000;

/** Why a draft cannot be published yet: what is wrong with its lots, or with a stage. */
export type DraftProblem =
  | {
      readonly part: "lots";
      readonly place?: number;
      readonly refusal: ReturnType<typeof lotsTwice>[number]["refusal"] | { code: "no-lots" };
    }
  | ({ readonly part: "stages" } & TimetableProblem)
  | { readonly part: "stages"; readonly refusal: { code: "no-stages" } };

/** Decides what a new draft is. */
export function decideDraft(
  facts: { actor: AuthorityActor; draftId: DraftId },
  content: DraftContent,
  now: Instant,
) {
  const { actor, draftId } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (areTooLong(content.lots)) return refuse({ code: "lots-too-long" });
  return accept<CompetitionDraft>({ ...contentOf(content), draftId, ...changed(actor, now), version: 1 });
}

/** Decides what a draft is after a change of any part of it. */
export function decideEdit(
  facts: { actor: AuthorityActor; draft: CompetitionDraft | undefined },
  command: EditDraft,
  now: Instant,
) {
  const { actor, draft } = facts;
  const current = decideCurrent(actor, draft, command);
  if (!current.ok) return current;
  if (areTooLong(command.lots)) return refuse({ code: "lots-too-long" });
  const { draftId, version } = current.value;
  const next = { draftId, ...changed(actor, now), version: version + 1 };
  return accept<CompetitionDraft>({ ...contentOf(command), ...next });
}

/** Decides what a copy is: the source as it is, under its own title, its launch and all else moved to a day. */
export function decideClone(
  facts: { actor: AuthorityActor; draftId: DraftId; source: DraftContent | undefined },
  { title, startsOn }: CloneDraft,
  now: Instant,
) {
  const { actor, draftId, source } = facts;
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (source === undefined) return refuse({ code: "not-found" });
  const moved = startsOn === undefined ? source : movedTo(startsOn, source);
  return decideDraft({ actor, draftId }, { ...moved, title: title ?? source.title }, now);
}

/** Decides whether a draft is thrown away: by any national lead, as they saw it. */
export const decideDiscard = (
  { actor, draft }: { actor: AuthorityActor; draft: CompetitionDraft | undefined },
  command: { readonly seenVersion: number },
) => decideCurrent(actor, draft, command);

/**
 * Decides what is published of a draft at an instant: what it says, and its timetable. Nothing that is wrong with it is
 * published.
 */
export function decidePublication(
  { draft }: { readonly draft: CompetitionDraft },
  _command: unknown,
  now: Instant,
) {
  const [problem] = problemsOfDraft(draft, now);
  if (problem !== undefined) return refuse(problem.refusal);
  const { stages, ...terms } = contentOf(draft);
  return accept<{ terms: Omit<DraftContent, "stages">; stages: readonly Stage[] }>({
    terms,
    stages: stagesOf(stages),
  });
}

/** Whether somebody of the authority reads a draft: who reads the audit log reads every one, and who has a role in it that one. */
export const mayReadDraft = (actor: AuthorityActor, draftId: DraftId): boolean =>
  mayReadLog(actor) || (!isOfPortal(actor) && actorIn(actor, competitionOfDraft(draftId)) !== undefined);

/** Everything for which a draft would not be published at an instant. */
export function problemsOfDraft(
  { lots, stages }: Pick<DraftContent, "lots" | "stages">,
  now: Instant,
): readonly DraftProblem[] {
  return [
    ...(lots.length === 0 ? [{ part: "lots", refusal: { code: "no-lots" } } as const] : []),
    ...lotsTwice(lots).map((twice) => ({ part: "lots", ...twice }) as const),
    ...(stages.length === 0 ? [{ part: "stages", refusal: { code: "no-stages" } } as const] : []),
    ...problemsOfTimetable(stages, now).map((problem) => ({ part: "stages", ...problem }) as const),
  ];
}

/** What of a competition a draft can start from: all of it, with the times that stand now. */
export const contentOfCompetition = ({
  stages,
  ...terms
}: Omit<DraftContent, "stages"> & Pick<Competition, "stages">): DraftContent =>
  contentOf({
    ...terms,
    stages: stages.map(({ opensAt, closesAt, ...stage }) => ({
      ...stage,
      opens: toLondon(opensAt),
      ...(closesAt === undefined ? {} : { closes: toLondon(closesAt) }),
    })),
  });

const changed = (actor: AuthorityActor, changedAt: Instant) => ({ changedAt, changedBy: named(actor) });
const contentOf = ({ title, lots, lotsAre, minimumBidders, caps, stages }: DraftContent): DraftContent => ({
  title,
  lots,
  ...(lotsAre === undefined ? {} : { lotsAre }),
  minimumBidders,
  caps,
  stages,
});
const areTooLong = (lots: readonly Lot[]): boolean =>
  new TextEncoder().encode(JSON.stringify(lots)).byteLength > LOTS_TAKE;

/** Whether a draft is the one that a national lead saw. */
function decideCurrent(
  actor: AuthorityActor,
  draft: CompetitionDraft | undefined,
  { seenVersion }: { readonly seenVersion: number },
) {
  if (!isNationalLead(actor)) return refuse({ code: "needs-national-lead" });
  if (draft === undefined) return refuse({ code: "not-found" });
  if (draft.version !== seenVersion) return refuse({ code: "changed-meanwhile" });
  return accept(draft);
}

/**
 * Everything moved by as many days as its launch, or what comes first, at the same London times. What is on record of then
 * stays behind: what a date was worth, by which codes and words areas were known, which prisons they had.
 */
function movedTo(startsOn: string, { lotsAre: _then, ...content }: DraftContent): DraftContent {
  const launch = content.stages.find(({ kind }) => kind === "launch")?.opens;
  const first = launch ?? content.stages.flatMap(({ opens }) => opens ?? []).toSorted()[0];
  const move = (local: string) =>
    first === undefined ? local : moveDays(local, first.slice(0, 10), startsOn);
  return {
    ...content,
    lots: content.lots.map(({ ndeliusCode: _code, ...lot }) => ({ ...lot, prisons: [] })),
    stages: content.stages.map(({ opens, closes, ...stage }) => ({
      ...stage,
      ...(opens === undefined ? {} : { opens: move(opens) }),
      ...(closes === undefined ? {} : { closes: move(closes) }),
      precision: "instant",
    })),
  };
}
