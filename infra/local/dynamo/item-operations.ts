import * as z from "zod";
import type { Body, Operation } from "./engine.ts";
import { act, check } from "./engine.ts";
import type { Item } from "./item.ts";
import { asItem } from "./item.ts";
import { DynamoRefusal, invalid, transactionConflict } from "./refusal.ts";
import type { StoreParts } from "./store-parts.ts";

type Write = Extract<Operation, "PutItem" | "UpdateItem" | "DeleteItem">;
type Read = Extract<Operation, "GetItem" | "BatchGetItem" | "Query" | "Scan">;

/** Reads what is committed; a query or scan sees one moment. */
export async function readItems(parts: StoreParts, operation: Read, body: Body): Promise<Body> {
  const draft = parts.draft();
  return act(operation, check(operation, body, draft), draft);
}

/** Writes one item, its index entries and its change record as one batch, if the condition holds. */
export async function writeItem(parts: StoreParts, operation: Write, body: Body): Promise<Body> {
  const showsItem = wantsItemOnFailure(body);
  const draft = parts.draft();
  const request = check(operation, body, draft);
  const key = draft.keyOf(request);
  const held = await parts.holds.hold([key], "write");
  if (!held.ok) throw transactionConflict();
  try {
    const answer = await act(operation, request, draft);
    await parts.log.commit(draft);
    return answer;
  } catch (error) {
    throw showsItem ? withItem(error, draft.committed(key)) : error;
  } finally {
    held.release();
  }
}

const OnConditionFailure = z.enum(["ALL_OLD", "NONE"]).default("NONE");

/** Whether the caller wants to be shown the item that failed its condition. */
export function wantsItemOnFailure(body: Body): boolean {
  const wish = OnConditionFailure.safeParse(body["ReturnValuesOnConditionCheckFailure"]);
  if (wish.success) return wish.data === "ALL_OLD";
  const given = String(body["ReturnValuesOnConditionCheckFailure"]);
  throw invalid(
    `1 validation error detected: Value '${given}' at 'returnValuesOnConditionCheckFailure' failed to satisfy ` +
      "constraint: Member must satisfy enum value set: [ALL_OLD, NONE]",
  );
}

function withItem(error: unknown, item: Item | undefined): unknown {
  if (!(error instanceof DynamoRefusal) || error.code !== "ConditionalCheckFailedException" || !item)
    return error;
  return new DynamoRefusal({ ...error.body, Item: item });
}

const AttributeMap = z.custom<Item>((value) => asItem(value) !== undefined);
const BatchWrite = z.object({
  RequestItems: z.record(
    z.string(),
    z.array(
      z.object({
        PutRequest: z.object({ Item: AttributeMap }).optional(),
        DeleteRequest: z.object({ Key: AttributeMap }).optional(),
      }),
    ),
  ),
});

/** Puts and deletes up to 25 items, without conditions. AWS may do a part of them; here it is all or nothing. */
export async function writeBatch(parts: StoreParts, body: Body): Promise<Body> {
  const draft = parts.draft();
  const request = check("BatchWriteItem", body, draft);
  const keys = Object.entries(BatchWrite.parse(request).RequestItems).flatMap(([TableName, writes]) =>
    writes.map(({ PutRequest, DeleteRequest }) =>
      draft.keyOf({ TableName, ...PutRequest, ...DeleteRequest }),
    ),
  );
  const held = await parts.holds.hold(keys, "batch");
  if (!held.ok) throw transactionConflict();
  try {
    const answer = await act("BatchWriteItem", request, draft);
    await parts.log.commit(draft);
    return answer;
  } finally {
    held.release();
  }
}
