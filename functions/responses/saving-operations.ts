import { digestOf } from "../../shared/kernel/digest.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { type CompetitionId, type FileId, RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse, type RefusalIn, type Result } from "../../shared/kernel/result.ts";
import { pqqOf } from "../../shared/kernel/window.ts";
import type { QuestionId, Section } from "../../shared/questionnaire/schema.ts";
import { problemsIn, tidied } from "../../shared/responses/answers.ts";
import {
  decideAttaching,
  decideSaving,
  type ResponseFacts,
  type ResponseRefusal,
} from "../../shared/responses/rules.ts";
import {
  type Answers,
  FILES_SECTION,
  type ResponseDraft,
  type SaveAnswers,
  type SavedSection,
  type SectionHeader,
} from "../../shared/responses/schema.ts";
import { isOver, loadCompetition, recallCompetition } from "../competition/facts.ts";
import type { Deps } from "../platform/deps.ts";
import { pauseBefore } from "../platform/pause.ts";
import { afresh } from "../platform/read-once.ts";
import { requestMark } from "../platform/request-mark.ts";
import { stash, stashAtGate } from "../platform/stash.ts";
import { begin } from "../platform/taking-part.ts";
import { loadOpenQuestionnaire, recallQuestionnaire } from "../questionnaire/facts.ts";
import { dropVersion, loadDraft, loadSection, nameLatest, recount, saveVersion } from "./store.ts";

/** People of one organisation attaching files at one time; more attempts than this is a fault. */
const ATTEMPTS = 20;

/**
 * Keeps the answers to one section as a draft, as the next version of it. Not evidence: it counts when it is submitted.
 * Refuses what `decideSaving` refuses, and when somebody saved the section since the person saw it; the answers that
 * were saved then are the latest in the draft, and nothing of them is lost. Says the new version and how many questions
 * are not yet right. A repeat with the same key gets the version that it saved, and `latest` says which one stands now: a
 * later one when somebody saved since; also when the PQQ has closed since. The key of a save that said something else is
 * refused.
 */
export async function saveAnswers(
  deps: Deps,
  actor: BidderActor,
  command: SaveAnswers,
  requestKey: RequestKey,
) {
  const { competitionId } = command;
  const at = deps.now();
  const decide = (facts: ResponseFacts) => decideSaving(facts, command, at);
  const decision = await decidedOn(deps, actor, competitionId, decide);
  const request = await requestMark(actor, requestKey);
  if (!decision.ok) return (await savedBefore(deps, actor, command, request)) ?? decision;
  const { section } = decision.value;
  const saved: SavedSection = {
    sectionId: section.sectionId,
    version: command.seenVersion + 1,
    answers: tidied(section, command.answers),
    savedAt: at,
    savedBy: actor.name,
    request,
  };
  const files = await filesFor(deps, actor, competitionId, section);
  return keepSection(deps, actor, competitionId, { section, saved, files, decide });
}

/** For a save that is refused: what the same request was told before, because it came in time then. */
async function savedBefore(deps: Deps, actor: BidderActor, command: SaveAnswers, request: string) {
  const { competitionId, sectionId, seenVersion } = command;
  const version = seenVersion + 1;
  const [stored, stands, known] = await Promise.all([
    loadSection(deps.table, actor.organisationId, competitionId, sectionId, version),
    latestVersion(deps, actor, competitionId, sectionId),
    recallQuestionnaire(deps, competitionId),
  ]);
  const section = known?.questionnaire.sections.find((one) => one.sectionId === sectionId);
  if (stored?.request !== request || stands < version || section === undefined) return undefined;
  if (!(await sameAnswers(stored.answers, tidied(section, command.answers)))) return undefined;
  const files = await filesFor(deps, actor, competitionId, section);
  return accept({ version, problems: problemsIn(section, stored.answers, files).length, latest: stands });
}

