import * as z from "zod";
import { CompetitionId, FileId, OrganisationId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";

/**
 * What becomes of an uploaded file. `uploading`: its parts are arriving; `checking`: it is complete, its size is fixed
 * and it is being hashed and looked into; `clean`: it may be shown to those who may see it; `refused`: it is kept
 * apart and shown to nobody.
 */
export const FileState = z.enum(["uploading", "checking", "clean", "refused"]);
export type FileState = z.infer<typeof FileState>;

/** Why a file is refused. */
export const FileProblem = z.enum([
  "empty",
  "too-large",
  "type-not-allowed",
  "content-is-not-its-type",
  "encrypted",
  "has-macros",
  "active-content",
  "leads-out",
  "expands-too-far",
  "too-many-parts",
  "takes-too-long",
  "damaged",
  "malware",
  "changed-while-sent",
]);
export type FileProblem = z.infer<typeof FileProblem>;

/** The SHA-256 of a file's bytes as any tool prints it, in hexadecimal. */
const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, "Give the SHA-256 as 64 hexadecimal digits, or leave it out")
  .toLowerCase();

/** An uploaded file of an organisation in a competition. Its bytes never change once it is complete. */
export const StoredFile = z.strictObject({
  fileId: FileId,
  /** What it is for: a question of the questionnaire. */
  subject: z.string(),
  /** Safe to show: without control, invisible or text-turning characters and without a path. */
  name: z.string().min(1).max(200),
  /** Bytes: as announced while uploading, as found from then on. */
  size: z.int().min(0),
  state: FileState,
  /** Of the bytes that were chosen, as whoever sends them says: what arrives must be the same. */
  announcedSha256: z.string().length(64).optional(),
  objectKey: z.string(),
  /** The object store's name of the upload while it is going on. */
  uploadId: z.string().optional(),
  startedAt: Instant,
  startedBy: z.string(),
  completedAt: z.optional(Instant),
  checkedAt: z.optional(Instant),
  /** Of its bytes, in hexadecimal; known once it was checked. */
  sha256: z.string().length(64).optional(),
  /** What its content says it is, such as `application/pdf`. */
  mediaType: z.string().optional(),
  problem: FileProblem.optional(),
  /** Whether it was taken off what it was for, so that a late repeat of adding it adds nothing. */
  takenOff: z.boolean().optional(),
});
export type StoredFile = z.infer<typeof StoredFile>;

/** Whose file, in which competition: where its row lies. */
export const FileAt = z.strictObject({
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  fileId: FileId,
});
export type FileAt = z.infer<typeof FileAt>;

/** Announces a file: what it is called, how many bytes will come, and maybe which. */
export const AnnouncedFile = z.strictObject({
  name: z.string().min(1, "Name the file").max(1_000, "Give the file a shorter name"),
  size: z.int().min(0),
  sha256: Sha256.optional().describe(
    "Of the whole file, in hexadecimal: when other bytes arrive, the file is refused. An upload of the same file that is not finished goes on",
  ),
});
export type AnnouncedFile = z.infer<typeof AnnouncedFile>;

/** The parts of an upload that somebody is about to send, by number from 1. */
export const PartNumbers = z.array(z.int().min(1).max(10_000)).min(1).max(10);
