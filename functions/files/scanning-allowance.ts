const MB = 1024 * 1024;
/** What may always come out of a file, however small: styles and empty tables pack well. */
const FREE = 64 * MB;
/** How many bytes may come out of each that went in. */
const TIMES = 100;
const MOST = 2_048 * MB;
const MOST_PARTS = 10_000;

/** How much may come out of one file that is unpacked, packages in packages included. */
export type Allowance = {
  /** Says how many bytes of the file itself were read: the more came, the more may come out. */
  came(bytes: number): void;
  /** Whether a part of so many packed bytes may claim to be so many: asked before a byte of it is unpacked. */
  mayClaim(packed: number, whole: number): boolean;
  /** Whether so many more bytes may come out; once they may not, nothing may. */
  takes(bytes: number): boolean;
  /** Whether one part more may come out. */
  takesPart(): boolean;
};

export function newAllowance(): Allowance {
  let came = 0;
  let out = 0;
  let parts = 0;
  return {
    came: (bytes) => void (came += bytes),
    mayClaim: (packed, whole) => out + whole <= Math.min(MOST, FREE + TIMES * (came + packed)),
    takes: (bytes) => (out += bytes) <= Math.min(MOST, FREE + TIMES * came),
    takesPart: () => (parts += 1) <= MOST_PARTS,
  };
}
