import { compare, matchesExprFilter, matchesFilter, toLexiStr, validateKeyPaths } from "dynalite/db/index.js";
import { crc32 } from "node:zlib";
import { consumed, shown } from "./answer.ts";
import { type Body, checked } from "./checked.ts";
import { type Item, itemOf, readItem } from "./item.ts";
import { requestedKey } from "./item-key.ts";
import { asRefusal, invalid } from "./refusal.ts";
import { itemsOf, type Row } from "./rows.ts";
import { type StoreParts, tableNamed } from "./store-parts.ts";
import type { TableRecord } from "./table-record.ts";

/** A page of the items of one partition, in order; a page shows one moment. */
export async function query(parts: StoreParts, body: Body): Promise<Body> {
  const request = checked.Query(body);
  const table = tableNamed(parts, request.TableName);
  const keys = keysSearched(request, table);
  const [hash, range] = keyConditions(request, keys, table);
  const start = startIn(request, keys, table);
  checkPaths(request, keys, table);
  const isAsked = (item: DynaliteItem) => meets(hash, item) && (!range || meets(range, item));
  if (start && !isAsked(start))
    throw invalid("The provided starting key is outside query boundaries based on provided conditions");
  const backwards = request.ScanIndexForward === false;
  const after = start && [requestedKey({ Key: start }, table).sk];
  const rows = parts.rows.find({
    folder: itemsOf(table.TableName),
    pk: String(hash.values[0]),
    where: [...(range ? [range.sql] : []), ...(after ? [backwards ? "sk < ?" : "sk > ?"] : [])],
    values: [...(range?.values ?? []), ...(after ?? [])],
    backwards,
    limit: request.Limit ?? -1,
  });
  return pageOf(rows, request, keys);
}

/** The keys of a table, which has no index. */
function keysSearched({ IndexName }: DynaliteSearch, table: TableRecord): readonly string[] {
  if (IndexName !== undefined) throw invalid(`The table does not have the specified index: ${IndexName}`);
  return table.KeySchema.map(({ AttributeName }) => AttributeName);
}

/** A page of all items of a table, or of one segment of them. */
export async function scan(parts: StoreParts, body: Body): Promise<Body> {
  const request = checked.Scan(body);
  const table = tableNamed(parts, request.TableName);
  const keys = keysSearched(request, table);
  const start = startIn(request, keys, table);
  checkPaths(request, [], table);
  const { Segment = 0, TotalSegments = 1 } = request;
  const inSegment = (pk: string) => crc32(pk) % TotalSegments === Segment;
  const { pk, sk } = start ? requestedKey({ Key: start }, table) : { pk: "", sk: "" };
  if (start && !inSegment(pk))
    throw invalid("The provided starting key is invalid: it is not of this segment");
  const after = start && { where: ["(pk, sk) > (?, ?)"], values: [pk, sk] };
  const rows = parts.rows.find({ folder: itemsOf(table.TableName), ...after });
  return pageOf(segmentOf(rows, inSegment), request, keys);
}

function* segmentOf(rows: Iterable<Row>, inSegment: (pk: string) => boolean): Iterable<Row> {
  for (const row of rows) if (inSegment(row.pk)) yield row;
}

const mostBytes = 1024 * 1024;

/** What of the rows fits into a page: as many as the limit says, or 1 MB, counted before the filter. */
function pageOf(rows: Iterable<Row>, request: DynaliteSearch, keys: readonly string[]): Body {
  const { TableName, ConsistentRead, Select, Limit = Infinity } = request;
  const items: Item[] = [];
  let read = 0;
  let bytes = 0;
  let last: Item | undefined;
  for (const row of rows) {
    read += 1;
    bytes += row.size;
    if (passes(row, request)) items.push(shown(row, request));
    if (read < Limit && bytes < mostBytes) continue;
    const item = readItem(row);
    last = Object.fromEntries(keys.map((name) => [name, item[name] ?? {}]));
    break;
  }
  const units = Math.ceil(bytes / 4096) * (ConsistentRead ? 1 : 0.5);
  return {
    Count: items.length,
    ScannedCount: read,
    Items: Select === "COUNT" ? undefined : items,
    LastEvaluatedKey: last,
    ConsumedCapacity: consumed(request, TableName, units),
  };
}

