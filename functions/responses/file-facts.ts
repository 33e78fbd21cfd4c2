import type { BidderActor } from "../../shared/kernel/actor.ts";
import type { StoredFile } from "../../shared/files/schema.ts";
import type { CompetitionId, FileId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { QuestionId } from "../../shared/questionnaire/schema.ts";
import { fileIdsIn } from "../../shared/responses/counting.ts";
import { FILES_SECTION } from "../../shared/responses/schema.ts";
import type { Deps } from "../platform/deps.ts";
import type { Table } from "../platform/table.ts";
import { loadFile, loadUploads } from "../files/facts.ts";
import { loadDraft, loadLatest } from "./store.ts";

/** The files that the draft names for a question, in the order in which they were attached. */
export async function attachedIds(
  table: Table,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
): Promise<readonly FileId[]> {
  const draft = await loadDraft(table, organisationId, competitionId);
  const latest = await loadLatest(table, organisationId, competitionId, draft, FILES_SECTION);
  return fileIdsIn(latest?.answers[questionId]);
}

/** The files of a question as its owner sees them: those attached, then those whose upload is not finished. */
export async function loadQuestionFiles(
  table: Table,
  actor: BidderActor,
  competitionId: CompetitionId,
  questionId: QuestionId,
): Promise<readonly StoredFile[]> {
  const [ids, uploads] = await Promise.all([
    attachedIds(table, actor, competitionId, questionId),
    loadUploads(table, actor.organisationId, competitionId),
  ]);
  const attached = ids.flatMap((id) => uploads.filter(({ fileId }) => fileId === id));
  const arriving = uploads.filter(({ subject, state }) => subject === questionId && state === "uploading");
  return [...attached, ...arriving];
}

/**
 * Where one of the organisation's own files can be fetched, for one minute. Refuses a file that was refused, to its
 * owner too; another's, and one that is not complete, is not found.
 */
export async function linkToMyFile(
  deps: Pick<Deps, "table" | "files">,
  { organisationId }: BidderActor,
  competitionId: CompetitionId,
  fileId: FileId,
) {
  const file = await loadFile(deps.table, { organisationId, competitionId, fileId });
  if (file === undefined || file.state === "uploading") return refuse({ code: "not-found" });
  if (file.problem !== undefined) return refuse({ code: "file-refused", problem: file.problem });
  return accept(await deps.files.downloadLink({ from: "uploads", fileId, name: file.name }));
}
