import { crc32 } from "node:zlib";
import type { FileProblem } from "../../shared/files/schema.ts";
import type { Allowance } from "./scanning-allowance.ts";
import { type ByteReader, exactly, NotPacked, type PieceReader, unpacked } from "./scanning-bytes.ts";

/** Looks into one part of a package; what it leaves unread is read over. */
type PartLook = (name: string, content: AsyncGenerator<Uint8Array>) => Promise<FileProblem | undefined>;

/** One part of a package as it announces itself. */
type ZipPart = {
  readonly name: string;
  readonly packed: boolean;
  readonly sum: number;
  readonly size: Size | undefined;
};
type Size = { readonly packed: number; readonly whole: number };

const PART = 0x04034b50;
const LISTED = 0x02014b50;
const AFTER = 0x08074b50;
const END_64 = 0x06064b50;
const END_64_PLACE = 0x07064b50;
const END = 0x06054b50;

const ENCRYPTED = 0x01;
const SIZES_FOLLOW = 0x08;
const IN_64 = 0xffffffff;
const LONGEST_NAME = 512;

/**
 * What is wrong with a package (ZIP): a part is encrypted, too much comes out of it, or `look` finds something. Reads
 * it once, from its first part to its end, and holds it to its own list: parts that are not listed, bytes between
 * parts, lists that name something else make it damaged, so that no other program can find in it what was not seen here.
 */
export async function problemOfPackage(
  reader: ByteReader,
  allowance: Allowance,
  look: PartLook,
): Promise<FileProblem | undefined> {
  const start = reader.position();
  /** Where each part began, and what the package's list must say of it. */
  const parts = new Map<number, string>();
  try {
    for (;;) {
      const at = reader.position() - start;
      const kind = number32(await bytes(reader, 4));
      if (kind === PART) {
        if (!allowance.takesPart()) return "too-many-parts";
        const head = await bytes(reader, 26);
        if ((head.readUInt16LE(2) & ENCRYPTED) !== 0) return "encrypted";
        const part = await announced(reader, head);
        const read = await readPart(reader, part, allowance, look);
        if (typeof read === "string") return read;
        parts.set(at, line(part, read));
      } else if (kind === LISTED) {
        const { offset, says } = await listed(reader);
        if (parts.get(offset) !== says) return "damaged";
        parts.delete(offset);
      } else if (kind === END_64) {
        await bytes(reader, Number((await bytes(reader, 8)).readBigUInt64LE()));
      } else if (kind === END_64_PLACE) {
        await bytes(reader, 16);
      } else if (kind === END) {
        const end = await bytes(reader, 18);
        await bytes(reader, end.readUInt16LE(16));
        const isWhole = parts.size === 0 && (await reader.some()) === undefined;
        return isWhole ? undefined : "damaged";
      } else return "damaged";
    }
  } catch (error) {
    if (error instanceof NotPacked) return "damaged";
    throw error;
  }
}

/** What a list of parts must say of one. */
const line = ({ name, packed }: Pick<ZipPart, "name" | "packed">, size: Size): string =>
  [packed, size.packed, size.whole, name].join(" ");

/** Reads one part to its end: its sizes as they were found, or what is wrong with it. */
async function readPart(
  reader: ByteReader,
  part: ZipPart,
  allowance: Allowance,
  look: PartLook,
): Promise<Size | FileProblem> {
  if (part.size !== undefined && !allowance.mayClaim(part.size.packed, part.size.whole))
    return "expands-too-far";
  const began = reader.position();
  let [whole, sum] = [0, 0];
  let tooFar = false;
  async function* content(): AsyncGenerator<Uint8Array> {
    const inside =
      part.size === undefined
        ? part.packed
          ? unpacked(reader, "raw")
          : untilFollowed(reader)
        : part.packed
          ? unpackedWithin(reader, part.size.packed)
          : exactly(reader, part.size.packed);
    for await (const piece of inside) {
      [whole, sum] = [whole + piece.length, crc32(piece, sum)];
      tooFar = !allowance.takes(piece.length);
      // More than it claims to be: the rest needs no look.
      if (tooFar || (part.size !== undefined && whole > part.size.whole)) return;
      yield piece;
    }
  }
  const pieces = content();
  const problem = await look(part.name, pieces);
  if (problem !== undefined) return problem;
  while ((await pieces.next()).done !== true);
  const packed = reader.position() - began;
  if (tooFar) return "expands-too-far";
  const found = { packed, whole };
  if (part.size === undefined) return (await follows(reader, found, sum)) ? found : "damaged";
  return whole === part.size.whole && packed === part.size.packed && sum === part.sum ? found : "damaged";
}

