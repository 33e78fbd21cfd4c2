import * as z from "zod";

/**
 * Text that people write, as far as it may be kept: without control characters, without what is invisible or turns
 * text round, and without what stands for something that was no text when it came (half a character, the replacement
 * character). In one line, or with line ends and tabs.
 */
export const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]*$/u;
export const SEVERAL_LINES = /^(?:[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]|[\t\n\r])*$/u;

/** Words are what stands between spaces and line ends: the counter beside a text box counts the same. */
export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** What is said of a text that does not do, where that is not the common words. */
type Words = { readonly missing?: string; readonly tooLong?: string; readonly odd?: string };

const textOf =
  (tidied: (typed: string) => string, shape: RegExp) =>
  (longest: number, { missing = "Enter something here", tooLong, odd }: Words = {}) =>
    z
      .string(missing)
      .transform((typed) => tidied(typed.normalize("NFC")).trim())
      .pipe(
        z
          .string()
          .min(1, missing)
          .max(longest, tooLong ?? `Enter up to ${longest.toLocaleString("en")} characters`)
          .regex(shape, odd ?? "Enter text without control characters"),
      );

/** One line of text in composed letters and with single spaces. */
export const line = textOf((typed) => typed.replace(/\s+/g, " "), ONE_LINE);
/** Text in composed letters, line ends kept. */
export const paragraph = textOf((typed) => typed, SEVERAL_LINES);

const reason = (longest: number) =>
  paragraph(longest, {
    missing: "Give a reason",
    tooLong: `A reason can have up to ${longest.toLocaleString("en")} characters`,
    odd: "Enter a reason without control characters",
  });
/** Why somebody did something, for whoever reads the log. */
export const Reason = reason(2_000);
/** The same in a few lines. */
export const ShortReason = reason(500);

/** Names in the order of the alphabet. */
export const alphabetically = (a: string, b: string): number => a.localeCompare(b, "en");
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  alphabetically(a.name, b.name);