function passes({ value }: Pick<Row, "value">, request: DynaliteSearch): boolean {
  const { _filter: filter, QueryFilter, ScanFilter, ConditionalOperator } = request;
  if (filter) return matchesExprFilter(itemOf(value) ?? {}, filter.expression);
  const older = QueryFilter ?? ScanFilter;
  return older === undefined || matchesFilter(itemOf(value) ?? {}, older, ConditionalOperator);
}

/** A condition on a key, as SQL has it and as dynalite compares. */
type KeyCondition = {
  readonly name: string;
  readonly asked: DynaliteKeyCondition;
  readonly sql: string;
  readonly values: readonly string[];
};

const meets = ({ name, asked }: KeyCondition, item: DynaliteItem): boolean =>
  compare(asked.ComparisonOperator, item[name], asked.AttributeValueList);

const comparisons: Record<string, string> = {
  EQ: "sk = ?",
  LT: "sk < ?",
  LE: "sk <= ?",
  GT: "sk > ?",
  GE: "sk >= ?",
  BETWEEN: "sk BETWEEN ? AND ?",
  // No byte of a text is 255: what begins with a text lies before the text and that byte.
  BEGINS_WITH: "sk >= ? AND sk < ? || x'ff'",
};

/** The condition on the hash key, and the one on the range key if there is one. Throws a refusal for any other. */
function keyConditions(
  { KeyConditions = {} }: DynaliteSearch,
  names: readonly string[],
  table: TableRecord,
): [KeyCondition, KeyCondition?] {
  const [hashName = "", rangeName] = names;
  const missed = Object.keys(KeyConditions).some((name) => !names.includes(name))
    ? (rangeName ?? hashName)
    : hashName;
  const [hash, range] = names.map((name): KeyCondition | undefined => {
    const asked = KeyConditions[name];
    if (!asked) return undefined;
    const { ComparisonOperator: operator, AttributeValueList: list } = asked;
    const sql = comparisons[operator];
    if (sql === undefined) throw invalid("Attempted conditional constraint is not an indexable operation");
    const type = table.AttributeDefinitions.find(
      ({ AttributeName }) => AttributeName === name,
    )?.AttributeType;
    if (list.some((value) => !Object.hasOwn(value, type ?? "")))
      throw invalid(
        "One or more parameter values were invalid: Condition parameter type does not match schema type",
      );
    const values = list.map((value) => toLexiStr(value));
    return { name, asked, sql, values: operator === "BEGINS_WITH" ? [...values, ...values] : values };
  });
  if (!hash || Object.keys(KeyConditions).length > (range ? 2 : 1))
    throw invalid(`Query condition missed key schema element: ${missed}`);
  if (hash.asked.ComparisonOperator !== "EQ") throw invalid("Query key condition not supported");
  return range ? [hash, range] : [hash];
}

/** The key after which a page begins. Throws a refusal when it is not one of what is searched. */
function startIn({ ExclusiveStartKey: start }: DynaliteSearch, keys: readonly string[], table: TableRecord) {
  if (start === undefined) return undefined;
  const fits = Object.keys(start).length === keys.length && keys.every((name) => start[name] !== undefined);
  if (!fits)
    throw invalid("The provided starting key is invalid: The provided key element does not match the schema");
  requestedKey({ Key: start }, table);
  return start;
}

/** Throws a refusal when something is asked of a part of a key, or a query filters by the keys that it searches. */
function checkPaths(request: DynaliteSearch, keys: readonly string[], table: TableRecord): void {
  const { _projection: projection, _filter: filter, QueryFilter } = request;
  const problem =
    validateKeyPaths(projection?.nestedPaths, table) ?? validateKeyPaths(filter?.nestedPaths, table);
  if (problem) throw asRefusal(problem);
  const heads = QueryFilter ?? filter?.pathHeads ?? {};
  const key = keys.find((name) => Object.hasOwn(heads, name));
  if (key !== undefined)
    throw invalid(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key}`,
    );
}
