import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DynamoRefusal } from "../../../infra/local/dynamo/refusal.ts";
import { cause, get, key, n, outcome, put, TableName } from "./requests.ts";
import { aFolder, aStore } from "./stores.ts";

const transaction = (...sks: string[]) => ({
  TransactItems: sks.map((sk) => ({ Put: { TableName, Item: { ...key("p", sk), v: n(1) } } })),
});
const addOne = {
  TransactItems: [
    {
      Update: {
        TableName,
        Key: key("p", "sum"),
        UpdateExpression: "ADD v :one",
        ExpressionAttributeValues: { ":one": n(1) },
      },
    },
  ],
};

const codes = (error: unknown) =>
  error instanceof DynamoRefusal
    ? [error.code, ...(error.body.CancellationReasons ?? []).map((r) => r.Code)]
    : error;

describe("while a transaction is under way", () => {
  it("turns away another transaction, naming the item in conflict", async () => {
    const { dynamo } = await aStore();
    const first = dynamo.execute("TransactWriteItems", transaction("a", "b"));
    const second = dynamo.execute("TransactWriteItems", transaction("c", "b")).catch(codes);
    expect(await second).toEqual(["TransactionCanceledException", "None", "TransactionConflict"]);
    await first;
  });

  it("turns away a single write and a reading transaction, and lets a plain read and a batch through", async () => {
    const { dynamo, client } = await aStore();
    const first = dynamo.execute("TransactWriteItems", transaction("a"));
    const single = dynamo.execute("PutItem", { TableName, Item: key("p", "a") }).catch(codes);
    const Get = { TableName, Key: key("p", "a") };
    const reading = dynamo.execute("TransactGetItems", { TransactItems: [{ Get }] }).catch(codes);
    const plain = dynamo.execute("GetItem", Get);
    const RequestItems = { [TableName]: [{ PutRequest: { Item: { ...key("p", "a"), v: n(2) } } }] };
    const batch = dynamo.execute("BatchWriteItem", { RequestItems });
    expect(await single).toEqual(["TransactionConflictException"]);
    expect(await reading).toEqual(["TransactionCanceledException", "TransactionConflict"]);
    expect(await plain).not.toHaveProperty("Item");
    await Promise.all([first, batch]);
    expect(await get(client, key("p", "a"))).toEqual({ ...key("p", "a"), v: n(2) });
  });

  it("gives its items free again when it is cancelled", async () => {
    const { dynamo, client } = await aStore();
    const Put = { TableName, Item: key("p", "a"), ConditionExpression: "attribute_exists(pk)" };
    const cancelled = dynamo.execute("TransactWriteItems", { TransactItems: [{ Put }] }).catch(codes);
    expect(await cancelled).toEqual(["TransactionCanceledException", "ConditionalCheckFailed"]);
    expect(await outcome(put(client, key("p", "a")))).toBe("accepted");
  });

  it("lets a transaction wait for a single write", async () => {
    const { dynamo, client } = await aStore();
    const single = dynamo.execute("PutItem", { TableName, Item: key("p", "a") });
    await dynamo.execute("TransactWriteItems", transaction("a")).catch(cause);
    await single;
    expect(await get(client, key("p", "a"))).toEqual({ ...key("p", "a"), v: n(1) });
  });
});

describe("a client request token", () => {
  it("is in progress until its transaction is over", async () => {
    const { dynamo } = await aStore();
    const body = { ...addOne, ClientRequestToken: randomUUID() };
    const first = dynamo.execute("TransactWriteItems", body);
    const second = dynamo.execute("TransactWriteItems", body).catch(codes);
    expect(await second).toEqual(["TransactionInProgressException"]);
    await first;
  });

  it("holds for ten minutes, over a restart too, and then no longer", async () => {
    const path = await aFolder();
    let time = Date.UTC(2014, 4, 8);
    const now = () => time;
    const body = { ...addOne, ClientRequestToken: randomUUID() };
    const before = await aStore({ path, now });
    await before.dynamo.execute("TransactWriteItems", body);
    await before.dynamo.close();

    const { dynamo, client } = await aStore({ path, now });
    const sum = async () => {
      await dynamo.execute("TransactWriteItems", body);
      return (await get(client, key("p", "sum")))?.["v"]?.N;
    };
    time += 10 * 60_000 - 1;
    expect(await sum()).toBe("1");
    time += 1;
    expect(await sum()).toBe("2");
  });
});
