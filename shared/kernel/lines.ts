import { cleaned } from "./cleaned.ts";

/** What word processors and people put before a point of a list; the private signs are Word’s own bullets. */
const BULLET = /^\s*(?:[•◦▪▫●○■□‣⁃∙·*\uf0b7\uf0a7\uf0d8]\s*|[-‐‑–—]\s+|o\t\s*)/u;
const NUMBER = /^\s*\(?(?<number>\d{1,2})[.)]\s+/;

/**
 * The lines of a list without bullets and dashes; a number before one is a part of it. An empty line is an empty one, so that
 * each keeps its place.
 */
export const linesIn = (typed: string): readonly string[] =>
  cleaned(typed)
    .split("\n")
    .map((line) => line.replace(BULLET, "").trim());

/**
 * The points of a list that was typed or pasted one on each line, without bullets and dashes, and without numbers where all
 * are numbered from 1 on. An empty line is an empty point, so that each keeps its place.
 */
export function pointsIn(typed: string): readonly string[] {
  const points = linesIn(typed);
  const said = points.filter((point) => point !== "");
  const numbered =
    said.length > 1 && said.every((point, at) => Number(NUMBER.exec(point)?.groups?.["number"]) === at + 1);
  return numbered ? points.map((point) => point.replace(NUMBER, "")) : points;
}
