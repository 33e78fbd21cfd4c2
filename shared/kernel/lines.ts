import { cleaned } from "./cleaned.ts";

/** What word processors and people put before each point of a list. */
const BULLET = /^\s*(?:[•◦▪▫●○■□‣⁃∙·✓✔➢➤►▶❖◆*‐‑–—-]\s+|o\t\s*)(?=\S)/u;
/** With a bracket, or the tab of a word processor: “1. FC” and “2. Bundesliga” may be two names. */
const NUMBER = /^\s*(?:\(?(?<inBracket>\d{1,2})\)\s+|(?<beforeTab>\d{1,2})\.\t\s*)(?=\S)/;

/**
 * The points of a list that was typed or pasted one on each line. Bullets are left out where every point of two or more has
 * one, as are numbers that run from 1 on, and a point that goes on in an indented line is one. Anything else is kept as it
 * was typed, and so is what was seen, the text with which the control started. What says nothing is an empty point, so that
 * each keeps its place.
 */
export function pointsIn(typed: string, seen = ""): readonly string[] {
  const lines = cleaned(typed).trimEnd().split("\n");
  const stood = new Set(asLines(seen));
  const isNew = (line: string) => line.trim() !== "" && !stood.has(line.trim());
  const mark = markOf(lines.filter(isNew));
  if (mark === undefined) return lines.map((line) => line.trim());
  const points: string[] = [];
  let last = 0;
  for (const [at, line] of lines.entries()) {
    const goesOn = isNew(line) && !mark.test(line);
    points.push(goesOn ? "" : line.replace(isNew(line) ? mark : "", "").trim());
    if (goesOn) points[last] += ` ${line.trim()}`;
    else if (line.trim() !== "") last = at;
  }
  return points;
}

const asLines = (text: string): readonly string[] =>
  cleaned(text)
    .split("\n")
    .map((line) => line.trim());

/** What stands before every point of a clear list; an indented line below one goes on with it. */
function markOf(lines: readonly string[]): RegExp | undefined {
  const [first = "", ...others] = lines;
  if (others.length === 0) return undefined;
  const isList = (mark: RegExp) =>
    mark.test(first) && others.every((line) => mark.test(line) || /^[ \t]/.test(line));
  if (isList(BULLET)) return BULLET;
  const numbers = lines.flatMap((line) => {
    const { inBracket, beforeTab = inBracket } = NUMBER.exec(line)?.groups ?? {};
    return beforeTab === undefined ? [] : [Number(beforeTab)];
  });
  return isList(NUMBER) && numbers.length > 1 && numbers.every((number, at) => number === at + 1)
    ? NUMBER
    : undefined;
}

/**
 * The lines of a list of which a number before one is a part, without bullets where every line of two or more has one. An
 * empty line is an empty one, so that each keeps its place.
 */
export function linesIn(typed: string): readonly string[] {
  const lines = cleaned(typed).split("\n");
  const said = lines.filter((line) => line.trim() !== "");
  const isList = said.length > 1 && said.every((line) => BULLET.test(line));
  return lines.map((line) => (isList ? line.replace(BULLET, "") : line).trim());
}
