import { createGunzip, createInflate, createInflateRaw } from "node:zlib";

/** Reads a stream of bytes as it comes. */
export type PieceReader = {
  /** The next bytes, as many as are at hand; undefined at the end. */
  some(): Promise<Uint8Array | undefined>;
  /** Gives bytes back: they are the next to be read. */
  unread(bytes: Uint8Array): void;
};

/** The same in pieces of the size that is wanted, holding no more than was asked for. */
export type ByteReader = PieceReader & {
  /** The next bytes, exactly as many; fewer only at the end. */
  take(count: number): Promise<Uint8Array>;
  /** How many bytes were read so far and not given back. */
  position(): number;
};

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const pieces = source[Symbol.asyncIterator]();
  let next: Uint8Array | undefined;
  let position = 0;
  async function some(): Promise<Uint8Array | undefined> {
    let bytes = next;
    next = undefined;
    while (bytes === undefined || bytes.length === 0) {
      const piece = await pieces.next();
      if (piece.done === true) return undefined;
      bytes = piece.value;
    }
    position += bytes.length;
    return bytes;
  }
  function unread(bytes: Uint8Array): void {
    position -= bytes.length;
    if (bytes.length > 0) next = next === undefined ? bytes : Buffer.concat([bytes, next]);
  }
  return {
    some,
    unread,
    position: () => position,
    async take(count) {
      const taken: Uint8Array[] = [];
      for (let missing = count; missing > 0;) {
        const bytes = await some();
        if (bytes === undefined) break;
        taken.push(bytes.subarray(0, missing));
        unread(bytes.subarray(missing));
        missing -= Math.min(missing, bytes.length);
      }
      return Buffer.concat(taken);
    },
  };
}

/** The next bytes of a reader, exactly so many, piece by piece. Ends early where the reader does. */
export async function* exactly(reader: ByteReader, count: number): AsyncGenerator<Uint8Array> {
  for (let missing = count; missing > 0;) {
    const bytes = await reader.some();
    if (bytes === undefined) return;
    const piece = bytes.subarray(0, missing);
    reader.unread(bytes.subarray(piece.length));
    missing -= piece.length;
    yield piece;
  }
}

/** What could not be unpacked, because it is not what it should be. */
export class NotPacked extends Error {}

const ENGINES = { raw: createInflateRaw, zlib: createInflate, gzip: createGunzip };

/**
 * Unpacks what begins at the reader, and leaves the reader directly behind it: a packed stream says itself where it
 * ends. No more is unpacked than is asked for. Throws `NotPacked` for what is none, or is cut off.
 */
export async function* unpacked(reader: PieceReader, kind: keyof typeof ENGINES): AsyncGenerator<Uint8Array> {
  const engine = ENGINES[kind]();
  const feeding = feed(engine, reader);
  try {
    for await (const bytes of engine) if (bytes instanceof Uint8Array) yield bytes;
    await feeding;
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw new NotPacked("not packed, or cut off", { cause: error });
    throw error;
  } finally {
    engine.destroy();
  }
}

/** Gives the engine one piece after the other, until it takes no more because its stream has ended. */
async function feed(
  engine: ReturnType<(typeof ENGINES)[keyof typeof ENGINES]>,
  reader: PieceReader,
): Promise<void> {
  for (;;) {
    const bytes = await reader.some();
    if (bytes === undefined) return void engine.end();
    const before = engine.bytesWritten;
    const failed = await new Promise<boolean>((resolve) => {
      engine.write(bytes, (error) => resolve(error instanceof Error));
    });
    if (failed) return;
    const taken = engine.bytesWritten - before;
    reader.unread(bytes.subarray(taken));
    if (taken < bytes.length) return;
  }
}
