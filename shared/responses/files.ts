import * as z from "zod";
import { CompetitionId, FileId } from "../kernel/id.ts";
import { safeFileName } from "../kernel/file-name.ts";
import { problemBefore } from "../kernel/file-type.ts";
import { fileProblemInWords } from "../kernel/file-words.ts";
import type { FileProblem, StoredFile } from "../kernel/file.ts";
import type { Instant } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { accept, refuse, type Result } from "../kernel/result.ts";
import { QuestionId } from "../questionnaire/schema.ts";
import { decideAttaching, type ResponseFacts, type ResponseRefusal } from "./rules.ts";
import { responseRefusalInWords } from "./words.ts";

const inQuestion = { competitionId: CompetitionId, questionId: QuestionId };

/** Announces a file for a question: what it is called, and how many bytes will come. */
export const StartUpload = z.strictObject({
  ...inQuestion,
  name: z.string().min(1, "Name the file").max(1_000, "Give the file a shorter name"),
  size: z.int().min(0),
});
export type StartUpload = z.infer<typeof StartUpload>;

/** One file of a question: to complete its upload, or to take it off. */
export const UploadOf = z.strictObject({ ...inQuestion, fileId: FileId });
export type UploadOf = z.infer<typeof UploadOf>;

/** Asks where these parts of an upload are to be sent. */
export const UploadParts = UploadOf.extend({ parts: z.array(z.int().min(1).max(10_000)).min(1).max(10) });
export type UploadParts = z.infer<typeof UploadParts>;

export type FileRefusal =
  | ResponseRefusal
  | { code: "file-refused"; problem: FileProblem }
  | { code: "too-many-uploads"; most: number }
  | { code: "parts-missing" };

/** Files that an organisation may begin to upload for one competition, whatever became of them: far more than it needs. */
export const MOST_UPLOADS = 400;

/** What a decision about one more file stands on: the files of its question, others on their way included. */
export type UploadFacts = ResponseFacts & {
  readonly inQuestion: readonly Pick<StoredFile, "fileId">[];
  /** How many were ever begun. */
  readonly begun: number;
};

/**
 * Decides whether a file may be uploaded for a question, and how it is called from now on: the PQQ is open, the
 * question takes one file more, and nothing speaks against its size or what its name promises.
 */
export function decideUpload(
  facts: UploadFacts,
  { questionId, name: sent, size }: Omit<StartUpload, "competitionId">,
  fileId: FileId,
  now: Instant,
): Result<{ name: string }, FileRefusal> {
  const others = facts.inQuestion.filter((file) => file.fileId !== fileId);
  const attaching = decideAttaching(facts, questionId, others.length + 1, now);
  if (!attaching.ok) return attaching;
  const name = safeFileName(sent);
  const problem = problemBefore({ name, size });
  if (problem !== undefined) return refuse({ code: "file-refused", problem });
  if (facts.begun >= MOST_UPLOADS) return refuse({ code: "too-many-uploads", most: MOST_UPLOADS });
  return accept({ name });
}

/** What people read when a file is refused. Follows the name of the file and a colon. */
export function fileRefusalInWords(refusal: FileRefusal | CommonRefusal): string {
  switch (refusal.code) {
    case "file-refused":
      return fileProblemInWords(refusal.problem);
    case "too-many-uploads":
      return `your organisation has uploaded ${refusal.most} files for this competition, and no more are taken. Ask the authority for help`;
    case "parts-missing":
      return "parts of the file have not arrived. Choose it again to send what is missing";
    default:
      return responseRefusalInWords(refusal);
  }
}
