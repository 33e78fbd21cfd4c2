import type { FileId } from "../../shared/kernel/id.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { QuestionId } from "../../shared/questionnaire/schema.ts";
import { fileIdsIn } from "../../shared/responses/counting.ts";
import { FILES_SECTION } from "../../shared/responses/schema.ts";
import type { Deps } from "../platform/deps.ts";
import type { Participation } from "../platform/stream.ts";
import type { Table } from "../platform/table.ts";
import { loadFile, loadUploads } from "../files/facts.ts";
import { loadDraft, loadLatest } from "./store.ts";

/** The files that the draft names for a question, in the order in which they were attached. */
export async function attachedIds(table: Table, of: Participation, questionId: QuestionId) {
  const latest = await loadLatest(table, of, await loadDraft(table, of), FILES_SECTION);
  return fileIdsIn(latest?.answers[questionId]);
}

/** The files of a question as its owner sees them: those attached, then those whose upload is not finished. */
export async function loadQuestionFiles(table: Table, of: Participation, questionId: QuestionId) {
  const [ids, uploads] = await Promise.all([attachedIds(table, of, questionId), loadUploads(table, of)]);
  const attached = ids.flatMap((id) => uploads.filter(({ fileId }) => fileId === id));
  const arriving = uploads.filter(({ subject, state }) => subject === questionId && state === "uploading");
  return [...attached, ...arriving];
}

/**
 * Where one of the organisation's own files can be fetched, for one minute. Refuses a file that was refused, to its
 * owner too; another's, and one that is not complete, is not found.
 */
export async function linkToMyFile(deps: Pick<Deps, "table" | "files">, of: Participation, fileId: FileId) {
  const file = await loadFile(deps.table, { ...of, fileId });
  if (file === undefined || file.state === "uploading") return refuse({ code: "not-found" });
  if (file.problem !== undefined) return refuse({ code: "file-refused", problem: file.problem });
  return accept(await deps.files.downloadLink({ from: "uploads", fileId, name: file.name }));
}
