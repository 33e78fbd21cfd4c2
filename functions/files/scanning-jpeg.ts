import { MOST_POINTS } from "../../shared/files/allowed.ts";
import type { FileProblem } from "../../shared/files/schema.ts";
import type { ByteReader } from "./scanning-bytes.ts";
import { type Codes, codesOf } from "./scanning-jpeg-bits.ts";
import {
  FIRST_NUMBERS_REFINED,
  firstNumbers,
  goesToItsEnd,
  NUMBERS,
  otherNumbers,
  roomForNumbers,
  wholeBlocks,
} from "./scanning-jpeg-scan.ts";

const CODES = 0xc4;
const END = 0xd9;
const SCAN = 0xda;
const INTERVAL = 0xdd;
/** Marks that stand alone: nothing of a length follows. */
const isAlone = (mark: number): boolean => mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8);
/** Marks that begin a picture, and not its tables. */
const isFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && ![CODES, 0xc8, 0xcc].includes(mark);
const IN_STEPS = 0xc2;
/** Pictures that are coded as almost every one is. Of others only the marks are read. */
const isCommon = (mark: number): boolean => mark >= 0xc0 && mark <= IN_STEPS;
/** Blocks that are coded together, at most. */
const MOST_TOGETHER = 10;

type Component = {
  readonly id: number;
  /** Blocks of it that stand together where more components do. */
  readonly together: number;
  /** Blocks of it, where it stands alone. */
  readonly blocks: number;
  /** Of each number of a block, how many of its last bits have not come; -1 where none has. */
  readonly missing: Int8Array;
  readonly known: ReturnType<ReturnType<typeof roomForNumbers>>;
};
type Frame = {
  readonly inSteps: boolean;
  readonly components: readonly Component[];
  /** How many times blocks of all components stand together. */
  readonly units: number;
};
/** What a JPEG has said so far. */
type Said = { frame?: Frame; interval: number; readonly codes: Map<number, () => Codes | undefined> };

/**
 * What is wrong with a JPEG: no picture where one should begin, data that ends before its last block or cannot be a
 * picture's, or no end. What cameras write behind the end is nothing to a picture.
 */
export async function problemOfJpeg(reader: ByteReader): Promise<FileProblem | undefined> {
  const said: Said = { interval: 0, codes: new Map() };
  let frame: number | undefined;
  let hasScan = false;
  await reader.take(2);
  for (;;) {
    const mark = await nextMark(reader, hasScan);
    const damaged = frame === undefined ? "content-is-not-its-type" : "damaged";
    if (mark === undefined) return damaged;
    if (mark === END) return hasScan && isWhole(said) ? undefined : "damaged";
    if (isAlone(mark)) continue;
    const says = await segment(reader);
    if (says === undefined) return damaged;
    if (isFrame(mark)) {
      if (frame !== undefined) return "damaged";
      frame = mark;
      const problem = problemOfFrame(said, mark, says);
      if (problem !== undefined) return problem;
    } else if (mark === CODES) keepCodes(said, says);
    else if (mark === INTERVAL) said.interval = says.length < 2 ? 0 : says.readUInt16BE();
    else if (mark === SCAN) {
      if (frame === undefined) return "content-is-not-its-type";
      hasScan = true;
      if (!(await (isCommon(frame) ? readScan(reader, said, says) : hasData(reader)))) return "damaged";
    }
  }
}

/** What stands behind a mark, without its length. */
async function segment(reader: ByteReader): Promise<Buffer | undefined> {
  const length = Buffer.from(await reader.take(2));
  if (length.length < 2) return undefined;
  const says = Buffer.from(await reader.take(length.readUInt16BE() - 2));
  return says.length === length.readUInt16BE() - 2 ? says : undefined;
}

async function hasData(reader: ByteReader): Promise<boolean> {
  const start = await reader.take(2);
  reader.unread(start);
  return start.length === 2 && (start[0] !== 0xff || start[1] === 0);
}

/** Whether every number of every block has come to its last bit. */
const isWhole = ({ frame }: Said): boolean =>
  frame === undefined || frame.components.every(({ missing }) => missing.every((bits) => bits === 0));

