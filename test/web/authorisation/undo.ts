import { type AttributeValue, DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { Key } from "../../../shared/kernel/key.ts";
import { allItems, TABLE, type TestPortal } from "../../builders/portal.ts";
import { lastChange } from "./workers.ts";

type Item = Record<string, AttributeValue>;
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
      for (const { pk, sk } of await changed()) {
        const Item = items.get(nameOf(pk, sk));
        if (Item === undefined)
          await client.send(
            new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: pk }, sk: { S: sk } } }),
          );
        else await client.send(new PutItemCommand({ TableName: TABLE, Item }));
      }
      seen = await lastChange(dynamo, seen);
    },
  };
}
