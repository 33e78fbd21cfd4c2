import type { FileAt, StoredFile } from "../../shared/files/schema.ts";
import { fileParts } from "../../shared/files/upload-parts.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import { accept, refuse } from "../../shared/kernel/result.ts";
import type { Deps } from "../platform/deps.ts";
import { objectKeyOf } from "../platform/file-store.ts";
import { stash, stashTogether } from "../platform/stash.ts";
import type { Stashed } from "../platform/table.ts";
import { loadFile, partsArrived } from "./facts.ts";
import { fileKey } from "./store.ts";

/** What is known of a file before any of it arrived. */
export type AnnouncedUpload = Pick<
  StoredFile,
  "subject" | "name" | "size" | "startedBy" | "announcedSha256"
> & {
  readonly startedAt: Instant;
};
type Storing = Pick<Deps, "table" | "files">;

/**
 * Begins an upload in parts. One that was begun before under the same id goes on, whatever became of it since, unless the
 * object store has forgotten it: it keeps parts for some days only. The caller sees from the row whether it is the same
 * file.
 */
export async function beginUpload(
  deps: Storing,
  at: FileAt,
  announced: AnnouncedUpload,
): Promise<StoredFile> {
  const earlier = await loadFile(deps.table, at);
  if (earlier !== undefined && !(await isForgotten(deps, earlier))) return earlier;
  const objectKey = objectKeyOf(at.fileId);
  const uploadId = await deps.files.start(objectKey);
  const file = { fileId: at.fileId, ...announced, state: "uploading", objectKey, uploadId } as const;
  const still = earlier === undefined ? "absent" : { matching: { uploadId: earlier.uploadId } };
  if (await stash(deps, { put: { ...fileKey(at), ...file }, if: still })) return file;
  // Somebody was quicker, or this very write came through and its answer was lost.
  const stored = await loadFile(deps.table, at);
  if (stored === undefined) throw new Error("an upload that was begun is not there");
  if (stored.uploadId !== uploadId) await deps.files.abort({ objectKey, uploadId });
  return stored;
}

/** Whether nothing is left of an upload that was never completed. */
async function isForgotten({ files }: Storing, { state, objectKey, uploadId }: StoredFile): Promise<boolean> {
  if (state !== "uploading" || uploadId === undefined) return false;
  if ((await files.partsArrived({ objectKey, uploadId })) !== undefined) return false;
  return (await files.size(objectKey)) === undefined;
}

/**
 * Makes a file of its parts, from when on it is being checked and never changes. Refuses as long as a part is missing.
 * Doing it again changes nothing.
 */
export async function finishUpload(deps: Storing, at: FileAt, file: StoredFile, completedAt: Instant) {
  const { objectKey, uploadId, size } = file;
  if (file.state !== "uploading" || uploadId === undefined) return accept(file);
  const arrived = await partsArrived(deps, file);
  const whole = arrived.length === fileParts(size).length;
  if (whole) await deps.files.complete({ objectKey, uploadId }, arrived);
  // An earlier attempt may have made the object and then been cut off.
  if ((await deps.files.size(objectKey)) !== size) return refuse({ code: "parts-missing" });
  await stash(deps, {
    update: fileKey(at),
    set: { state: "checking", completedAt },
    remove: ["uploadId"],
    if: { matching: { state: "uploading" } },
  });
  const stored = await loadFile(deps.table, at);
  return stored === undefined ? refuse({ code: "parts-missing" }) : accept(stored);
}

/**
 * Keeps a small file that came whole. What was kept before under the same id stays as it is; of what was only begun in
 * parts it is the end.
 */
export async function keepFile(
  deps: Storing,
  at: FileAt,
  announced: AnnouncedUpload,
  bytes: Uint8Array,
): Promise<StoredFile> {
  const objectKey = objectKeyOf(at.fileId);
  await deps.files.putOnce(objectKey, bytes);
  const file = {
    fileId: at.fileId,
    ...announced,
    state: "checking",
    objectKey,
    completedAt: announced.startedAt,
  } as const;
  if (await stash(deps, { put: { ...fileKey(at), ...file }, if: "absent" })) return file;
  const stored = await loadFile(deps.table, at);
  if (stored === undefined) throw new Error("a file that was kept is not there");
  const { uploadId } = stored;
  const finished = await finishUpload(deps, at, stored, announced.startedAt);
  if (uploadId !== undefined) await deps.files.abort({ objectKey, uploadId });
  return finished.ok ? finished.value : stored;
}

/** Notes which bytes are to come of a file that is still arriving, unless somebody has said so. Says whether it did. */
export const noteAnnounced = (deps: Storing, at: FileAt, announcedSha256: string): Promise<boolean> =>
  stash(deps, {
    update: fileKey(at),
    set: { announcedSha256 },
    if: { matching: { state: "uploading", announcedSha256: undefined } },
  });

/**
 * Notes of a complete file that it was taken off; or that it is not any more, because it is announced anew, and may be attached
 * again. What its owner keeps of that is written with it, or neither is. Says whether it was.
 */
export const noteTakenOff = (deps: Storing, at: FileAt, takenOff: boolean, ...alongside: Stashed[]) =>
  stashTogether(
    deps,
    { update: fileKey(at), set: { takenOff }, if: { matching: { fileId: at.fileId } } },
    ...alongside,
  );

/**
 * Gives up an upload that is not complete: its parts and its row are gone. What its owner keeps of that is written with it, or
 * neither is: a file that somebody completes at that instant stays. Says whether it was given up.
 */
export async function giveUpUpload(
  deps: Storing,
  at: FileAt,
  { objectKey, uploadId }: StoredFile,
  ...alongside: Stashed[]
): Promise<boolean> {
  const still = { matching: { state: "uploading", uploadId } };
  if (!(await stashTogether(deps, { remove: fileKey(at), if: still }, ...alongside))) return false;
  if (uploadId !== undefined) await deps.files.abort({ objectKey, uploadId });
  return true;
}
