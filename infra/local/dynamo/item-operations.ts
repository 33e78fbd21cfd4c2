import { validateKeyPaths } from "dynalite/db/index.js";
import * as z from "zod";
import { consumed, shown, unitsToRead, unitsToWrite } from "./answer.ts";
import { type Body, checked } from "./checked.ts";
import type { Item } from "./item.ts";
import { nameOf, requestedKey } from "./item-key.ts";
import { commitOf, written } from "./one-item.ts";
import { asRefusal, DynamoRefusal, invalid, transactionConflict } from "./refusal.ts";
import { committed, type Stored, type StoreParts, tableNamed } from "./store-parts.ts";

/** Reads the committed item. */
export async function getItem(parts: StoreParts, body: Body): Promise<Body> {
  const request = checked.GetItem(body);
  const { _projection: projection, TableName, ConsistentRead } = request;
  const table = tableNamed(parts, TableName);
  const key = requestedKey(request, table);
  const problem = validateKeyPaths(projection?.nestedPaths, table);
  if (problem) throw asRefusal(problem);
  const row = parts.rows.get(key);
  return {
    Item: row && shown(row, request),
    ConsumedCapacity: consumed(request, TableName, unitsToRead(row, ConsistentRead)),
  };
}

/** Writes one item and its change record together, if the condition holds. */
export async function writeItem(
  parts: StoreParts,
  operation: "PutItem" | "UpdateItem" | "DeleteItem",
  body: Body,
): Promise<Body> {
  const showsItem = wantsItemOnFailure(body);
  const request = checked[operation](body);
  const table = tableNamed(parts, request.TableName);
  const key = requestedKey(request, table);
  const held = await parts.holds.hold([nameOf(key)], "write");
  if (!held.ok) throw transactionConflict();
  let before: Stored | undefined;
  try {
    before = committed(parts, key);
    const { after, attributes } = written(operation, request, table, before?.item);
    const commit = commitOf(table, key, before, after);
    await parts.log.commit(commit);
    return {
      Attributes: attributes,
      ConsumedCapacity: consumed(request, table.TableName, unitsToWrite(before, commit)),
    };
  } catch (error) {
    throw showsItem ? withItem(error, before?.item) : error;
  } finally {
    held.release();
  }
}

const OnConditionFailure = z.enum(["ALL_OLD", "NONE"]).default("NONE");

/** Whether the caller wants to be shown the item that failed its condition. */
export function wantsItemOnFailure({ ReturnValuesOnConditionCheckFailure: given }: Body): boolean {
  const wish = OnConditionFailure.safeParse(given);
  if (wish.success) return wish.data === "ALL_OLD";
  throw invalid(
    `1 validation error detected: Value '${String(given)}' at 'returnValuesOnConditionCheckFailure' failed to satisfy ` +
      "constraint: Member must satisfy enum value set: [ALL_OLD, NONE]",
  );
}

function withItem(error: unknown, item: Item | undefined): unknown {
  if (!(error instanceof DynamoRefusal) || error.code !== "ConditionalCheckFailedException" || !item)
    return error;
  return new DynamoRefusal({ ...error.body, Item: item });
}