/** What is neither packed nor tells its size before: it ends where what follows a part says just what was read. */
async function* untilFollowed(reader: ByteReader): AsyncGenerator<Uint8Array> {
  let [whole, sum] = [0, 0];
  for (;;) {
    const some = await bytesUpTo(reader, 65_536);
    if (some.length < 16) throw new NotPacked("cut off");
    const mark = some.indexOf(MARK);
    if (mark === 0 && some.readUInt32LE(4) === sum && [8, 12].some((at) => some.readUInt32LE(at) === whole))
      return reader.unread(some);
    const own = some.subarray(0, mark < 0 ? some.length - 15 : Math.max(mark, 1));
    reader.unread(some.subarray(own.length));
    [whole, sum] = [whole + own.length, crc32(own, sum)];
    yield own;
  }
}
const MARK = Buffer.from([0x50, 0x4b, 0x07, 0x08]);

/** What is packed in so many bytes, no more and no fewer. */
async function* unpackedWithin(reader: ByteReader, packed: number): AsyncGenerator<Uint8Array> {
  const within = boundedReader(reader, packed);
  yield* unpacked(within, "raw");
  if ((await within.some()) !== undefined) throw new NotPacked("more than was announced");
}

/** The next bytes of a reader as one of their own, which ends where they do. */
function boundedReader(reader: ByteReader, count: number): PieceReader {
  let left = count;
  return {
    async some() {
      const piece = left === 0 ? undefined : await reader.some();
      const taken = piece?.subarray(0, left);
      if (piece === undefined || taken === undefined) return undefined;
      reader.unread(piece.subarray(taken.length));
      left -= taken.length;
      return taken;
    },
    unread(back) {
      reader.unread(back);
      left += back.length;
    },
  };
}

/** What a part says of itself before it begins. Throws when it is of a kind that nobody makes. */
async function announced(reader: ByteReader, head: Buffer): Promise<ZipPart> {
  const [flags, method] = [head.readUInt16LE(2), head.readUInt16LE(4)];
  const name = await nameOf(reader, head.readUInt16LE(22));
  const extra = await bytes(reader, head.readUInt16LE(24));
  const sizesFollow = (flags & SIZES_FOLLOW) !== 0;
  const isPacked = method === 8;
  if (!isPacked && method !== 0) throw new NotPacked("packed in another way");
  const size = { packed: head.readUInt32LE(14), whole: head.readUInt32LE(18) };
  const sum = head.readUInt32LE(10);
  if (sizesFollow) return { name, packed: isPacked, sum, size: undefined };
  return { name, packed: isPacked, sum, size: sizeOf(size, extra) };
}

/** Sizes of 32 bits, or of 64 where those do not do. */
const sizeOf = (size: Size, extra: Buffer): Size =>
  size.packed === IN_64 || size.whole === IN_64 ? sizesIn(extra) : size;

function sizesIn(extra: Buffer): Size {
  for (let at = 0; at + 20 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1)
      return {
        whole: Number(extra.readBigUInt64LE(at + 4)),
        packed: Number(extra.readBigUInt64LE(at + 12)),
      };
  throw new NotPacked("a size is missing");
}

/** Reads what follows a part that did not tell its sizes before, and whether it says what was found. */
async function follows(reader: ByteReader, found: Size, foundSum: number): Promise<boolean> {
  const first = await bytes(reader, 4);
  const sum = number32(first) === AFTER ? number32(await bytes(reader, 4)) : number32(first);
  if (sum !== foundSum) return false;
  const short = await bytes(reader, 8);
  const says = (packed: number, whole: number) => packed === found.packed && whole === found.whole;
  if (says(short.readUInt32LE(0), short.readUInt32LE(4))) return true;
  const long = Buffer.concat([short, await bytes(reader, 8)]);
  return says(Number(long.readBigUInt64LE(0)), Number(long.readBigUInt64LE(8)));
}

/** A line of the package's own list of its parts. */
async function listed(reader: ByteReader): Promise<{ offset: number; says: string }> {
  const head = await bytes(reader, 42);
  const name = await nameOf(reader, head.readUInt16LE(24));
  const extra = await bytes(reader, head.readUInt16LE(26));
  await bytes(reader, head.readUInt16LE(28));
  const size = sizeOf({ packed: head.readUInt32LE(16), whole: head.readUInt32LE(20) }, extra);
  return { offset: head.readUInt32LE(38), says: line({ name, packed: head.readUInt16LE(6) === 8 }, size) };
}

async function nameOf(reader: ByteReader, length: number): Promise<string> {
  if (length === 0 || length > LONGEST_NAME) throw new NotPacked("no name");
  return (await bytes(reader, length)).toString("utf8");
}

const number32 = (four: Buffer): number => four.readUInt32LE(0);

/** Exactly so many bytes; throws where the package ends before. */
async function bytes(reader: ByteReader, count: number): Promise<Buffer> {
  if (count > 1024 * 1024) throw new NotPacked("more than anything here takes");
  const taken = await bytesUpTo(reader, count);
  if (taken.length < count) throw new NotPacked("cut off");
  return taken;
}

async function bytesUpTo(reader: ByteReader, count: number): Promise<Buffer> {
  const taken = await reader.take(count);
  return Buffer.from(taken.buffer, taken.byteOffset, taken.byteLength);
}
