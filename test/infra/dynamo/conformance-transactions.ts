import { randomUUID } from "node:crypto";
import type { TransactWriteItem } from "@aws-sdk/client-dynamodb";
import { TransactGetItemsCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import type { Engine } from "./conformance.ts";
import { differences } from "./differences.ts";
import { get, key, n, outcome, put, putAction, refusal, s, TableName, transact } from "./requests.ts";

const addOne = (sk: string): TransactWriteItem => ({
  Update: {
    TableName,
    Key: key("tx", sk),
    UpdateExpression: "ADD v :one",
    ExpressionAttributeValues: { ":one": n(1) },
  },
});

export function transactionConformance(engine: () => Engine): void {
  it("puts, updates, deletes and checks in one", async () => {
    const { client } = engine();
    await put(client, { ...key("tx", "updated"), v: n(1) });
    await put(client, key("tx", "deleted"));
    await put(client, { ...key("tx", "checked"), v: n(1) });
    await transact(client, [
      putAction(key("tx", "new"), "attribute_not_exists(pk)"),
      addOne("updated"),
      { Delete: { TableName, Key: key("tx", "deleted") } },
      {
        ConditionCheck: {
          TableName,
          Key: key("tx", "checked"),
          ConditionExpression: "v = :one",
          ExpressionAttributeValues: { ":one": n(1) },
        },
      },
    ]);
    const items = await Promise.all(
      ["new", "updated", "deleted", "checked"].map((sk) => get(client, key("tx", sk))),
    );
    expect(items).toEqual([
      key("tx", "new"),
      { ...key("tx", "updated"), v: n(2) },
      undefined,
      { ...key("tx", "checked"), v: n(1) },
    ]);
  });

  it("writes nothing when one condition fails, and gives a reason for each action with the item asked for", async () => {
    const { client } = engine();
    await put(client, { ...key("tx", "there"), v: n(1) });
    const occupied = {
      TableName,
      Item: key("tx", "there"),
      ConditionExpression: "attribute_not_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    } as const;
    const missing = {
      TableName,
      Key: key("tx", "missing"),
      ConditionExpression: "attribute_exists(pk)",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    } as const;
    const error = await refusal(
      transact(client, [putAction(key("tx", "never")), { Put: occupied }, { ConditionCheck: missing }]),
    );
    const failed = {
      Code: "ConditionalCheckFailed",
      Message: expect.stringContaining("The conditional request failed"),
    };
    expect(error).toMatchObject({
      name: "TransactionCanceledException",
      message:
        "Transaction cancelled, please refer cancellation reasons for specific reasons " +
        "[None, ConditionalCheckFailed, ConditionalCheckFailed]",
      CancellationReasons: [
        { Code: "None" },
        { ...failed, Item: { ...key("tx", "there"), v: n(1) } },
        failed,
      ],
    });
    expect(await get(client, key("tx", "never"))).toBeUndefined();
  });

  it("is carried out once for one token, and refuses the token for other actions", async () => {
    const { client, name } = engine();
    const ClientRequestToken = randomUUID();
    const options = { ClientRequestToken, ReturnConsumedCapacity: "TOTAL" } as const;
    await transact(client, [addOne("token")], options);
    const repeated = await transact(client, [addOne("token")], options);
    expect(await get(client, key("tx", "token"))).toMatchObject({ v: n(1) });
    expect(repeated.ConsumedCapacity?.[0]?.CapacityUnits).toBe(
      differences["units of a transaction repeated under its token"][name],
    );
    const other = transact(client, [addOne("other")], options);
    expect(await outcome(other)).toBe("IdempotentParameterMismatchException");
    expect(await get(client, key("tx", "other"))).toBeUndefined();
  });

  it("does not use a token up when it is cancelled", async () => {
    const { client } = engine();
    const ClientRequestToken = randomUUID();
    const items = [putAction({ ...key("tx", "later"), v: n(1) }, "attribute_exists(pk)")];
    const attempt = () => outcome(transact(client, items, { ClientRequestToken }));
    expect(await attempt()).toBe("TransactionCanceledException");
    await put(client, key("tx", "later"));
    expect(await attempt()).toBe("accepted");
    expect(await get(client, key("tx", "later"))).toMatchObject({ v: n(1) });
  });

  it("takes 100 actions and refuses none, 101, two on one item, and two in one", async () => {
    const { client } = engine();
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => putAction(key("many", String(index))));
    expect(await outcome(transact(client, many(100)))).toBe("accepted");
    expect(await outcome(transact(client, many(101)))).toBe("ValidationException");
    expect(await outcome(transact(client, []))).toBe("ValidationException");
    const twice = await refusal(transact(client, [putAction(key("two")), putAction(key("two"))]));
    expect(twice.message).toBe("Transaction request cannot include multiple operations on one item");
    const mixed = { ...putAction(key("two")), Delete: { TableName, Key: key("three") } };
    expect(await outcome(transact(client, [mixed]))).toBe("ValidationException");
    expect(await get(client, key("two"))).toBeUndefined();
  });

  it("refuses more than 4 MB and an item above 400 KB", async () => {
    const { client } = engine();
    const heavy = (count: number, kilobytes: number) =>
      Array.from({ length: count }, (_, index) =>
        putAction({ ...key("heavy", String(index)), d: s("x".repeat(kilobytes * 1024)) }),
      );
    expect(await outcome(transact(client, heavy(10, 390)))).toBe("accepted");
    expect(await outcome(transact(client, heavy(11, 390)))).toBe("ValidationException");
    expect(await outcome(transact(client, heavy(1, 401)))).toBe("ValidationException");
  });

  it("refuses a missing table, a bad key, bad syntax and a check without a condition as a whole", async () => {
    const { client } = engine();
    const elsewhere = { Put: { TableName: "Nope", Item: key("a") } };
    expect(await outcome(transact(client, [elsewhere]))).toBe("ResourceNotFoundException");
    expect(await outcome(transact(client, [putAction({ pk: s("a") })]))).toBe("ValidationException");
    expect(await outcome(transact(client, [putAction(key("", "a"))]))).toBe("ValidationException");
    expect(await outcome(transact(client, [putAction(key("a"), "v == 1")]))).toBe("ValidationException");
    const unconditional = { TableName, Key: key("a"), ConditionExpression: undefined };
    const check = transact(client, [{ ConditionCheck: unconditional }]);
    expect(await outcome(check)).toBe("ValidationException");
  });

  it("refuses an update that cannot be applied, and writes nothing", async () => {
    const { client, name } = engine();
    await put(client, { ...key("tx", "text"), v: s("text") });
    const error = await outcome(transact(client, [putAction(key("tx", "beside")), addOne("text")]));
    expect(error).toBe(differences["a transaction with an update that cannot be applied"][name]);
    expect(await get(client, key("tx", "beside"))).toBeUndefined();
  });

  it("parts on an unknown return value", async () => {
    const { client, name } = engine();
    const odd = { TableName, Item: key("odd"), ReturnValuesOnConditionCheckFailure: "SOME" };
    // @ts-expect-error the SDK's types do not allow what the wire would carry
    const request = transact(client, [{ Put: odd }]);
    const expected = differences["an unknown ReturnValuesOnConditionCheckFailure in a transaction"][name];
    expect(await outcome(request)).toBe(expected);
  });

  it("costs two units for each kilobyte of each item, checked ones included", async () => {
    const { client } = engine();
    await put(client, key("cost", "checked"));
    const { ConsumedCapacity } = await transact(
      client,
      [
        putAction({ ...key("cost", "new"), d: s("x".repeat(3000)) }),
        {
          ConditionCheck: {
            TableName,
            Key: key("cost", "checked"),
            ConditionExpression: "attribute_exists(pk)",
          },
        },
      ],
      { ReturnConsumedCapacity: "TOTAL" },
    );
    expect(ConsumedCapacity?.[0]).toMatchObject({ TableName, CapacityUnits: 8 });
  });

  it("reads several items at one moment, in order, projected, the missing one empty", async () => {
    const { client } = engine();
    await put(client, { ...key("read"), v: n(1), w: n(2) });
    const read = (keys: ReturnType<typeof key>[]) =>
      client.send(
        new TransactGetItemsCommand({
          TransactItems: keys.map((Key) => ({ Get: { TableName, Key, ProjectionExpression: "v" } })),
        }),
      );
    const { Responses } = await read([key("read"), key("read", "missing")]);
    expect(Responses).toEqual([{ Item: { v: n(1) } }, {}]);
    expect(await outcome(read([key("read"), key("read")]))).toBe("ValidationException");
  });
}
