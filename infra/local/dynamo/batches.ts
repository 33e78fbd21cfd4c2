import { consumed, listOf, shown, unitsToRead, unitsToWrite } from "./answer.ts";
import { type Body, checked } from "./checked.ts";
import { asOneCommit } from "./commit-log.ts";
import type { Item } from "./item.ts";
import { nameOf, requestedKey } from "./item-key.ts";
import { commitOf } from "./one-item.ts";
import { invalid, transactionConflict } from "./refusal.ts";
import { committed, type StoreParts, tableNamed } from "./store-parts.ts";

const largestBatch = 16 * 1024 * 1024;

/** Reads up to 100 items. What is beyond 16 MB is handed back as not processed. */
export async function readBatch(parts: StoreParts, body: Body): Promise<Body> {
  const request = checked.BatchGetItem(body);
  let total = 0;
  const responses: Record<string, Item[]> = {};
  const left: Record<string, object> = {};
  const capacity: (object | undefined)[] = [];
  for (const [name, asked] of Object.entries(request.RequestItems)) {
    const table = tableNamed(parts, name);
    const items: Item[] = [];
    const unprocessed: Item[] = [];
    let units = 0;
    for (const Key of asked.Keys) {
      const row = parts.rows.get(requestedKey({ Key }, table));
      total += row?.size ?? 0;
      if (total > largestBatch) unprocessed.push(Key);
      else {
        units += unitsToRead(row, asked.ConsistentRead);
        if (row) items.push(shown(row, asked));
      }
    }
    responses[name] = items;
    const { _projection: _, ...again } = asked;
    if (unprocessed.length > 0) left[name] = { ...again, Keys: unprocessed };
    capacity.push(consumed(request, name, units));
  }
  return { Responses: responses, UnprocessedKeys: left, ConsumedCapacity: listOf(capacity) };
}

/** Puts and deletes up to 25 items, without conditions. AWS may do a part of them; here it is all or nothing. */
export async function writeBatch(parts: StoreParts, body: Body): Promise<Body> {
  const request = checked.BatchWriteItem(body);
  const wanted = Object.entries(request.RequestItems).flatMap(([name, requests]) => {
    const table = tableNamed(parts, name);
    return requests.map(({ PutRequest, DeleteRequest }) => ({
      table,
      key: requestedKey({ ...PutRequest, ...DeleteRequest }, table),
      after: PutRequest?.Item,
    }));
  });
  const names = wanted.map(({ key }) => nameOf(key));
  if (new Set(names).size < names.length) throw invalid("Provided list of item keys contains duplicates");
  const held = await parts.holds.hold(names, "batch");
  if (!held.ok) throw transactionConflict();
  try {
    const units = new Map<string, number>();
    const commits = wanted.map(({ table, key, after }) => {
      const before = committed(parts, key);
      const commit = commitOf(table, key, before, after);
      const cost = unitsToWrite(before, commit);
      units.set(table.TableName, (units.get(table.TableName) ?? 0) + cost);
      return commit;
    });
    await parts.log.commit(asOneCommit(commits));
    return {
      UnprocessedItems: {},
      ConsumedCapacity: listOf([...units].map(([name, count]) => consumed(request, name, count))),
    };
  } finally {
    held.release();
  }
}
