import { randomUUID } from "node:crypto";
import { createReadStream, mkdirSync } from "node:fs";
import { copyFile, open, rename } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { makeEmptyFolder, removeFile } from "./durable-file.ts";
import type { Payload } from "./payload.ts";

/** One file of bytes; an object has one, or one for each part it was uploaded in. */
export const Piece = z.object({ blob: z.uuid(), size: z.number() });
export type Piece = z.infer<typeof Piece>;

/** Inclusive, as in HTTP. */
export type ByteRange = { start: number; end: number };

type Receive = (sink: (chunk: Buffer) => Promise<void>) => Promise<Payload>;

async function writeNew(path: string, receive: Receive): Promise<Payload> {
  const file = await open(path, "wx");
  try {
    return await receive((chunk) => file.appendFile(chunk));
  } finally {
    await file.close();
  }
}

export type Blobs = ReturnType<typeof openBlobs>;

/**
 * The bytes themselves, in files that are never changed once they are whole. What was arriving when the process last
 * ended is thrown away on opening.
 */
export function openBlobs(dir: string) {
  const incoming = join(dir, "incoming");
  const whole = join(dir, "blobs");
  makeEmptyFolder(incoming);
  mkdirSync(whole, { recursive: true });
  const fileOf = ({ blob }: Piece) => join(whole, blob);

  return {
    /** Keeps a body that `receive` lets pass; keeps nothing when it throws. */
    async keep(receive: Receive) {
      const blob = randomUUID();
      const arriving = join(incoming, blob);
      try {
        const payload = await writeNew(arriving, receive);
        await rename(arriving, join(whole, blob));
        return { ...payload, piece: { blob, size: payload.size } };
      } catch (error) {
        await removeFile(arriving);
        throw error;
      }
    },

    async copy(pieces: readonly Piece[]): Promise<Piece[]> {
      const copies: Piece[] = [];
      for (const piece of pieces) {
        const copy = { blob: randomUUID(), size: piece.size };
        await copyFile(fileOf(piece), fileOf(copy));
        copies.push(copy);
      }
      return copies;
    },

    async discard(pieces: readonly Piece[]): Promise<void> {
      for (const piece of pieces) await removeFile(fileOf(piece));
    },

    async *read(pieces: readonly Piece[], range: ByteRange): AsyncGenerator<Buffer> {
      let offset = 0;
      for (const piece of pieces) {
        const start = Math.max(range.start - offset, 0);
        const end = Math.min(range.end - offset, piece.size - 1);
        if (start <= end) yield* createReadStream(fileOf(piece), { start, end });
        offset += piece.size;
      }
    },
  };
}
