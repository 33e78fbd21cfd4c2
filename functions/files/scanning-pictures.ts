import { crc32 } from "node:zlib";
import type { FileProblem } from "../../shared/files/schema.ts";
import type { ByteReader } from "./scanning-bytes.ts";

const SIGNATURE = 8;

/** What is wrong with a PNG: a chunk that is cut off or changed, or none of those that make it a picture. */
export async function problemOfPng(reader: ByteReader): Promise<FileProblem | undefined> {
  await reader.take(SIGNATURE);
  let hasData = false;
  for (let first = true; ; first = false) {
    const head = Buffer.from(await reader.take(8));
    if (head.length < 8) return "damaged";
    const kind = head.toString("latin1", 4);
    if (first && kind !== "IHDR") return "content-is-not-its-type";
    let sum = crc32(head.subarray(4));
    for (let left = head.readUInt32BE(); left > 0;) {
      const bytes = await reader.some();
      if (bytes === undefined) return "damaged";
      const own = bytes.subarray(0, left);
      reader.unread(bytes.subarray(own.length));
      sum = crc32(own, sum);
      left -= own.length;
    }
    const says = Buffer.from(await reader.take(4));
    if (says.length < 4 || says.readUInt32BE() !== sum) return "damaged";
    hasData ||= kind === "IDAT";
    if (kind === "IEND") return hasData ? undefined : "damaged";
  }
}

const END = 0xd9;
const SCAN = 0xda;
/** Marks that stand alone: nothing of a length follows. */
const isAlone = (mark: number): boolean => mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8);
/** Marks that begin a picture, and not its tables. */
const isFrame = (mark: number): boolean => mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);

/** What is wrong with a JPEG: no picture where one should begin, or no end of it. */
export async function problemOfJpeg(reader: ByteReader): Promise<FileProblem | undefined> {
  let hasFrame = false;
  let hasScan = false;
  await reader.take(2);
  for (;;) {
    const mark = await nextMark(reader, hasScan);
    if (mark === undefined) return hasFrame ? "damaged" : "content-is-not-its-type";
    if (mark === END) return hasScan ? undefined : "damaged";
    if (isAlone(mark)) continue;
    const length = Buffer.from(await reader.take(2));
    if (length.length < 2) return hasFrame ? "damaged" : "content-is-not-its-type";
    const rest = length.readUInt16BE() - 2;
    if (rest < 0 || (await reader.take(rest)).length < rest)
      return hasFrame ? "damaged" : "content-is-not-its-type";
    hasFrame ||= isFrame(mark);
    if (mark !== SCAN) continue;
    if (!hasFrame) return "content-is-not-its-type";
    hasScan = true;
  }
}

/** The next mark; between the tables of a picture only marks stand, behind the first scan its data as well. */
async function nextMark(reader: ByteReader, overData: boolean): Promise<number | undefined> {
  let isMark = false;
  for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some()) {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (isMark && byte !== 0xff && byte !== 0 && !(overData && byte >= 0xd0 && byte <= 0xd7)) {
        reader.unread(bytes.subarray(at + 1));
        return byte;
      }
      if (!isMark && byte !== 0xff && !overData) return undefined;
      isMark = byte === 0xff;
      if (isMark || !overData) continue;
      // On to the next byte that could begin a mark: data is long.
      const next = bytes.indexOf(0xff, at + 1);
      at = (next < 0 ? bytes.length : next) - 1;
    }
  }
  return undefined;
}
