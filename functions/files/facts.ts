import type { FileAt, StoredFile } from "../../shared/files/schema.ts";
import { fileParts } from "../../shared/files/upload-parts.ts";
import type { FileId } from "../../shared/kernel/id.ts";
import { partition, sortPrefix } from "../../shared/kernel/key.ts";
import type { Deps } from "../platform/deps.ts";
import type { Participation } from "../platform/stream.ts";
import type { Table, Write } from "../platform/table.ts";
import { fileKey, fileOf } from "./store.ts";

/** A file of an organisation in a competition. */
export async function loadFile(table: Table, at: FileAt): Promise<StoredFile | undefined> {
  return fileOf(await table.get(fileKey(at)));
}

/** Holds while a file is noted as it was read: taken off, or not. For what its owner writes because of that. */
export const unchangedTakenOff = (at: FileAt, { fileId, takenOff }: StoredFile) =>
  ({ check: fileKey(at), if: { matching: { fileId, takenOff } } }) as const satisfies Write;

/** These files of an organisation, in this order; one that is not there is left out. */
export async function loadFiles(table: Table, of: Participation, ids: readonly FileId[]) {
  const items = await table.getMany(ids.map((fileId) => fileKey({ ...of, fileId })));
  return items.map(fileOf).filter((file) => file !== undefined);
}

/** Every file that an organisation ever began to upload for a competition. */
export async function loadUploads(table: Table, { organisationId, competitionId }: Participation) {
  const items = await table.all({
    pk: partition("FILE", organisationId, competitionId),
    beginsWith: sortPrefix("FILE"),
  });
  return items.map(fileOf);
}

/** The parts of a file that the object store holds whole; parts of another size are as good as missing. */
export async function partsArrived({ files }: Pick<Deps, "files">, file: StoredFile) {
  const { objectKey, uploadId, size } = file;
  if (uploadId === undefined) return [];
  const wanted = fileParts(size);
  const arrived = (await files.partsArrived({ objectKey, uploadId })) ?? [];
  return arrived.filter((part) => wanted[part.number - 1]?.size === part.size);
}

/** Where each of these parts of a file may be sent; nothing for a number that it has no part of. */
export async function partLinks(
  { files }: Pick<Deps, "files">,
  file: StoredFile,
  numbers: readonly number[],
) {
  const { objectKey, uploadId } = file;
  if (uploadId === undefined) return [];
  const wanted = fileParts(file.size).filter(({ number }) => numbers.includes(number));
  return Promise.all(
    wanted.map(async (part) => ({
      part: part.number,
      url: await files.partLink({ objectKey, uploadId }, part),
    })),
  );
}