const sameAnswers = async (one: Answers, other: Answers) => (await digestOf(one)) === (await digestOf(other));

async function latestVersion(
  { table }: Deps,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  sectionId: SavedSection["sectionId"],
) {
  return (await loadDraft(table, organisationId, competitionId))?.sections[sectionId]?.version ?? 0;
}

/** A version of a section that is to be kept, with the draft's files, and what decided that it may be. */
type ToKeep<Decided> = {
  readonly section: Pick<Section, "questions">;
  readonly saved: SavedSection;
  readonly files: Answers;
  readonly decide: (facts: ResponseFacts) => Decided;
};

/**
 * Writes a version and names it the latest, which the PQQ's gate judges in the write. A version that was written and never named is named by whoever finds it; one
 * that does not follow from what is saved is taken back, or it would stand in the way of those that do.
 */
export async function keepSection<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  { section, saved, files, decide }: ToKeep<Decided>,
) {
  const { organisationId } = actor;
  const headed = async ({ version, answers }: SavedSection) => ({
    version,
    sha256: await digestOf(answers),
    problems: problemsIn(section, answers, files).length,
  });
  const recalled = await recallCompetition(deps, competitionId);
  const window = recalled && pqqOf(recalled)?.stageId;
  if (window === undefined) return refuse({ code: "not-found" });
  // Before there is anything to seal, the organisation is one of those whose windows are sealed.
  if (saved.version === 1) await begin(deps, organisationId, competitionId, (other) => isOver(deps, other));
  const header = await headed(saved);
  const { sectionId, version } = saved;
  const answer = (stands: number) => accept({ version, problems: header.problems, latest: stands });
  const versionNow = () => latestVersion(deps, actor, competitionId, sectionId);
  const gate = { competition: competitionId, organisation: organisationId, window, at: saved.savedAt };
  const name = async (one: SavedSection, as: SectionHeader) =>
    stashAtGate(deps, gate, nameLatest(organisationId, competitionId, one, as));
  if (await stash(deps, saveVersion(organisationId, competitionId, saved))) {
    const named = await name(saved, header);
    if (named === "written") return answer(version);
    const stands = named === "stale" ? await versionNow() : 0;
    if (stands >= version) return answer(stands);
    await stash(deps, dropVersion(organisationId, competitionId, saved));
    return named === "shut"
      ? whyShut(deps, actor, competitionId, decide)
      : refuse({ code: "changed-meanwhile" });
  }
  const stored = await loadSection(deps.table, organisationId, competitionId, sectionId, version);
  if (stored === undefined) return refuse({ code: "changed-meanwhile" });
  await name(stored, await headed(stored));
  // A write that timed out may have been stored and then refused to its own repetition: its mark tells, never its text.
  if (stored.request === undefined || stored.request !== saved.request)
    return refuse({ code: "changed-meanwhile" });
  return (await sameAnswers(stored.answers, saved.answers))
    ? answer(await versionNow())
    : refuse({ code: "request-key-reused" });
}

/** Attaches an uploaded file to a question that asks for files. */
export const attachFile = (
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
  fileId: FileId,
) =>
  changeFiles(deps, actor, competitionId, questionId, (attached) =>
    attached.includes(fileId) ? attached : [...attached, fileId],
  );

/** Takes a file off a question. What was submitted with it keeps it. */
export const detachFile = (
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
  fileId: FileId,
) =>
  changeFiles(deps, actor, competitionId, questionId, (attached) => attached.filter((one) => one !== fileId));

