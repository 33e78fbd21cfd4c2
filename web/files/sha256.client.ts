import { sha256 } from "@noble/hashes/sha2.js";
import { inHex } from "../../shared/kernel/hex.ts";
import { fileParts } from "../../shared/files/upload-parts.ts";

/** The file on the disk is not any more the one that was chosen. */
export class Changed extends Error {}
/** It is not even there any more. */
export class Gone extends Changed {}

/** Some of a file's bytes as the disk has them now: browsers read them only when they are asked for. */
export async function bytesFrom(file: File, start: number, size: number): Promise<ArrayBuffer> {
  const bytes = await file
    .slice(start, start + size)
    .arrayBuffer()
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "NotFoundError") throw new Gone();
    });
  if (bytes?.byteLength !== size) throw new Changed();
  return bytes;
}

/**
 * The SHA-256 of a file in hexadecimal, however large it is: the browser's own wants it in memory whole. `onPart` is told the
 * bytes of each part on the way.
 */
export async function sha256Of(
  file: File,
  onPart: (bytes: ArrayBuffer) => Promise<void> = async () => undefined,
): Promise<string> {
  const hash = sha256.create();
  for (const { start, size } of fileParts(file.size)) {
    const bytes = await bytesFrom(file, start, size);
    hash.update(new Uint8Array(bytes));
    await onPart(bytes);
  }
  return inHex(hash.digest());
}
