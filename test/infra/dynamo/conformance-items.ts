import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { UpdateItemCommandInput } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import type { Engine } from "./conformance.ts";
import { differences } from "./differences.ts";
import { get, key, n, outcome, put, refusal, s, TableName } from "./requests.ts";

const kilobytes = (count: number) => s("x".repeat(count * 1024));

export function itemConformance(engine: () => Engine): void {
  const update = (of: ReturnType<typeof key>, options: Partial<UpdateItemCommandInput>) =>
    engine().client.send(new UpdateItemCommand({ TableName, Key: of, ...options }));

  it("puts an item only if its condition holds, and shows the one that stood in the way", async () => {
    const { client } = engine();
    await put(client, { ...key("cond"), v: n(1) });
    const again = await refusal(
      put(client, key("cond"), {
        ConditionExpression: "attribute_not_exists(pk)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    expect(again).toBeInstanceOf(ConditionalCheckFailedException);
    expect(again).toMatchObject({ message: "The conditional request failed", Item: { v: n(1) } });
    expect(await get(client, key("cond"))).toMatchObject({ v: n(1) });
  });

  it("shows no item when none was asked for, or none was there", async () => {
    const { client } = engine();
    const unasked = await refusal(
      put(client, key("cond"), { ConditionExpression: "attribute_not_exists(pk)" }),
    );
    expect(unasked).not.toHaveProperty("Item", expect.anything());
    const missing = await refusal(
      put(client, key("cond", "missing"), {
        ConditionExpression: "attribute_exists(pk)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    expect(missing).not.toHaveProperty("Item", expect.anything());
  });

  it("returns the replaced item when asked", async () => {
    const { client } = engine();
    await put(client, { ...key("old"), v: n(1) });
    const { Attributes } = await put(client, { ...key("old"), v: n(2) }, { ReturnValues: "ALL_OLD" });
    expect(Attributes).toEqual({ ...key("old"), v: n(1) });
  });

  it("updates by SET, ADD, REMOVE, list_append and if_not_exists in one expression", async () => {
    await put(engine().client, { ...key("upd"), v: n(2), gone: s("x") });
    const { Attributes } = await update(key("upd"), {
      UpdateExpression:
        "SET #m = :map, l = list_append(if_not_exists(l, :none), :one) ADD v :step, tags :tags REMOVE gone",
      ConditionExpression: "v = :two AND attribute_exists(pk)",
      ExpressionAttributeNames: { "#m": "map" },
      ExpressionAttributeValues: {
        ":map": { M: { x: n(1) } },
        ":none": { L: [] },
        ":one": { L: [s("q")] },
        ":step": n(1),
        ":tags": { SS: ["a"] },
        ":two": n(2),
      },
      ReturnValues: "ALL_NEW",
    });
    const expected = { v: n(3), l: { L: [s("q")] }, map: { M: { x: n(1) } }, tags: { SS: ["a"] } };
    expect(Attributes).toEqual({ ...key("upd"), ...expected });
  });

  it("updates inside a map and a list, and returns what it changed", async () => {
    await put(engine().client, { ...key("nest"), m: { M: { x: n(1) } }, l: { L: [n(1), n(2)] } });
    const { Attributes } = await update(key("nest"), {
      UpdateExpression: "SET m.y = :z, l[0] = :z",
      ExpressionAttributeValues: { ":z": s("z") },
      ReturnValues: "UPDATED_NEW",
    });
    expect(Attributes).toMatchObject({ m: { M: { y: s("z") } } });
    const returned = Object.keys(Attributes?.["m"]?.M ?? {}).length;
    const expected =
      differences["how many members of a map UPDATED_NEW returns when one of two changed"][engine().name];
    expect(returned).toBe(expected);
    expect(await get(engine().client, key("nest"))).toEqual({
      ...key("nest"),
      m: { M: { x: n(1), y: s("z") } },
      l: { L: [s("z"), n(2)] },
    });
  });

  it("makes the item that an update does not find", async () => {
    await update(key("made"), {
      UpdateExpression: "ADD v :one",
      ExpressionAttributeValues: { ":one": n(1) },
    });
    expect(await get(engine().client, key("made"))).toEqual({ ...key("made"), v: n(1) });
  });

  it("shows the item that failed an update's or a delete's condition", async () => {
    const { client } = engine();
    await put(client, { ...key("fail"), v: n(3) });
    const options = {
      ConditionExpression: "v = :no",
      ExpressionAttributeValues: { ":no": n(9) },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    } as const;
    const updated = await refusal(update(key("fail"), { UpdateExpression: "SET w = :no", ...options }));
    const deletion = client.send(new DeleteItemCommand({ TableName, Key: key("fail"), ...options }));
    expect(updated).toMatchObject({ name: "ConditionalCheckFailedException", Item: { v: n(3) } });
    expect(await refusal(deletion)).toMatchObject({ Item: { v: n(3) } });
  });

  it("deletes and returns what was there, and has nothing to say of what was not", async () => {
    const { client } = engine();
    await put(client, { ...key("del"), v: n(1) });
    const remove = () =>
      client.send(new DeleteItemCommand({ TableName, Key: key("del"), ReturnValues: "ALL_OLD" }));
    expect((await remove()).Attributes).toEqual({ ...key("del"), v: n(1) });
    expect((await remove()).Attributes).toBeUndefined();
  });

  it("writes 25 items in a batch and reads 100 in one, and refuses 26", async () => {
    const { client } = engine();
    const sks = Array.from({ length: 100 }, (_, index) => String(index).padStart(3, "0"));
    const batch = (some: string[]) =>
      client.send(
        new BatchWriteItemCommand({
          RequestItems: { [TableName]: some.map((sk) => ({ PutRequest: { Item: key("batch", sk) } })) },
        }),
      );
    for (let from = 0; from < 100; from += 25) await batch(sks.slice(from, from + 25));
    const { Responses } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: sks.map((sk) => key("batch", sk)) } } }),
    );
    expect(Responses?.[TableName]).toHaveLength(100);
    expect(await outcome(batch(sks.slice(0, 26)))).toBe("ValidationException");
  });

  it("refuses empty keys and takes empty values", async () => {
    const { client } = engine();
    expect(await outcome(put(client, key("", "y")))).toBe("ValidationException");
    await put(client, { ...key("empty"), note: s("") });
    expect(await get(client, key("empty"))).toEqual({ ...key("empty"), note: s("") });
  });

  it("refuses an item above 400 KB, counted in UTF-8, and one that an update would make so", async () => {
    const { client } = engine();
    expect(await outcome(put(client, { ...key("big"), d: kilobytes(400) }))).toBe("ValidationException");
    const twoBytesEach = s("é".repeat(250 * 1024));
    expect(await outcome(put(client, { ...key("big"), d: twoBytesEach }))).toBe("ValidationException");
    await put(client, { ...key("big"), d: kilobytes(300) });
    const grow = update(key("big"), {
      UpdateExpression: "SET e = :e",
      ExpressionAttributeValues: { ":e": kilobytes(150) },
    });
    expect(await outcome(grow)).toBe("ValidationException");
  });

  it("refuses reserved words, unused names and an unknown return value", async () => {
    const { client } = engine();
    const reserved = update(key("word"), {
      UpdateExpression: "SET status = :s",
      ExpressionAttributeValues: { ":s": s("x") },
    });
    expect(await outcome(reserved)).toBe("ValidationException");
    const unused = new GetItemCommand({
      TableName,
      Key: key("word"),
      ProjectionExpression: "v",
      ExpressionAttributeNames: { "#u": "u" },
    });
    expect(await outcome(client.send(unused))).toBe("ValidationException");
    // @ts-expect-error the SDK's types do not allow what the wire would carry
    const unknown = put(client, key("word"), { ReturnValuesOnConditionCheckFailure: "SOME" });
    expect(await outcome(unknown)).toBe("ValidationException");
  });

  it("counts the units of a read: half for an eventually consistent one", async () => {
    const { client } = engine();
    await put(client, key("units"));
    const read = async (ConsistentRead: boolean) => {
      const command = new GetItemCommand({
        TableName,
        Key: key("units"),
        ConsistentRead,
        ReturnConsumedCapacity: "TOTAL",
      });
      return (await client.send(command)).ConsumedCapacity?.CapacityUnits;
    };
    expect([await read(false), await read(true)]).toEqual([0.5, 1]);
  });
}
