import { crc32 } from "node:zlib";
import { MOST_POINTS } from "../../shared/files/allowed.ts";
import type { FileProblem } from "../../shared/files/schema.ts";
import { byteReader, type ByteReader, exactly, NotPacked, unpacked } from "./scanning-bytes.ts";

const SIGNATURE = 8;
const HEADER = 13;

/** What is wrong with a PNG: a chunk that is cut off or changed, or fewer rows of colours than it says. */
export async function problemOfPng(reader: ByteReader): Promise<FileProblem | undefined> {
  const found: Found = { wanted: 0, problem: undefined };
  const data = byteReader(dataOf(reader, found));
  let came = 0;
  try {
    for await (const bytes of unpacked(data, "zlib")) came += bytes.length;
  } catch (error) {
    if (!(error instanceof NotPacked)) throw error;
  }
  // What stands behind the last row is nothing to a picture; the chunks behind it are.
  while ((await data.some()) !== undefined);
  return found.problem ?? (found.wanted > 0 && came >= found.wanted ? undefined : "damaged");
}

/** What is found beside the data of a PNG: how many bytes its rows have when they are unpacked, and what is wrong. */
type Found = { wanted: number; problem: FileProblem | undefined };

/** The data of a PNG, from its chunks one after the other to the last one. */
async function* dataOf(reader: ByteReader, found: Found): AsyncGenerator<Uint8Array> {
  await reader.take(SIGNATURE);
  for (let first = true; ; first = false) {
    const head = Buffer.from(await reader.take(8));
    const kind = head.toString("latin1", 4);
    if (first && head.length === 8 && kind !== "IHDR")
      return void (found.problem = "content-is-not-its-type");
    if (head.length < 8) return void (found.problem = "damaged");
    const length = head.readUInt32BE();
    let sum = crc32(head.subarray(4));
    let came = 0;
    if (first) {
      const header = Buffer.from(await reader.take(HEADER));
      reader.unread(header);
      found.wanted = sizeOfRows(header);
      if (pointsOf(header) > MOST_POINTS) return void (found.problem = "expands-too-far");
    }
    for await (const bytes of exactly(reader, length)) {
      came += bytes.length;
      sum = crc32(bytes, sum);
      if (kind === "IDAT") yield bytes;
    }
    const says = Buffer.from(await reader.take(4));
    if (came < length || says.length < 4 || says.readUInt32BE() !== sum)
      return void (found.problem = "damaged");
    if (kind === "IEND") return;
  }
}

/** Numbers of one point, by the kind of its colour, and how many bits each may have. */
const COLOURS: Readonly<Record<number, { readonly numbers: number; readonly bits: readonly number[] }>> = {
  0: { numbers: 1, bits: [1, 2, 4, 8, 16] },
  2: { numbers: 3, bits: [8, 16] },
  3: { numbers: 1, bits: [1, 2, 4, 8] },
  4: { numbers: 2, bits: [8, 16] },
  6: { numbers: 4, bits: [8, 16] },
};
/** Where the first point of each pass of a picture in passes lies, and how far the next is: across and down. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const AT_ONCE = [[0, 0, 1, 1]] as const;

const pointsOf = (header: Buffer): number =>
  header.length < HEADER ? 0 : header.readUInt32BE() * header.readUInt32BE(4);

/** How many bytes the rows of a picture with this header have when they are unpacked; 0 where there is no such picture. */
function sizeOfRows(header: Buffer): number {
  if (header.length < HEADER) return 0;
  const [width, height] = [header.readUInt32BE(), header.readUInt32BE(4)];
  const [bits = 0, kind = 0, , , inPasses = 0] = header.subarray(8);
  const colour = COLOURS[kind];
  if (colour === undefined || !colour.bits.includes(bits)) return 0;
  return (inPasses === 1 ? PASSES : AT_ONCE).reduce((sum, [left, top, across, down]) => {
    const points = Math.ceil((width - left) / across);
    const rows = Math.ceil((height - top) / down);
    return points > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((points * colour.numbers * bits) / 8)) : sum;
  }, 0);
}
