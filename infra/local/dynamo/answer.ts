import { mapPaths } from "dynalite/db/index.js";
import { itemOf } from "./item.ts";
import type { Row } from "./rows.ts";

/** What an operation answers: JSON text, because rows are handed on as they are stored. */
export type Answer = string;

/** An answer of members that are JSON text already; one that is undefined is left out. */
export function answerOf(members: Record<string, Answer | undefined>): Answer {
  const given = Object.entries(members).filter(([, text]) => text !== undefined);
  return `{${given.map(([name, text]) => `"${name}":${text}`).join(",")}}`;
}

type Projected = Pick<DynaliteRequest, "AttributesToGet" | "_projection">;

/** The item of a row as text, or as much of it as the request names. */
export function shown(
  { value }: Pick<Row, "value">,
  { AttributesToGet, _projection: projection }: Projected,
): Answer {
  const paths = projection?.paths ?? AttributesToGet;
  return paths ? JSON.stringify(mapPaths(paths, itemOf(value) ?? {})) : value;
}

type Sized = { readonly size?: number } | undefined;

/** Units are counted by kilobytes written, of the larger state, or by four read, half of that where an old state would do. */
export const unitsToWrite = (before: Sized, after: Sized): number =>
  Math.max(1, Math.ceil(Math.max(before?.size ?? 0, after?.size ?? 0) / 1024));
export const unitsToRead = (row: Sized, consistent = false): number =>
  Math.max(1, Math.ceil((row?.size ?? 0) / 4096)) * (consistent ? 1 : 0.5);

/** What an operation has cost on a table, if the caller asked. */
export function consumed(
  { ReturnConsumedCapacity: asked }: { ReturnConsumedCapacity?: string },
  TableName: string,
  CapacityUnits: number,
): Answer | undefined {
  if (asked !== "TOTAL" && asked !== "INDEXES") return undefined;
  const table = asked === "INDEXES" ? { Table: { CapacityUnits } } : {};
  return JSON.stringify({ TableName, CapacityUnits, ...table });
}

/** A list of what there is; nothing when there is nothing. */
export function listOf(texts: readonly (Answer | undefined)[]): Answer | undefined {
  const given = texts.filter((text) => text !== undefined);
  return given.length > 0 ? `[${given.join(",")}]` : undefined;
}
