import { cleanedLine, plainSigns } from "./cleaned.ts";

/** What may stand before a number and after it: whose it is, and an extension. */
const BEFORE =
  /^(?:tel|telephone|phone|mob|mobile|office|work|main|direct|ddi|ffôn|switchboard|t|m)\b(?: (?:no|number)\b)?[.:]* ?(?=[+(\d])/i;
const EXTENSION = /[ ,;-]*(?:(?<open>\()?(?:x|ext|extn|extension|#)(?:[. :]|no\b)*\d{1,6}(?<close>\))?)$/i;
const NOTE = / ?\((?=\p{L})[^()]{1,40}\)$/iu;
/** Digits, some of them in brackets, with what people put between. */
const NUMBER = /^\+?(?:\(\+?\d[\d ]*\)|\d)(?:[ .-]*(?:\(\d[\d ]*\)|\d))*\.?$/;

/** A day, which has as many digits as some numbers. */
const DAY = /^(?:\d{4}([-.])\d\d?\1\d\d?|\d\d?([-.])\d\d?\2\d{4})$/;

/**
 * A telephone number as people write it, with an extension if it has one: `020 7946 0000 ext. 12`. Undefined for what has
 * fewer digits than any number, more than any, or anything else in it, and for a day.
 */
export function telephoneIn(typed: string): string | undefined {
  const text = plainSigns(cleanedLine(typed));
  const rest = text.replace(BEFORE, "").replace(NOTE, "");
  const { open, close } = EXTENSION.exec(rest)?.groups ?? {};
  const number = rest.replace(EXTENSION, "");
  const digits = number.replace(/\D/g, "").length;
  const paired = (open === undefined) === (close === undefined);
  return paired && NUMBER.test(number) && !DAY.test(number) && digits >= 6 && digits <= 15 ? text : undefined;
}

/** What people put between two numbers, or the space before one that begins as numbers do. */
const BETWEEN = / *(?:[/;,|&]|\b(?:or|and|neu)\b) */i;
const BEFORE_NEXT = / (?=[+(0]|(?:tel|mob|m\b|t\b))/gi;

/** Whether more than one number was typed where one is asked for, each of which somebody could ring. */
export function areTelephones(typed: string): boolean {
  const text = plainSigns(cleanedLine(typed));
  const isOne = (part: string) => telephoneIn(part) !== undefined;
  const parts = text.split(BETWEEN);
  const cuts = [...text.matchAll(BEFORE_NEXT)].map(({ index }) => [text.slice(0, index), text.slice(index)]);
  return !isOne(text) && [parts, ...cuts].some((apart) => apart.length > 1 && apart.every(isOne));
}
