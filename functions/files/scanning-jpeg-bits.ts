import type { ByteReader } from "./scanning-bytes.ts";

/** More bytes than ten blocks can have, which are the most that are coded together. */
const AHEAD = 8_192;
const LONGEST_CODE = 16;

/** The codes of one table: at the next 16 bits stand how long the code is that begins them, and what it means. */
export type Codes = Uint16Array;

/** The codes that a table's 16 counts and its meanings define; undefined where they cannot be codes. */
export function codesOf(counts: Uint8Array, meanings: Uint8Array): Codes | undefined {
  const codes = new Uint16Array(2 ** LONGEST_CODE);
  let at = 0;
  let meaning = 0;
  for (const [index, count] of counts.entries()) {
    const room = 2 ** (LONGEST_CODE - 1 - index);
    for (const last = meaning + count; meaning < last; meaning += 1) {
      if (at + room > codes.length) return undefined;
      codes.fill(((index + 1) << 8) | (meanings[meaning] ?? 0), at, at + room);
      at += room;
    }
  }
  return codes;
}

/** The data of one scan of a JPEG, bit by bit. */
export type Bits = {
  /** Whether enough is at hand for the next blocks; if not, `more` must come first. */
  isReady(): boolean;
  more(): Promise<void>;
  /** The meaning of the next code; -1 where there is none. */
  meaning(codes: Codes): number;
  /** The next bits as a number. */
  number(count: number): number;
  /** Whether more was read than there is. */
  isBehindEnd(): boolean;
  /** Goes on behind the mark that parts the data into stretches; false where none is. */
  restarts(): boolean;
  /** Gives back to the reader what was not read. */
  giveBack(): void;
};

export function bitsOf(reader: ByteReader): Bits {
  let bytes: Uint8Array = new Uint8Array();
  let at = 0;
  let isAll = false;
  /** The bits that were taken from the bytes and not read yet, how many, and how many of them came from nowhere. */
  let held = 0;
  let count = 0;
  let madeUp = 0;
  function fill(): void {
    for (; count <= 24; count += 8) {
      let byte = bytes[at];
      if (byte === 0xff) {
        let next = at + 1;
        while (bytes[next] === 0xff) next += 1;
        if (bytes[next] === 0) at = next + 1;
        else byte = undefined;
      } else if (byte !== undefined) at += 1;
      if (byte === undefined) madeUp += 8;
      held = (held << 8) | (byte ?? 0);
    }
  }
  return {
    isReady: () => isAll || bytes.length - at >= AHEAD,
    async more() {
      const next = await reader.some();
      isAll = next === undefined;
      bytes = Buffer.concat([bytes.subarray(at), next ?? new Uint8Array()]);
      at = 0;
    },
    meaning(codes) {
      if (count < LONGEST_CODE) fill();
      const code = codes[(held >>> (count - LONGEST_CODE)) & 0xffff] ?? 0;
      count -= code >> 8;
      return code === 0 ? -1 : code & 0xff;
    },
    number(wanted) {
      if (count < wanted) fill();
      count -= wanted;
      return (held >>> count) & (2 ** wanted - 1);
    },
    isBehindEnd: () => madeUp > count,
    restarts() {
      count = 0;
      madeUp = 0;
      for (; at < bytes.length; at += 1) {
        const mark = bytes[at + 1] ?? 0;
        if (bytes[at] !== 0xff || mark === 0 || mark === 0xff) continue;
        at += 2;
        return mark >= 0xd0 && mark <= 0xd7;
      }
      return false;
    },
    giveBack: () => reader.unread(bytes.subarray(at)),
  };
}
