import { DeleteItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import type { Engine } from "./conformance.ts";
import { key, n, outcome, put, putAction, TableName, transact } from "./requests.ts";

export function feedConformance(engine: () => Engine): void {
  const changesOf = async (pk: string) =>
    (await engine().changes(TableName))
      .filter((change) => change.pk === pk)
      .map((change) => `${change.eventName} ${change.sk}`);

  const remove = (sk: string) =>
    engine().client.send(new DeleteItemCommand({ TableName, Key: key("feed", sk) }));

  it("tells of each change once, and not of writes that change nothing", async () => {
    const { client } = engine();
    await put(client, { ...key("feed", "a"), v: n(1) });
    await put(client, { ...key("feed", "a"), v: n(1) });
    await put(client, { ...key("feed", "a"), v: n(2) });
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: key("feed", "a"),
        UpdateExpression: "SET v = :two",
        ExpressionAttributeValues: { ":two": n(2) },
      }),
    );
    await remove("missing");
    await remove("a");
    expect(await changesOf("feed")).toEqual(["INSERT a", "MODIFY a", "REMOVE a"]);
  });

  it("tells of a transaction's items, and nothing of one that was cancelled", async () => {
    const { client } = engine();
    await transact(client, [putAction(key("feed-tx", "x")), putAction(key("feed-tx", "y"))]);
    const cancelled = transact(client, [
      putAction({ ...key("feed-tx", "x"), v: n(1) }),
      putAction(key("feed-tx", "y"), "attribute_not_exists(pk)"),
    ]);
    expect(await outcome(cancelled)).toBe("TransactionCanceledException");
    await transact(client, [
      { Delete: { TableName, Key: key("feed-tx", "x") } },
      {
        ConditionCheck: { TableName, Key: key("feed-tx", "y"), ConditionExpression: "attribute_exists(pk)" },
      },
    ]);
    const told = await changesOf("feed-tx");
    expect(told.slice(0, 2).toSorted()).toEqual(["INSERT x", "INSERT y"]);
    expect(told.slice(2)).toEqual(["REMOVE x"]);
  });
}