function problemOfFrame(said: Said, mark: number, says: Buffer): FileProblem | undefined {
  const count = says[5] ?? 0;
  if (count === 0 || says.length < 6 + 3 * count) return "damaged";
  const [height, width] = [says.readUInt16BE(1), says.readUInt16BE(3)];
  if (height * width === 0) return "damaged";
  if (height * width > MOST_POINTS) return "expands-too-far";
  if (!isCommon(mark)) return undefined;
  const sizes = Array.from({ length: count }, (_, index) => {
    const size = says[7 + 3 * index] ?? 0;
    return { id: says[6 + 3 * index] ?? 0, across: size >> 4, down: size & 15 };
  });
  if (sizes.some(({ across, down }) => across < 1 || across > 4 || down < 1 || down > 4)) return "damaged";
  const across = Math.max(...sizes.map((one) => one.across));
  const down = Math.max(...sizes.map((one) => one.down));
  const blocksOf = (points: number, own: number, most: number) =>
    Math.ceil(Math.ceil((points * own) / most) / 8);
  const room = roomForNumbers();
  said.frame = {
    inSteps: mark === IN_STEPS,
    units: Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down)),
    components: sizes.map((own) => ({
      id: own.id,
      together: own.across * own.down,
      blocks: blocksOf(width, own.across, across) * blocksOf(height, own.down, down),
      missing: new Int8Array(NUMBERS).fill(-1),
      known: room(),
    })),
  };
  return undefined;
}

/** Keeps tables of codes, by their number. They are made when a scan uses them, if it does. */
function keepCodes({ codes }: Said, says: Buffer): void {
  for (let at = 0; at + 17 <= says.length;) {
    const [number = 0] = says.subarray(at);
    const counts = says.subarray(at + 1, at + 17);
    const count = counts.reduce((sum, one) => sum + one, 0);
    const meanings = says.subarray(at + 17, at + 17 + count);
    let made: Codes | undefined;
    codes.set(number, () => (made ??= codesOf(counts, meanings)));
    at += 17 + count;
  }
}

/** Reads the data of a scan, and notes what it brings of its components. False where it does not come to its end. */
async function readScan(
  reader: ByteReader,
  { frame, interval, codes }: Said,
  says: Buffer,
): Promise<boolean> {
  const count = says[0] ?? 0;
  if (frame === undefined || count === 0 || says.length < 4 + 2 * count) return false;
  const [start = 0, end = 0, bits = 0] = says.subarray(1 + 2 * count);
  const [from, to] = frame.inSteps ? [start, end] : [0, NUMBERS - 1];
  const [before, missing] = frame.inSteps ? [bits >> 4, bits & 15] : [0, 0];
  const blocks = [];
  let together = 0;
  let alone = 0;
  for (let index = 0; index < count; index += 1) {
    const [id, tables = 0] = says.subarray(1 + 2 * index);
    // Some writers give all components one name: where all come they come in their order.
    const component =
      count === frame.components.length
        ? frame.components[index]
        : frame.components.find((one) => one.id === id);
    const first = codes.get(tables >> 4);
    const others = codes.get(0x10 | (tables & 15));
    const block = component && blockReader(component, first, others);
    if (component === undefined || block === undefined) return false;
    component.missing.fill(missing, from, to + 1);
    together += component.together;
    alone = component.blocks;
    blocks.push(...Array.from({ length: count === 1 ? 1 : component.together }, () => block));
  }
  if (count > 1 && together > MOST_TOGETHER) return false;
  return goesToItsEnd(reader, { units: count === 1 ? alone : frame.units, interval, blocks });

  function blockReader(
    { known, missing: had }: Component,
    firstCodes: (() => Codes | undefined) | undefined,
    otherCodes: (() => Codes | undefined) | undefined,
  ) {
    const refines = before > 0;
    if (to >= NUMBERS || to < from || (refines && had.subarray(from, to + 1).some((one) => one !== before)))
      return undefined;
    if (frame?.inSteps === true && from === 0) {
      if (to > 0) return undefined;
      const first = refines ? undefined : firstCodes?.();
      return refines ? FIRST_NUMBERS_REFINED : first && firstNumbers(first);
    }
    const others = otherCodes?.();
    if (others === undefined) return undefined;
    if (from > 0) return count > 1 ? undefined : otherNumbers(others, known, { from, to, refines });
    const first = firstCodes?.();
    return first && wholeBlocks(first, others);
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
