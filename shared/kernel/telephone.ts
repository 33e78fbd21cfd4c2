import { cleanedLine, plainSigns } from "./cleaned.ts";

const before = (...words: readonly string[]): RegExp =>
  new RegExp(
    String.raw`^(?:(?:${words.join("|")})\b(?:\.? ?(?:no|number)\b)?|[☎✆📞]\ufe0f?)[.:]*(?: ?- ?| ?)(?=[+(\d])`,
    "iu",
  );
/** What says only that a telephone number follows. */
const CALLED = before("tele?", "telephone", "phone", "(?:rhif )?ffôn", "t");
/** What may stand before a number and after it: whose it is, and an extension. */
const BEFORE = before(
  "mob(?:ile)?",
  "cell",
  "(?:ffôn )?symudol",
  "office",
  "work",
  "main",
  "direct(?: line| dial)?",
  "ddi",
  "switchboard",
  "freephone",
  "textphone",
  "m",
  "d",
);
/** What asks for Relay UK, which speaks for whoever types: it is dialled before any number. */
const RELAY = /^1800[12][ -]?(?=[+(\d])/;
const EXTENSION =
  /[ ,;-]*(?:(?<open>\()?(?:x|ext|extn|extension|est|opt|option|#)(?:[. :=]|no\b)*\d{1,6}(?<close>\))?)$/i;
const NOTE = / ?\((?<note>(?=[^()]*\p{L})[^()]{1,40})\)$/iu;
/** Digits, some of them in brackets, with what people put between. */
const NUMBER = /^(?:\+ ?)?(?:\(\+?\d[\d ]*\)|\d)(?:[ .-]*(?:\(\d[\d ]*\)|\d))*$/;

/** The fewest and the most digits that a number has. */
const [FEWEST, MOST] = [6, 15];
const digitsOf = (text: string): number => text.replace(/\D/g, "").length;

/** A day, which has as many digits as some numbers. */
const DAY = /^(?:\d{4}([-.])\d\d?\1\d\d?|\d\d?([-.])\d\d?\2\d{4})$/;

/**
 * A telephone number as people write it, with an extension if it has one: `020 7946 0000 ext. 12`. Undefined for what has
 * fewer digits than any number, more than any, or anything else in it, such as a second number in brackets, and for a day.
 */
export function telephoneIn(typed: string): string | undefined {
  const text = plainSigns(cleanedLine(typed))
    .replace(CALLED, "")
    .replace(/[ .,;]+$/, "");
  const { note = "" } = NOTE.exec(text)?.groups ?? {};
  if (digitsOf(note) >= FEWEST) return undefined;
  const rest = text.replace(BEFORE, "").replace(NOTE, "");
  const { open, close } = EXTENSION.exec(rest)?.groups ?? {};
  const number = rest.replace(EXTENSION, "").replace(RELAY, "");
  const digits = digitsOf(number);
  const paired = (open === undefined) === (close === undefined);
  return paired && NUMBER.test(number) && !DAY.test(number) && digits >= FEWEST && digits <= MOST
    ? text
    : undefined;
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
  const { note = "" } = NOTE.exec(text)?.groups ?? {};
  const noted = [text.replace(NOTE, ""), note.replace(/^[^+\d]+/, "")];
  return !isOne(text) && [parts, noted, ...cuts].some((apart) => apart.length > 1 && apart.every(isOne));
}
