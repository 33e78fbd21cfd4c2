import * as z from "zod";
import { cleanedLine, cleanedText, countCharacters, inCapitals, isLegible } from "./cleaned.ts";
import { wholeInWords } from "./amount.ts";
import { sentenceStart } from "./words.ts";

/** A text that is tidied first, and then has to fit. */
const textOf =
  (tidied: (typed: string) => string) =>
  /** `called`: what is asked for, as it stands in a sentence: "a name". `missing`: what is said when it is not there. */
  (longest: number, called: string, missing = `Enter ${called}`) =>
    z
      .string(missing)
      .transform(tidied)
      .pipe(
        z
          .string()
          .min(1, missing)
          .check(upTo(longest, tooLong(called, longest)))
          .refine(isLegible, illegible(called)),
      );

/** At most so many characters, as people count them and JSON Schema does, or parts of a list; and what is said of more. */
export function upTo<Given extends string | readonly unknown[] = string>(longest: number, says: string) {
  const length = (given: Given) => (typeof given === "string" ? countCharacters(given) : given.length);
  const check = z.refine<Given>((given) => length(given) <= longest, says);
  // So that it stands in what programs read of the field.
  check._zod.onattach.push(({ _zod: { bag } }) => Object.assign(bag, { maximum: longest }));
  return check;
}

/** What is said of a text with more characters than it may have; and of one of which a part could not be read. */
export const tooLong = (called: string, longest: number): string =>
  `${sentenceStart(called)} can have up to ${wholeInWords(longest)} characters`;
const illegible = (called: string): string =>
  `${sentenceStart(called)} has a character that could not be read: type it again where “\ufffd” stands`;

/** One line of text in composed letters and with single spaces. */
export const line = textOf((typed) => cleanedLine(typed).normalize("NFC"));
/** The same in capital letters. */
export const capitals = textOf((typed) => inCapitals(cleanedLine(typed)).normalize("NFC"));
/** Text in composed letters, line ends kept. */
export const paragraph = textOf(cleanedText);

/** Why somebody did something, for whoever reads the log. */
export const Reason = paragraph(2_000, "a reason", "Give a reason");
/** The same in a few lines. */
export const ShortReason = paragraph(500, "a reason", "Give a reason");

/** Names in the order of the alphabet. */
export const alphabetically = (a: string, b: string): number => a.localeCompare(b, "en");
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  alphabetically(a.name, b.name);
