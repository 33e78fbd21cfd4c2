import { toLexiStr, validateItem, validateKey } from "dynalite/db/index.js";
import type { Item } from "./item.ts";
import { asRefusal } from "./refusal.ts";
import { itemsOf, type RowKey } from "./rows.ts";
import type { TableRecord } from "./table-record.ts";

/** Where an item of a table lies; the item may be whole or only its key. Numbers and bytes are put into texts of their order. */
function keyOf(item: Item, { TableName, KeySchema }: TableRecord): RowKey {
  const [pk = "", sk = ""] = KeySchema.map(({ AttributeName }) => toLexiStr(item[AttributeName]));
  return { folder: itemsOf(TableName), pk, sk };
}

/** Where the item of a request lies. Throws a refusal when its key does not fit the table. */
export function requestedKey({ Item, Key = {} }: { Item?: Item; Key?: Item }, table: TableRecord): RowKey {
  const problem = Item ? validateItem(Item, table) : validateKey(Key, table);
  if (problem) throw asRefusal(problem);
  return keyOf(Item ?? Key, table);
}

/** A name that no other item has, for those who may use one item at a time. */
export const nameOf = ({ folder, pk, sk }: RowKey): string => `${folder} ${pk.length} ${pk}${sk}`;
