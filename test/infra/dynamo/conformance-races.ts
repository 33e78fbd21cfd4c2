import { QueryCommand, TransactGetItemsCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import type { Engine } from "./conformance.ts";
import { differences } from "./differences.ts";
import { cause, get, key, n, outcome, put, putAction, s, TableName, transact } from "./requests.ts";

const contenders = Array.from({ length: 50 }, (_, index) => index);

export function raceConformance(engine: () => Engine): void {
  it("lets one of 50 conditional puts of one item win", async () => {
    const { client } = engine();
    const outcomes = await Promise.all(
      contenders.map((who) =>
        outcome(
          put(
            client,
            { ...key("race", "put"), who: n(who) },
            { ConditionExpression: "attribute_not_exists(pk)" },
          ),
        ),
      ),
    );
    expect(outcomes.filter((each) => each === "accepted")).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(["accepted", "ConditionalCheckFailedException"]));
  });

  it("lets one of 50 updates from one version win", async () => {
    const { client } = engine();
    await put(client, { ...key("race", "version"), version: n(0) });
    const outcomes = await Promise.all(
      contenders.map(() =>
        outcome(
          client.send(
            new UpdateItemCommand({
              TableName,
              Key: key("race", "version"),
              UpdateExpression: "SET version = version + :one",
              ConditionExpression: "version = :zero",
              ExpressionAttributeValues: { ":one": n(1), ":zero": n(0) },
            }),
          ),
        ),
      ),
    );
    expect(outcomes.filter((each) => each === "accepted")).toHaveLength(1);
    expect(await get(client, key("race", "version"))).toMatchObject({ version: n(1) });
  });

  it("loses none of 50 additions", async () => {
    const { client } = engine();
    await Promise.all(
      contenders.map(() =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: key("race", "sum"),
            UpdateExpression: "ADD v :one",
            ExpressionAttributeValues: { ":one": n(1) },
          }),
        ),
      ),
    );
    expect(await get(client, key("race", "sum"))).toMatchObject({ v: n(50) });
  });

  it("lets one of 50 transactions on one item win, and keeps nothing of the others", async () => {
    const { client, name } = engine();
    const errors = await Promise.all(
      contenders.map((who) =>
        transact(client, [
          putAction(key("race", "prize"), "attribute_not_exists(pk)"),
          putAction(key("race", `side-${who}`)),
        ]).then(() => undefined, cause),
      ),
    );
    expect(errors.filter((error) => error === undefined)).toHaveLength(1);
    const known: readonly string[] =
      differences["what the losers of 50 transactions on one item are told"][name];
    expect(known).toEqual(
      expect.arrayContaining([...new Set(errors.filter((error) => error !== undefined))]),
    );
    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :p AND begins_with(sk, :s)",
        ExpressionAttributeValues: { ":p": s("race"), ":s": s("side-") },
        ConsistentRead: true,
      }),
    );
    expect(Count).toBe(1);
  });

  it("never shows half of a transaction, neither to a transaction that reads nor to a query", async () => {
    const { client } = engine();
    const rounds = Array.from({ length: 60 }, (_, round) => round);
    const write = (round: number) =>
      transact(
        client,
        ["a", "b"].map((sk) => putAction({ ...key("torn", sk), round: n(round) })),
      );
    await write(-1);
    let whole = 0;
    const compare = (items: (Record<string, { N?: string }> | undefined)[] = []) => {
      expect(items[0]?.["round"]?.N).toBe(items[1]?.["round"]?.N);
      whole += 1;
    };
    for (const round of rounds) {
      const together = new TransactGetItemsCommand({
        TransactItems: ["a", "b"].map((sk) => ({ Get: { TableName, Key: key("torn", sk) } })),
      });
      const page = new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :p",
        ExpressionAttributeValues: { ":p": s("torn") },
        ConsistentRead: true,
      });
      const [, read] = await Promise.all([
        write(round),
        client.send(together).then((answer) => answer.Responses?.map(({ Item }) => Item), cause),
        client.send(page).then((answer) => compare(answer.Items)),
      ]);
      if (typeof read !== "string") compare(read);
      else if (read !== "TransactionConflict") throw new Error(`a read failed: ${read}`);
    }
    expect(whole).toBeGreaterThanOrEqual(rounds.length);
  });
}
