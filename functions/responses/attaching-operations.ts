import type { BidderActor } from "../../shared/kernel/actor.ts";
import { type CompetitionId, type FileId, RequestKey } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { QuestionId, Section } from "../../shared/questionnaire/schema.ts";
import { problemsIn } from "../../shared/responses/answers.ts";
import { decideAttaching, type ResponseFacts } from "../../shared/responses/rules.ts";
import {
  type Answers,
  FILES_SECTION,
  type ResponseDraft,
  type SavedSection,
} from "../../shared/responses/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { pauseBefore } from "../platform/pause.ts";
import { requestMark } from "../platform/request-mark.ts";
import { stash } from "../platform/stash.ts";
import { decidedOn, keepSection, latestIn } from "./saving-operations.ts";
import { loadDraft, recount } from "./store.ts";

/** People of one organisation attaching files at one time; more attempts than this is a fault. */
const ATTEMPTS = 20;

/** Attaches an uploaded file to a question that asks for files. */
export const attachFile = (
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
  fileId: FileId,
) => changeFiles(deps, actor, competitionId, questionId, { fileId, attach: true });

/** Takes a file off a question. What was submitted with it keeps it. */
export const detachFile = (
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
  fileId: FileId,
) => changeFiles(deps, actor, competitionId, questionId, { fileId, attach: false });

async function changeFiles(
  deps: Deps,
  actor: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
  { fileId, attach }: { readonly fileId: FileId; readonly attach: boolean },
) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const at = deps.now();
    const draft = await loadDraft(deps.table, actor.organisationId, competitionId);
    const before = await latestIn(deps, actor, competitionId, draft, FILES_SECTION);
    const files = before?.answers ?? {};
    const attached = listIn(files[questionId]);
    if (attached.includes(fileId) === attach) return accept({ files: [...attached] });
    const changed = attach ? [...attached, fileId] : attached.filter((one) => one !== fileId);
    const decide = (facts: ResponseFacts) => decideAttaching(facts, questionId, changed.length, at);
    const decision = await decidedOn(deps, actor, competitionId, decide);
    if (!decision.ok) return decision;
    const saved: SavedSection = {
      sectionId: FILES_SECTION,
      version: (before?.version ?? 0) + 1,
      answers: { ...files, [questionId]: changed },
      savedAt: at,
      savedBy: actor.name,
      // A key of this attempt alone: its mark tells a write that timed out from one of somebody else's.
      request: await requestMark(actor, RequestKey.parse(deps.newSecret())),
    };
    const kept = await keepSection(deps, actor, competitionId, {
      // What is not yet right is counted in the section of the question, below. Of the list of files nothing is.
      section: { questions: [] },
      saved,
      // This save is the files, and asks for no others.
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
  const saved = await latestIn(deps, actor, competitionId, draft, section.sectionId);
  if (header === undefined || saved === undefined) return;
  const problems = problemsIn(section, saved.answers, files, saved.savedAt).length;
  await stash(deps, recount(actor.organisationId, competitionId, section.sectionId, { ...header, problems }));
}

const listIn = (answer: Answers[QuestionId] | undefined): readonly string[] =>
  Array.isArray(answer) ? answer : [];
