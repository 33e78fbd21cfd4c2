import * as z from "zod";
import type { AttributeValue, Item } from "./item.ts";
import { fact, folders, type RowKey } from "./rows.ts";
import type { TableRecord } from "./table-record.ts";

/** One committed change of one item: which item and what happened, never what it says (KEYS_ONLY). */
export const Change = z.object({
  sequence: z.int().positive(),
  table: z.string(),
  eventName: z.enum(["INSERT", "MODIFY", "REMOVE"]),
  /** The partition key's value, and the sort key's: empty where the table has none. */
  pk: z.string(),
  sk: z.string(),
});
export type Change = z.infer<typeof Change>;

/** A change that has no place in the sequence yet: it gets one when it is committed. */
export type PendingChange = Omit<Change, "sequence">;

export function changeKey(sequence: number): RowKey {
  return fact(folders.change, String(sequence).padStart(16, "0"));
}

/** What a write that changes an item tells the feed; nothing when the table has no stream. */
export function describeChange(table: TableRecord, before?: Item, after?: Item): PendingChange | undefined {
  const item = after ?? before;
  if (!table.StreamSpecification?.StreamEnabled || !item) return undefined;
  const [pk, sk] = table.KeySchema.map((key) => keyText(item[key.AttributeName]));
  const eventName = before === undefined ? "INSERT" : after === undefined ? "REMOVE" : "MODIFY";
  return { table: table.TableName, eventName, pk: pk ?? "", sk: sk ?? "" };
}

function keyText(value: AttributeValue | undefined): string {
  return value?.S ?? value?.N ?? value?.B ?? "";
}
