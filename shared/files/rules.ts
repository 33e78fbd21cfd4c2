import { accept, refuse } from "../kernel/result.ts";
import { problemBefore } from "./allowed.ts";
import type { AnnouncedFile, FileProblem, StoredFile } from "./schema.ts";

export type FileRefusal =
  | { code: "file-refused"; problem: FileProblem }
  | { code: "too-many-uploads"; most: number }
  | { code: "parts-missing" }
  | { code: "file-there-already" };

/** Files that an organisation may begin to upload for one competition, whatever became of them: far more than it needs. */
export const MOST_UPLOADS = 400;

/**
 * Decides whether a file may be uploaded: nothing speaks against its size or what its name promises, and its organisation
 * has not begun too many. `begun`: how many others were ever begun.
 */
export function decideFile(
  { begun }: { readonly begun: number },
  { name, size }: Pick<StoredFile, "name" | "size">,
) {
  const problem = problemBefore({ name, size });
  if (problem !== undefined) return refuse({ code: "file-refused", problem });
  if (begun >= MOST_UPLOADS) return refuse({ code: "too-many-uploads", most: MOST_UPLOADS });
  return accept(undefined);
}

/** Whether two statements of the bytes of one file contradict each other. Who states nothing contradicts nobody. */
export const contradicts = (
  { announcedSha256 }: Pick<StoredFile, "announcedSha256">,
  { sha256 }: Pick<AnnouncedFile, "sha256">,
): boolean => announcedSha256 !== undefined && sha256 !== undefined && announcedSha256 !== sha256;

/** Whether a file that has arrived is just what is announced, by its bytes and its name. */
export const isSameFile = (
  file: StoredFile,
  { name, announcedSha256 }: Pick<StoredFile, "name" | "announcedSha256">,
): boolean =>
  file.state !== "uploading" &&
  file.name === name &&
  announcedSha256 !== undefined &&
  (file.sha256 ?? file.announcedSha256) === announcedSha256;

/**
 * Whether a file that is announced is the one whose upload is not finished, whoever began it. Only who states its bytes
 * can go on with it: should other bytes have arrived before, the check finds out.
 */
export const isSameUnfinished = (file: StoredFile, announced: AnnouncedFile): boolean =>
  file.state === "uploading" &&
  announced.sha256 !== undefined &&
  file.name === announced.name &&
  file.size === announced.size &&
  !contradicts(file, announced);
