import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import { ofItem, openTable } from "../../../functions/platform/table.ts";
import { TableName } from "./requests.ts";
import { aStore } from "./stores.ts";

const Key = { pk: { S: "p" }, sk: { S: "s" } };

it("reads an item as the very same one until it is another, and then what is made of it anew", async () => {
  const { dynamo } = await aStore();
  const table = openTable(dynamo.connect(), TableName);
  let made = 0;
  const numberOf = ofItem(({ n }) => ({ n, made: (made += 1) }));
  const read = async () => {
    const [item] = await table.all({ pk: "p" });
    return item && numberOf(item);
  };
  for (const [n, expected] of [
    [1, 1],
    [2, 2],
  ]) {
    await table.writeOne({ put: { pk: "p", sk: "s", n } });
    expect(await read()).toEqual({ n, made: expected });
    expect(await read()).toEqual({ n, made: expected });
  }
});

it("gives an item that nobody can change for others", async () => {
  const { dynamo } = await aStore();
  const table = openTable(dynamo.connect(), TableName);
  await table.writeOne({ put: { pk: "p", sk: "s", in: { list: [1] } } });
  const item = await table.get({ pk: "p", sk: "s" });
  expect(item).toEqual({ pk: "p", sk: "s", in: { list: [1] } });
  expect(Object.isFrozen(item?.["in"])).toBe(true);
});

it("reads bytes as bytes, by a call and by a request", async () => {
  const { dynamo, client } = await aStore();
  const bytes = { B: new Uint8Array([0, 255]) };
  const Item = { ...Key, bytes, in: { M: { B: bytes, BS: { BS: [bytes.B] } } }, BS: { S: '"B":"' } };
  await client.send(new PutItemCommand({ TableName, Item }));
  for (const asking of [dynamo.connect(), client]) {
    const { Item: found } = await asking.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
    expect(found?.["bytes"]?.B).toSatisfy((read: Uint8Array) => Buffer.from(read).equals(bytes.B));
    expect(found?.["in"]?.M?.["BS"]?.BS?.map((one) => [...one])).toEqual([[0, 255]]);
    expect(found?.["BS"]).toEqual({ S: '"B":"' });
  }
});
