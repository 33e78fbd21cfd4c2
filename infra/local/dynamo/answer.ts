import { mapPaths } from "dynalite/db/index.js";
import { type Item, itemOf, readItem } from "./item.ts";
import type { Row } from "./rows.ts";

type Projected = Pick<DynaliteRequest, "AttributesToGet" | "_projection">;

/** The item of a row, or as much of it as the request names. */
export function shown(
  { value }: Pick<Row, "value">,
  { AttributesToGet, _projection: projection }: Projected,
): Item {
  const paths = projection?.paths ?? AttributesToGet;
  return paths ? mapPaths(paths, itemOf(value) ?? {}) : readItem(value);
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
): object | undefined {
  if (asked !== "TOTAL" && asked !== "INDEXES") return undefined;
  const table = asked === "INDEXES" ? { Table: { CapacityUnits } } : {};
  return { TableName, CapacityUnits, ...table };
}

/** A list of what there is; nothing when there is nothing. */
export function listOf<T>(all: readonly (T | undefined)[]): T[] | undefined {
  const given = all.filter((one) => one !== undefined);
  return given.length > 0 ? given : undefined;
}
