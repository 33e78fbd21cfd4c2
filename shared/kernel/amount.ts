import { cleaned, cleanedLine, plainSigns } from "./cleaned.ts";

/**
 * Digits in a row, or in threes with commas between all of them. With spaces where there are at least two threes, as in
 * `1 250 500`, or whole thousands, as in `1 000`: `100 200` and `1 025` may be two numbers as well. Whatever else stands between digits may mean
 * anything.
 */
const DIGITS = String.raw`\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: 000|(?: \d{3}){2,})`;
const WHOLE = new RegExp(`^(?<minus>- ?)?(?<digits>${DIGITS})\\.?$`);
const POUNDS = new RegExp(`^(?<digits>${DIGITS})(?:\\.(?<pence>\\d\\d?))?\\.?$`);
/** Pounds are all that is asked for: their name, or their sign behind an amount, says nothing else. */
const NAMED = /^gbp ?|(?<=\d\)?) ?(?:gbp|pounds(?: sterling)?|(?<!£.*)£)\.?$/gi;
/** What may stand before an amount: a minus and the sign for pounds, in either order. */
const BEFORE = /^(?:(?<first>-) ?)?(?:£ ?)?(?:(?<second>-) ?)?(?=[\d(])/;
const BRACKETS = /^\((?:£ ?)?(?<inside>[^()]*)\)\.?$/;

/** The largest that is read: a number of that many digits is still exact, to the penny. */
export const MOST_READ = 9_999_999_999_999;
const isRead = (number: number): boolean => Math.abs(number) <= MOST_READ;

/** What was typed for a number, in one line; what was pasted from several cells of a table stays apart as there. */
export const cellsOf = (typed: string): string =>
  cleaned(typed)
    .trim()
    .replace(/\s*[\t\n]\s*/g, "\t");

/** A line with plain signs; nothing where there are several cells: two numbers are none. */
function inOneCell(typed: string): string {
  const cells = cellsOf(typed);
  return cells.includes("\t") ? "" : plainSigns(cleanedLine(cells));
}

const digitsIn = (digits: string): number => Number(digits.replace(/[ ,]/g, ""));
// A minus before nothing is no other nothing.
const signed = (number: number, minus: boolean): number => (minus && number !== 0 ? -number : number);

/** A whole number of any size. */
function anyWholeIn(typed: string): number | undefined {
  const { minus, digits = "" } = WHOLE.exec(inOneCell(typed))?.groups ?? {};
  return digits === "" ? undefined : signed(digitsIn(digits), minus !== undefined);
}

/** An amount of any size, in pounds and pence. */
function anyAmountIn(typed: string): { pounds: number; pence: number; minus: boolean } | undefined {
  const text = inOneCell(typed).replace(NAMED, "");
  const { first, second } = BEFORE.exec(text)?.groups ?? {};
  const rest = text.replace(BEFORE, "");
  const inside = BRACKETS.exec(rest)?.groups?.["inside"];
  const signs = [first, second, inside].filter((sign) => sign !== undefined);
  const { digits = "", pence = "0" } = POUNDS.exec((inside ?? rest).trim())?.groups ?? {};
  if (signs.length > 1 || digits === "") return undefined;
  return { pounds: digitsIn(digits), pence: Number(pence.padEnd(2, "0")), minus: signs.length > 0 };
}

/** A whole number as people type it; undefined for anything that could be another number too. */
export function wholeIn(typed: string): number | undefined {
  const number = anyWholeIn(typed);
  return number !== undefined && isRead(number) ? number : undefined;
}

/**
 * An amount in pence as people type it: `£1,200,000.00`, `-£250`, `£-250`, or in brackets as accounts write what is owed.
 * Undefined for anything that could be another amount too, such as `1,5`.
 */
export function penceIn(typed: string): number | undefined {
  const amount = anyAmountIn(typed);
  if (amount === undefined || !isRead(amount.pounds)) return undefined;
  return signed(amount.pounds * 100 + amount.pence, amount.minus);
}

/** Whether a number, or an amount, is meant that is larger than any that is read. */
export const isBeyondRead = (typed: string): boolean =>
  !isRead(anyWholeIn(typed) ?? anyAmountIn(typed)?.pounds ?? 0);

const MINUS = "\u2212";
/** A whole number as people read it: `1,200,000`. */
export const wholeInWords = (number: number): string =>
  `${number < 0 ? MINUS : ""}${String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, ",")}`;

/** An amount as people read it: `£1,200,000`, `−£250,000`, `£12.05`. */
export function poundsInWords(pence: number): string {
  const [whole, rest] = [Math.floor(Math.abs(pence) / 100), Math.abs(pence) % 100];
  const after = rest === 0 ? "" : `.${String(rest).padStart(2, "0")}`;
  return `${pence < 0 ? MINUS : ""}£${wholeInWords(whole)}${after}`;
}

const GROUPS = ["trillion", "billion", "million", "thousand", ""] as const;
/** How large an amount is, in words that a digit too many would change: `1 million 200 thousand pounds`. */
export function magnitudeInWords(pence: number): string {
  const [whole, rest] = [Math.floor(Math.abs(pence) / 100), Math.abs(pence) % 100];
  const threes =
    String(whole)
      .padStart(GROUPS.length * 3, "0")
      .match(/\d{3}/g) ?? [];
  const said = threes.flatMap((three, place) =>
    Number(three) === 0 ? [] : [`${Number(three)} ${GROUPS[place]}`.trim()],
  );
  const pounds = `${said.join(" ") || "0"} ${whole === 1 ? "pound" : "pounds"}`;
  return `${pence < 0 ? "minus " : ""}${pounds}${rest === 0 ? "" : ` ${rest} p`}`;
}
