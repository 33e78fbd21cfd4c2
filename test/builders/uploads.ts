import {
  completeUpload,
  linkParts,
  removeFile,
  startUpload,
  uploadSmallFile,
} from "../../functions/responses/file-operations.ts";
import { fileParts } from "../../shared/files/upload-parts.ts";
import type { FileId } from "../../shared/kernel/id.ts";
import { anyKey, must } from "./competition.ts";
import { ACCOUNTS, aResponse } from "./response.ts";

/** Of the file that is uploaded in parts where nothing else is said: two of them. */
export const SIZE = 9 * 1024 * 1024;

export type RunningUploads = Awaited<ReturnType<typeof uploading>>;

/** A response, and what its people do with files of the accounts. */
export async function uploading() {
  const running = await aResponse();
  const { portal, submitter, competitionId } = running;
  const { deps } = portal;
  const asked = { competitionId, questionId: ACCOUNTS };
  const start = (change = {}, key = anyKey(), actor = submitter) =>
    startUpload(deps, actor, { ...asked, name: "accounts.pdf", size: SIZE, ...change }, key);
  const complete = (fileId: FileId, actor = submitter) => completeUpload(deps, actor, { ...asked, fileId });
  /** Sends parts of an upload as a browser does, straight to the object store. */
  async function sendParts(fileId: FileId, parts: number[], actor = submitter, size = SIZE): Promise<void> {
    for (const { part, url } of must(await linkParts(deps, actor, { ...asked, fileId, parts })))
      portal.files.send(url, Buffer.alloc(fileParts(size)[part - 1]?.size ?? 0, "x"));
  }
  return {
    ...running,
    asked,
    start,
    complete,
    sendParts,
    /** Sends a file of one part with these bytes. */
    async send(fileId: FileId, bytes: Uint8Array): Promise<void> {
      for (const { url } of must(await linkParts(deps, submitter, { ...asked, fileId, parts: [1] })))
        portal.files.send(url, bytes);
    },
    small: (name = "notes.txt", bytes: Uint8Array = Buffer.from("Notes"), actor = submitter) =>
      uploadSmallFile(deps, actor, { ...asked, name }, bytes, anyKey()),
    remove: (fileId: FileId, key = anyKey(), actor = submitter) =>
      removeFile(deps, actor, { ...asked, fileId }, key),
    /** A file of one part that is uploaded under this key, and attached. */
    async uploaded(key = anyKey()): Promise<FileId> {
      const { fileId } = must(await start({ size: 4 }, key)).file;
      await sendParts(fileId, [1], submitter, 4);
      must(await complete(fileId));
      return fileId;
    },
  };
}
