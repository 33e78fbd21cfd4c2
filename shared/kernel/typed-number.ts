import * as z from "zod";
import { wholeIn, wholeInWords } from "./amount.ts";

/** A whole number from `least` to `most`; `called`: what it is, as it stands in a sentence. */
export function wholeNumber(least: number, most: number, called: string) {
  const words = `Enter ${called} as a whole number from ${wholeInWords(least)} to ${wholeInWords(most)}`;
  return z.int(words).min(least, words).max(most, words);
}

/** A whole number from 0 on, as a number or as it is typed; an empty field is none. */
export const typedNumber = (most: number, called: string) => typedAs(wholeIn, most, called);

/** A share in whole percent, from 0 on, with or without the sign. */
export const typedPercent = (called: string) => typedAs(percentIn, 100, called);

/** A share in whole percent as people type it, `25`, `25%` or `25 per cent`; undefined when it is none. */
export const percentIn = (typed: string): number | undefined =>
  wholeIn(typed.replace(/\s*(?:[%％﹪]|per ?cent|pc)\.?\s*$/i, ""));

/** How many times as people type it, `2`, `2x` or `2 times`; undefined when it is none. */
export const timesIn = (typed: string): number | undefined =>
  wholeIn(typed.replace(/\s*(?:times|x|×)\.?\s*$/i, ""));

const typedAs = (read: (typed: string) => number | undefined, most: number, called: string) =>
  z.preprocess(
    (typed) => (typeof typed === "string" ? (read(typed) ?? typed) : typed),
    wholeNumber(0, most, called),
  );

/** The version of something that a person's page showed; 0 when there was nothing yet. A form that lost it is refused. */
export const SeenCount = typedNumber(999_999_999, "the version that you saw");

/** That version as a form sends it. One that lost it saw nothing that ever was: whatever is decided on it is refused. */
export const seenIn = (typed: string): number => SeenCount.safeParse(typed).data ?? LOST;
const LOST = -1;
