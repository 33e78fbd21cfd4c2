import type { Item } from "./item.ts";
import { largestItem } from "./item.ts";
import type { DynamoRefusal } from "./refusal.ts";
import { invalid } from "./refusal.ts";
import type { TableRecord } from "./table-record.ts";

/** What forbids an item to be stored although dynalite would: its size in UTF-8, and empty index keys. */
export function itemProblem(item: Item, size: number, table: TableRecord): DynamoRefusal | undefined {
  if (size > largestItem) return invalid("Item size has exceeded the maximum allowed size");
  for (const index of [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])])
    for (const { AttributeName } of index.KeySchema)
      if (item[AttributeName]?.S === "" || item[AttributeName]?.B === "")
        return invalid(
          "One or more parameter values are not valid. A value specified for a secondary index key is not " +
            `supported. The AttributeValue for a key attribute cannot contain an empty string value. ` +
            `IndexName: ${index.IndexName}, IndexKey: ${AttributeName}`,
        );
  return undefined;
}