async function changeFiles(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
  change: (attached: readonly string[]) => readonly string[],
) {
  const at = deps.now();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const draft = await loadDraft(deps.table, actor.organisationId, competitionId);
    const before = await latest(deps, actor, competitionId, draft, FILES_SECTION);
    const files = before?.answers ?? {};
    const attached = listIn(files[questionId]);
    const changed = [...change(attached)];
    const decide = (facts: ResponseFacts) => decideAttaching(facts, questionId, changed.length, at);
    const decision = await decidedOn(deps, actor, competitionId, decide);
    if (!decision.ok) return decision;
    if (changed.length === attached.length) return accept({ files: changed });
    const saved: SavedSection = {
      sectionId: FILES_SECTION,
      version: (before?.version ?? 0) + 1,
      answers: { ...files, [questionId]: changed },
      savedAt: at,
      savedBy: actor.name,
      request: await requestMark(actor, RequestKey.parse(deps.newSecret())),
    };
    const kept = await keepSection(deps, actor, competitionId, {
      section: { questions: [] },
      saved,
      files: {},
      decide,
    });
    if (!kept.ok && kept.error.code !== "changed-meanwhile") return kept;
    if (kept.ok) {
      await recountSection(deps, actor, competitionId, decision.value.section, draft, saved.answers);
      return accept({ files: changed });
    }
    await pauseBefore(attempt);
  }
  return refuse({ code: "changed-meanwhile" });
}

/** What is not yet right in a section depends on its files: they changed, so it is counted anew. */
async function recountSection(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  section: Section,
  draft: ResponseDraft | undefined,
  files: Answers,
) {
  const header = draft?.sections[section.sectionId];
  const saved = await latest(deps, actor, competitionId, draft, section.sectionId);
  if (header === undefined || saved === undefined) return;
  const problems = problemsIn(section, saved.answers, files).length;
  await stash(deps, recount(actor.organisationId, competitionId, section.sectionId, { ...header, problems }));
}

const listIn = (answer: Answers[QuestionId] | undefined): readonly string[] =>
  Array.isArray(answer) ? answer : [];

/** The files of the draft, read only for a section that asks for files. */
async function filesFor(deps: Deps, actor: BidderActor, competitionId: CompetitionId, section: Section) {
  if (!section.questions.some(({ kind }) => kind === "file")) return {};
  const draft = await loadDraft(deps.table, actor.organisationId, competitionId);
  return (await latest(deps, actor, competitionId, draft, FILES_SECTION))?.answers ?? {};
}

async function latest(
  { table }: Deps,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  draft: ResponseDraft | undefined,
  sectionId: SavedSection["sectionId"],
) {
  const version = draft?.sections[sectionId]?.version;
  return version === undefined
    ? undefined
    : loadSection(table, organisationId, competitionId, sectionId, version);
}

/**
 * Decides on the competition as it is remembered, and once more on a fresh one before anything is refused: an
 * amendment may have come between. Nothing of it is read from the table when all is well.
 */
export async function decidedOn<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  decide: (facts: ResponseFacts) => Decided,
) {
  const [recalled, known] = await Promise.all([
    recallCompetition(deps, competitionId),
    recallQuestionnaire(deps, competitionId),
  ]);
  const remembered =
    recalled && decide({ actor, competition: recalled, questionnaire: known?.questionnaire });
  return remembered?.ok ? remembered : decidedAfresh(deps, actor, competitionId, decide);
}

/** Why the gate lets nothing through: what was remembered of the competition holds no more. */
async function whyShut<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  decide: (facts: ResponseFacts) => Decided,
): Promise<Result<never, RefusalIn<Decided> | { readonly code: "not-found" | "changed-meanwhile" }>> {
  const decided = await decidedAfresh({ ...deps, table: afresh(deps.table) }, actor, competitionId, decide);
  if (decided.ok) return refuse({ code: "changed-meanwhile" });
  return decided;
}

async function decidedAfresh<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  decide: (facts: ResponseFacts) => Decided,
) {
  const competition = await loadCompetition(deps.table, competitionId);
  if (competition === undefined) return refuse({ code: "not-found" });
  // Whoever comes first after the opening has the questionnaire frozen.
  const frozen = await loadOpenQuestionnaire(deps, competition);
  return decide({ actor, competition, questionnaire: frozen?.questionnaire });
}
