import * as z from "zod";
import { cleaned, cleanedLine, isLegible } from "./cleaned.ts";
import { wholeInWords } from "./amount.ts";
import { sentenceStart } from "./words.ts";

const textOf =
  (tidied: (typed: string) => string) =>
  /** `called`: what is asked for, as it stands in a sentence: "a name". `missing`: what is said when it is not there. */
  (longest: number, called: string, missing = `Enter ${called}`) =>
    z
      .string(missing)
      .transform((typed) => tidied(typed.normalize("NFC")))
      .pipe(
        z
          .string()
          .min(1, missing)
          .max(longest, tooLong(called, longest))
          .refine(isLegible, illegible(called)),
      );

/** What is said of a text with more characters than it may have; and of one of which a part could not be read. */
export const tooLong = (called: string, longest: number): string =>
  `${sentenceStart(called)} can have up to ${wholeInWords(longest)} characters`;
const illegible = (called: string): string =>
  `${sentenceStart(called)} has a character that could not be read: type it again where “\ufffd” stands`;

/** One line of text in composed letters and with single spaces. */
export const line = textOf(cleanedLine);
/** Text in composed letters, line ends kept. */
export const paragraph = textOf((typed) => cleaned(typed).trim());

/** Why somebody did something, for whoever reads the log. */
export const Reason = paragraph(2_000, "a reason", "Give a reason");
/** The same in a few lines. */
export const ShortReason = paragraph(500, "a reason", "Give a reason");

/** Names in the order of the alphabet. */
export const alphabetically = (a: string, b: string): number => a.localeCompare(b, "en");
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  alphabetically(a.name, b.name);
