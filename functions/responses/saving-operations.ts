import { digestOf } from "../../shared/kernel/digest.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { CompetitionId, RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Section, SectionId } from "../../shared/questionnaire/schema.ts";
import { problemsIn, questionsAmiss, tidied } from "../../shared/responses/answers.ts";
import { decideSaving, type ResponseFacts, type ResponseRefusal } from "../../shared/responses/rules.ts";
import { FILES_SECTION, type SaveAnswers, type SavedSection } from "../../shared/responses/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { requestMark } from "../platform/request-mark.ts";
import { stash, stashAtGate } from "../platform/stash.ts";
import type { Participation } from "../platform/stream.ts";
import { loadBegun } from "../platform/taking-part.ts";
import { recallQuestionnaire } from "../questionnaire/facts.ts";
import { ATTEMPTS, decidedOn, beginAtGate, whyShut } from "./at-gate.ts";
import {
  dropVersion,
  keepSaved,
  loadDraft,
  loadLatest,
  loadSaved,
  loadSection,
  nameLatest,
  saveVersion,
} from "./store.ts";

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
  const of = { organisationId: actor.organisationId, competitionId };
  const at = deps.now();
  const decide = (facts: ResponseFacts) => decideSaving(facts, command, at);
  const decision = await decidedOn(deps, actor, competitionId, decide);
  const request = await requestMark(actor, requestKey);
  if (!decision.ok) return (await savedBefore(deps, of, command, request)) ?? decision;
  const { section } = decision.value;
  const saved: SavedSection = {
    sectionId: section.sectionId,
    version: command.seenVersion + 1,
    answers: tidied(section, command.answers),
    savedAt: at,
    savedBy: actor.name,
    request,
  };
  const [files] = await Promise.all([
    filesFor(deps, of, section),
    // What the first save asks next, in one request with the draft.
    saved.version === 1 ? loadBegun(deps.table, of.organisationId) : undefined,
  ]);
  const kept = await keepSection(deps, actor, competitionId, { section, saved, files, decide });
  return kept.ok ? kept : ((await savedBefore(deps, of, command, request)) ?? kept);
}

/** For a save that is refused: what the same request was told before. Refuses one that said something else. */
async function savedBefore(deps: Deps, of: Participation, command: SaveAnswers, request: string) {
  const { sectionId, seenVersion, answers } = command;
  const [earlier, stands, known] = await Promise.all([
    loadSaved(deps.table, of, request),
    latestVersion(deps, of, sectionId),
    recallQuestionnaire(deps, of.competitionId),
  ]);
  if (earlier === undefined) return undefined;
  const { version, problems, sha256 } = earlier;
  const section = known?.questionnaire.sections.find((one) => one.sectionId === earlier.sectionId);
  const same =
    earlier.sectionId === sectionId &&
    version === seenVersion + 1 &&
    sha256 === (await digestOf(section === undefined ? answers : tidied(section, answers)));
  return same ? accept({ version, problems, latest: stands }) : refuse({ code: "request-key-reused" });
}

const latestVersion = async ({ table }: Deps, of: Participation, sectionId: SectionId) =>
  (await loadDraft(table, of))?.sections[sectionId]?.version ?? 0;

/** The list of the draft's files, of a version; undefined for a section that asks for none. */
type Files = Pick<SavedSection, "version" | "answers"> | undefined;

/** A version of a section that is to be kept, with the draft's files, and what decided that it may be. */
type ToKeep<Decided> = {
  readonly section: Section;
  readonly saved: SavedSection;
  readonly files: Files;
  readonly decide: (facts: ResponseFacts) => Decided;
};

/**
 * Writes a version, then names it the latest and what its request saved, in a write that the PQQ's gate judges.
 *
 * A version that was written and never named is named by whoever finds it. One that does not follow from what is saved, or whose
 * request saved something else, is taken back: it would stand in the way of those that do. What is not yet right is counted with
 * the files as they stand in that write, and counted again where they changed meanwhile.
 */
export async function keepSection<Decided extends Result<unknown, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  toKeep: ToKeep<Decided>,
) {
  const { section, saved, decide } = toKeep;
  const of = { organisationId: actor.organisationId, competitionId };
  const { sectionId, version } = saved;
  const gate = await beginAtGate(deps, of, saved);
  if (gate === undefined) return refuse({ code: "not-found" });
  const written = await stash(deps, saveVersion(of, saved));
  const found = written ? saved : await loadSection(deps.table, of, sectionId, version);
  if (found === undefined) return refuse({ code: "changed-meanwhile" });
  const sha256 = await digestOf(found.answers);
  const name = async (files: Files) => {
    const problems = questionsAmiss(problemsIn(section, found.answers, files?.answers ?? {}, found.savedAt));
    const header = { version, sha256, problems };
    const beside = files === undefined ? [] : [{ sectionId: FILES_SECTION, version: files.version }];
    const { request } = found;
    const asSaved = request === undefined ? [] : [keepSaved(of, request, { sectionId, ...header })];
    const latest = nameLatest(of, found, header, ...beside);
    return { problems, named: await stashAtGate(deps, gate, latest, ...asSaved) };
  };
  let { files } = toKeep;
  let outcome = await name(files);
  for (
    let attempt = 1;
    outcome.named === "stale" && files !== undefined && attempt < ATTEMPTS;
    attempt += 1
  ) {
    const before = files.version;
    files = await filesFor(deps, of, section);
    if (files?.version === before) break;
    outcome = await name(files);
  }
  const { named, problems } = outcome;
  const answer = (stands: number) => accept({ version, problems, latest: stands });
  // A write that timed out may have been stored and then refused to its own repetition: its mark tells, never its text alone.
  const marked = found.request !== undefined && found.request === saved.request;
  const own = written || (marked && sha256 === (await digestOf(saved.answers)));
  if (own && named === "written") return answer(version);
  const stands = named === "stale" ? await latestVersion(deps, of, sectionId) : 0;
  if (own && stands >= version) return answer(stands);
  if ((written || named === "stale") && stands < version) await stash(deps, dropVersion(of, found));
  return named === "shut"
    ? whyShut(deps, actor, competitionId, decide)
    : refuse({ code: "changed-meanwhile" });
}

/** The list of the draft's files, read only for a section that asks for files. */
export async function filesFor({ table }: Deps, of: Participation, section: Section): Promise<Files> {
  if (!section.questions.some(({ kind }) => kind === "file")) return undefined;
  const latest = await loadLatest(table, of, await loadDraft(table, of), FILES_SECTION);
  return latest ?? { version: 0, answers: {} };
}
