import type { BidderActor } from "../../shared/kernel/actor.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { problemsIn, questionsAmiss } from "../../shared/responses/answers.ts";
import { fileIdsIn } from "../../shared/responses/counting.ts";
import {
  decideAttaching,
  decideDetaching,
  type ResponseFacts,
  type ResponseRefusal,
} from "../../shared/responses/rules.ts";
import {
  type Answers,
  FILES_SECTION,
  type ResponseDraft,
  type SavedSection,
  type UploadOf,
} from "../../shared/responses/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { pauseBefore } from "../platform/pause.ts";
import { stashAtGate } from "../platform/stash.ts";
import type { Participation } from "../platform/stream.ts";
import { loadFile, unchangedTakenOff } from "../files/facts.ts";
import { ATTEMPTS, decidedOn, beginAtGate, whyShut } from "./at-gate.ts";
import { loadDraft, loadLatest, nameLatest, saveVersion } from "./store.ts";

/** Attaches an uploaded file to a question that asks for files, unless it is noted that it was taken off. */
export const attachFile = (deps: Deps, actor: BidderActor, upload: UploadOf) =>
  changeFiles(deps, actor, upload, {
    attach: true,
    decide: (facts, files, at) => decideAttaching(facts, upload.questionId, files, at),
  });

/**
 * Takes a file off a question where it is noted that it is off: one that was given up or announced anew is not. What was
 * submitted with it keeps it.
 */
export const detachFile = (deps: Deps, actor: BidderActor, upload: UploadOf) =>
  changeFiles(deps, actor, upload, {
    attach: false,
    decide: (facts, _files, at) => decideDetaching(facts, upload.questionId, at),
  });

/**
 * What is noted of the file when the list is written decides, not when this was asked: between the two somebody may have
 * taken it off, or added it again. Then nothing is left to do.
 */
async function changeFiles<Decided extends Result<{ section: Section }, ResponseRefusal>>(
  deps: Deps,
  actor: BidderActor,
  { competitionId, questionId, fileId }: UploadOf,
  change: {
    readonly attach: boolean;
    /** Decides how many files the question has from now on. */
    readonly decide: (facts: ResponseFacts, files: number, at: Instant) => Decided;
  },
) {
  const { attach } = change;
  const of = { organisationId: actor.organisationId, competitionId };
  const fileAt = { ...of, fileId };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const at = deps.now();
    const [file, draft] = await Promise.all([loadFile(deps.table, fileAt), loadDraft(deps.table, of)]);
    const before = await loadLatest(deps.table, of, draft, FILES_SECTION);
    const files = before?.answers ?? {};
    const attached = fileIdsIn(files[questionId]);
    const isOff = file?.takenOff === true;
    if (file === undefined || isOff === attach || attached.includes(fileId) === attach)
      return accept(undefined);
    const changed = attach ? [...attached, fileId] : attached.filter((one) => one !== fileId);
    const decide = (facts: ResponseFacts) => change.decide(facts, changed.length, at);
    const decision = await decidedOn(deps, actor, competitionId, decide);
    if (!decision.ok) return decision;
    const { section } = decision.value;
    const saved: SavedSection = {
      sectionId: FILES_SECTION,
      version: (before?.version ?? 0) + 1,
      answers: { ...files, [questionId]: changed },
      savedAt: at,
      savedBy: actor.name,
    };
    const [gate, beside] = await Promise.all([
      beginAtGate(deps, of, saved),
      recounted(deps, of, section, draft, saved.answers),
    ]);
    if (gate === undefined) return refuse({ code: "not-found" });
    // What is not yet right is counted in the section of the question. Of the list of files nothing is.
    const header = { version: saved.version, sha256: await digestOf(saved.answers), problems: 0 };
    const kept = await stashAtGate(
      deps,
      gate,
      saveVersion(of, saved),
      nameLatest(of, saved, header, beside),
      unchangedTakenOff(fileAt, file),
    );
    if (kept === "written") return accept(undefined);
    if (kept === "shut") {
      const why = await whyShut(deps, actor, competitionId, decide);
      if (why.ok || why.error.code !== "changed-meanwhile") return why;
    }
    await pauseBefore(attempt);
  }
  return refuse({ code: "changed-meanwhile" });
}

/** What is not yet right in a section depends on its files: with these it is counted anew, where the section was saved. */
async function recounted(
  { table }: Deps,
  of: Participation,
  section: Section,
  draft: ResponseDraft | undefined,
  files: Answers,
) {
  const { sectionId } = section;
  const before = draft?.sections[sectionId];
  const saved = await loadLatest(table, of, draft, sectionId);
  if (before === undefined || saved === undefined) return { sectionId, version: 0 };
  const problems = questionsAmiss(problemsIn(section, saved.answers, files, saved.savedAt));
  return { sectionId, version: before.version, header: { ...before, problems } };
}
