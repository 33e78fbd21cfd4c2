import type { ByteReader } from "./scanning-bytes.ts";
import { type Bits, bitsOf, type Codes } from "./scanning-jpeg-bits.ts";

/** Numbers of a block of 8 by 8 points. */
export const NUMBERS = 64;

/** What one scan brings of each of its blocks: which numbers, and whether it brings one more bit of what is there. */
type Brings = { readonly from: number; readonly to: number; readonly refines: boolean };

/** A scan: how many times it repeats its blocks, and how each of them is read. */
type Scan = {
  readonly units: number;
  /** After how many units the data starts anew; 0 for never. */
  readonly interval: number;
  readonly blocks: readonly BlockReader[];
};

/** Reads one block: false where its data cannot be one. */
type BlockReader = { read(bits: Bits): boolean; restart?(): void };

/** Whether the data of a scan goes to its last block. The reader is left behind it. */
export async function goesToItsEnd(reader: ByteReader, { units, interval, blocks }: Scan): Promise<boolean> {
  const bits = bitsOf(reader);
  for (let unit = 0; unit < units; unit += 1) {
    while (!bits.isReady()) await bits.more();
    if (unit > 0 && interval > 0 && unit % interval === 0) {
      if (!bits.restarts()) return false;
      for (const block of blocks) block.restart?.();
      while (!bits.isReady()) await bits.more();
    }
    for (const block of blocks) if (!block.read(bits)) return false;
    if (bits.isBehindEnd()) return false;
  }
  bits.giveBack();
  return true;
}

/** Blocks whose numbers all come at once. */
export const wholeBlocks = (first: Codes, others: Codes): BlockReader => ({
  read(bits) {
    const size = bits.meaning(first);
    if (size < 0 || size > 16) return false;
    bits.number(size);
    for (let at = 1; at < NUMBERS; at += 1) {
      const says = bits.meaning(others);
      if (says < 0) return false;
      at += says >> 4;
      if ((says & 15) === 0) {
        if (says !== 0xf0) return true;
      } else if (at < NUMBERS) bits.number(says & 15);
      else return false;
    }
    return true;
  },
});

/** Blocks of which the first number comes. */
export const firstNumbers = (codes: Codes): BlockReader => ({
  read(bits) {
    const size = bits.meaning(codes);
    if (size < 0 || size > 16) return false;
    bits.number(size);
    return true;
  },
});

/** Blocks of which one more bit of the first number comes. */
export const FIRST_NUMBERS_REFINED: BlockReader = {
  read(bits) {
    bits.number(1);
    return true;
  },
};

/** Blocks of which some of the other numbers come; which are there already is known, and how many blocks bring none is said. */
export function otherNumbers(codes: Codes, known: KnownNumbers, { from, to, refines }: Brings): BlockReader {
  let block = -1;
  let without = 0;
  /** Passes over so many numbers that are not there yet; those that are bring a bit each. */
  function passes(bits: Bits, start: number, missing: number): number {
    const low = refines ? known.word(block, 0) : 0;
    const high = refines ? known.word(block, 1) : 0;
    if ((low | high) === 0) return Math.min(start + missing, to + 1);
    let left = missing;
    for (let at = start; at <= to; at += 1) {
      if ((((at < 32 ? low : high) >>> (at & 31)) & 1) === 1) bits.number(1);
      else if ((left -= 1) < 0) return at;
    }
    return to + 1;
  }
  return {
    restart: () => void (without = 0),
    read(bits) {
      block += 1;
      let at = from;
      while (without === 0 && at <= to) {
        const says = bits.meaning(codes);
        if (says < 0) return false;
        const [zeros, size] = [says >> 4, says & 15];
        if (size === 0 && zeros < 15) {
          without = 2 ** zeros + bits.number(zeros);
          break;
        }
        // Of what is refined the sign comes first, then the bits of what it passes over.
        if (refines && size > 0) bits.number(1);
        at = passes(bits, at, zeros);
        if (size > 0) {
          if (at > to) return false;
          if (!refines) bits.number(size);
          known.add(block, at);
        }
        at += 1;
      }
      if (without > 0) {
        if (refines) passes(bits, at, NUMBERS);
        without -= 1;
      }
      return true;
    },
  };
}

/** Which numbers of a component's blocks are there so far, a bit each: of each block two words of 32. */
type KnownNumbers = {
  word(block: number, which: 0 | 1): number;
  add(block: number, at: number): void;
};

const PAGE_BITS = 12;
const BLOCKS_A_PAGE = 2 ** PAGE_BITS;
/** Of 32 KB each: 256 MB in all, which 700 million points in full colour take. */
const MOST_PAGES = 8_192;

/** Room for the numbers that are known, which is taken where there is one. Throws a `RangeError` past its bound. */
export function roomForNumbers(): () => KnownNumbers {
  let taken = 0;
  return () => {
    const pages: (Uint32Array | undefined)[] = [];
    function newPage(index: number): Uint32Array {
      if ((taken += 1) > MOST_PAGES) throw new RangeError("a picture of too many numbers");
      return (pages[index] = new Uint32Array(BLOCKS_A_PAGE * 2));
    }
    return {
      word: (block, which) => pages[block >> PAGE_BITS]?.[((block & (BLOCKS_A_PAGE - 1)) << 1) + which] ?? 0,
      add(block, at) {
        const page = pages[block >> PAGE_BITS] ?? newPage(block >> PAGE_BITS);
        const place = ((block & (BLOCKS_A_PAGE - 1)) << 1) + (at >> 5);
        page[place] = (page[place] ?? 0) | (1 << (at & 31));
      },
    };
  };
}
