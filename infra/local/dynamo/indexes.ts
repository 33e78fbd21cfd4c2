import { toLexiStr } from "dynalite/db/index.js";
import { type Item, itemBytes, itemOf } from "./item.ts";
import { invalid } from "./refusal.ts";
import { itemsOf, type Row, type Rows } from "./rows.ts";
import type { TableIndex, TableRecord } from "./table-record.ts";

/** What a search goes through: the table itself, or one of its indexes. */
export type Searched = { readonly index?: TableIndex; readonly keys: readonly string[] };

/** Throws a refusal when there is no such index, or when it does not hold what is asked of it. */
export function searchedBy(
  { IndexName, ConsistentRead, Select }: DynaliteSearch,
  table: TableRecord,
): Searched {
  const own = table.KeySchema.map((key) => key.AttributeName);
  if (IndexName === undefined) return { keys: own };
  const named = ({ IndexName: name }: TableIndex) => name === IndexName;
  const global = table.GlobalSecondaryIndexes?.find(named);
  const index = global ?? table.LocalSecondaryIndexes?.find(named);
  if (!index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (global && ConsistentRead)
    throw invalid("Consistent reads are not supported on global secondary indexes");
  if (global && Select === "ALL_ATTRIBUTES" && index.Projection.ProjectionType !== "ALL")
    throw invalid(
      "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global " +
        `secondary index ${IndexName} because its projection type is not ALL`,
    );
  const keys = new Set([...index.KeySchema.map((key) => key.AttributeName), ...own]);
  return { index, keys: [...keys] };
}

export type Entry = Pick<Row, "value" | "size"> & { readonly item: Item };

/**
 * The entries of an index in its order, after one if its key is given. They are worked out from the whole table when they
 * are asked for: the portal has no index, and so no write has to keep one in step.
 */
export function entriesOf(rows: Rows, table: TableRecord, searched: Searched, from: DynaliteSearch): Entry[] {
  const { index, keys } = searched;
  const inIndex = ({ item }: { item: Item }) =>
    index?.KeySchema.every(({ AttributeName }) => item[AttributeName] !== undefined) ?? false;
  const start = from.ExclusiveStartKey && placeOf(keys, from.ExclusiveStartKey);
  const direction = from.ScanIndexForward === false ? -1 : 1;
  return Array.from(rows.find({ folder: itemsOf(table.TableName) }), ({ value }) => ({
    item: itemOf(value) ?? {},
  }))
    .filter(inIndex)
    .map(({ item }) => ({ item, place: placeOf(keys, item) }))
    .filter(({ place }) => start === undefined || direction * comparePlaces(place, start) > 0)
    .toSorted((left, right) => direction * comparePlaces(left.place, right.place))
    .map(({ item }) => {
      const entry = projected(item, searched, from);
      return { item, value: JSON.stringify(entry), size: itemBytes(entry) };
    });
}

const placeOf = (keys: readonly string[], item: Item) =>
  keys.map((name) => Buffer.from(toLexiStr(item[name])));

function comparePlaces(left: readonly Buffer[], right: readonly Buffer[]): number {
  const parts = left.map((part, index) => Buffer.compare(part, right[index] ?? Buffer.of()));
  return parts.find((difference) => difference !== 0) ?? 0;
}

function projected(item: Item, { index, keys }: Searched, { Select }: DynaliteSearch): Item {
  const { ProjectionType, NonKeyAttributes = [] } = index?.Projection ?? { ProjectionType: "ALL" };
  if (ProjectionType === "ALL" || Select === "ALL_ATTRIBUTES") return item;
  const names = [...keys, ...NonKeyAttributes];
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}
