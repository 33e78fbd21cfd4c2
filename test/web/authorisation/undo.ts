import { type AttributeValue, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { Key } from "../../../shared/kernel/key.ts";
import { allItems, TABLE, type TestPortal } from "../../builders/portal.ts";
import { lastChange } from "./workers.ts";

type Item = Record<string, AttributeValue>;
/** What one request may write. */
const MOST_WRITES = 100;
const nameOf = (pk: string, sk: string): string => JSON.stringify([pk, sk]);

/** The table as it was at some time: what has changed since, and a way back. */
export type Remembered = {
  changed(): Promise<readonly Key[]>;
  undo(): Promise<void>;
};

/** Remembers the table as it is. */
export async function remembered({ client, dynamo }: TestPortal): Promise<Remembered> {
  const items = new Map<string, Item>(
    (await allItems(client)).map((item) => [nameOf(item["pk"]?.S ?? "", item["sk"]?.S ?? ""), item]),
  );
  let seen = await lastChange(dynamo, 0);
  async function changed(): Promise<readonly Key[]> {
    const changes = await dynamo.readChanges(seen, 1_000);
    return [...new Map(changes.map(({ pk, sk }) => [nameOf(pk, sk), { pk, sk }])).values()];
  }
  return {
    changed,
    async undo() {
      const back = (await changed()).map(({ pk, sk }) => {
        const Item = items.get(nameOf(pk, sk));
        if (Item !== undefined) return { Put: { TableName: TABLE, Item } };
        return { Delete: { TableName: TABLE, Key: { pk: { S: pk }, sk: { S: sk } } } };
      });
      for (let from = 0; from < back.length; from += MOST_WRITES)
        await client.send(
          new TransactWriteItemsCommand({ TransactItems: back.slice(from, from + MOST_WRITES) }),
        );
      seen = await lastChange(dynamo, seen);
    },
  };
}
