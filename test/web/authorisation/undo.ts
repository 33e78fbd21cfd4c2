import { type AttributeValue, DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { allItems, TABLE, type TestPortal } from "../../builders/portal.ts";
import { lastChange } from "./workers.ts";

type Item = Record<string, AttributeValue>;
const nameOf = (pk: string, sk: string): string => JSON.stringify([pk, sk]);

/** Remembers the table as it is. What comes back puts everything that was changed since as it was. */
export async function remembered({ client, dynamo }: TestPortal, after = 0): Promise<() => Promise<void>> {
  const items = new Map<string, Item>(
    (await allItems(client)).map((item) => [nameOf(item["pk"]?.S ?? "", item["sk"]?.S ?? ""), item]),
  );
  let seen = await lastChange(dynamo, after);
  return async () => {
    const changes = await dynamo.readChanges(seen, 1_000);
    const changed = new Map(changes.map(({ pk, sk }) => [nameOf(pk, sk), { pk, sk }]));
    for (const [name, { pk, sk }] of changed) {
      const item = items.get(name);
      const command =
        item === undefined
          ? new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: pk }, sk: { S: sk } } })
          : new PutItemCommand({ TableName: TABLE, Item: item });
      // Two commands have two types, which `send` does not take as one.
      await (command instanceof PutItemCommand ? client.send(command) : client.send(command));
    }
    seen = await lastChange(dynamo, seen);
  };
}
