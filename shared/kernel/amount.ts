import { cleanedLine, plainSigns } from "./cleaned.ts";

/** Digits in a row, or in threes with the same sign between all of them. Whatever else stands between digits may mean anything. */
const DIGITS = String.raw`\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+`;
const WHOLE = new RegExp(`^(?<minus>- ?)?(?<digits>${DIGITS})$`);
const POUNDS = new RegExp(`^(?<digits>${DIGITS})(?:\\.(?<pence>\\d\\d?))?$`);
/** What may stand before an amount: a minus and the sign for pounds, in either order. */
const BEFORE = /^(?:(?<first>-) ?)?(?:£ ?)?(?:(?<second>-) ?)?(?=[\d(])/;
const BRACKETS = /^\((?:£ ?)?(?<inside>[^()]*)\)$/;

/** As many digits as a number has that is still exact, to the penny. */
const MOST_DIGITS = 13;

const digitsIn = (digits: string): number | undefined => {
  const plain = digits.replace(/[ ,]/g, "");
  return plain.length > MOST_DIGITS ? undefined : Number(plain);
};
// A minus before nothing is no other nothing.
const signed = (number: number, minus: boolean): number => (minus && number !== 0 ? -number : number);

/** A whole number as people type it; undefined for anything that could be another number too. */
export function wholeIn(typed: string): number | undefined {
  const { minus, digits = "" } = WHOLE.exec(plainSigns(cleanedLine(typed)))?.groups ?? {};
  const number = digits === "" ? undefined : digitsIn(digits);
  return number === undefined ? undefined : signed(number, minus !== undefined);
}

/**
 * An amount in pence as people type it: `£1,200,000.00`, `-£250`, `£-250`, or in brackets as accounts write what is owed.
 * Undefined for anything that could be another amount too, such as `1,5`.
 */
export function penceIn(typed: string): number | undefined {
  const text = plainSigns(cleanedLine(typed));
  const { first, second } = BEFORE.exec(text)?.groups ?? {};
  if (first !== undefined && second !== undefined) return undefined;
  const rest = text.replace(BEFORE, "");
  const inside = BRACKETS.exec(rest)?.groups?.["inside"];
  const minus = first !== undefined || second !== undefined;
  if (minus && inside !== undefined) return undefined;
  const { digits = "", pence = "0" } = POUNDS.exec((inside ?? rest).trim())?.groups ?? {};
  const pounds = digits === "" ? undefined : digitsIn(digits);
  return pounds === undefined
    ? undefined
    : signed(pounds * 100 + Number(pence.padEnd(2, "0")), minus || inside !== undefined);
}

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
export function sizeInWords(pence: number): string {
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
