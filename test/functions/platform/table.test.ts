import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openTable } from "../../../functions/platform/table.ts";

const sent = mockClient(DynamoDBClient);
afterEach(() => void sent.reset());
// Other files talk to tables of their own.
afterAll(() => sent.restore());

const table = openTable(new DynamoDBClient({ region: "eu-west-2" }), "portal");
const item = (sk: string) => ({ pk: "ORG#o", sk });
const stored = (sk: string) => marshall(item(sk));

function cancelled(...codes: string[]) {
  return new TransactionCanceledException({
    message: "cancelled",
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}
const fault = (name: string) => Object.assign(new Error(name), { name });

describe("a transaction that was cancelled", () => {
  const write = () => table.writeAll([{ put: item("a") }, { put: item("b") }, { put: item("c") }]);

  it("a transaction that was cancelled names the writes whose conditions failed", async () => {
    sent
      .on(TransactWriteItemsCommand)
      .rejects(cancelled("None", "ConditionalCheckFailed", "ConditionalCheckFailed"));
    expect(await write()).toEqual({ written: false, failed: [1, 2] });
  });

  it("a transaction that a conflict with another one cancelled names none of its writes", async () => {
    sent.on(TransactWriteItemsCommand).rejects(cancelled("TransactionConflict", "None", "None"));
    expect(await write()).toEqual({ written: false, failed: [] });
  });

  it.each([
    "ThrottlingError",
    "ProvisionedThroughputExceeded",
    "ValidationError",
    "ItemCollectionSizeLimitExceeded",
  ])("a transaction that was cancelled by %s is a fault, whatever else failed", async (code) => {
    sent.on(TransactWriteItemsCommand).rejects(cancelled("ConditionalCheckFailed", code, "None"));
    await expect(write()).rejects.toThrow("cancelled");
  });
});

it.each(["InternalServerError", "ThrottlingException", "TimeoutError"])(
  "passes %s on as a fault",
  async (name) => {
    sent.onAnyCommand().rejects(fault(name));
    await expect(table.get(item("a"))).rejects.toThrow(name);
    await expect(table.writeAll([{ put: item("a") }])).rejects.toThrow(name);
    await expect(table.writeOne({ put: item("a"), if: "absent" })).rejects.toThrow(name);
  },
);

it("says of a single write that its condition did not hold", async () => {
  sent.on(PutItemCommand).rejects(fault("ConditionalCheckFailedException"));
  expect(await table.writeOne({ put: item("a"), if: "absent" })).toEqual({ written: false, failed: [0] });
});

it("refuses a single write that writes nothing", () =>
  expect(table.writeOne({ check: item("a"), if: "present" })).rejects.toThrow(TypeError));

describe("a read", () => {
  it("a read is strong unless it says otherwise", async () => {
    sent.onAnyCommand().resolves({});
    await table.get(item("a"));
    await table.page({ pk: "ORG#o" });
    await table.getMany([item("a")]);
    await table.get(item("a"), "eventual");
    const consistent = sent
      .calls()
      .map(({ args: [{ input }] }) => JSON.stringify(input).includes('"ConsistentRead":true'));
    expect(consistent).toEqual([true, true, true, false]);
  });

  it("a read of many asks again for what was left out, and answers in the order asked for", async () => {
    sent
      .on(BatchGetItemCommand)
      .resolvesOnce({
        Responses: { portal: [stored("c")] },
        UnprocessedKeys: { portal: { Keys: [stored("a"), stored("b")] } },
      })
      .resolvesOnce({ Responses: { portal: [stored("a")] } });
    expect(await table.getMany([item("a"), item("b"), item("c")])).toEqual([item("a"), undefined, item("c")]);
  });

  it("a read of more than 100 items asks for 100 at a time, and a read of none asks for nothing", async () => {
    sent.on(BatchGetItemCommand).resolves({ Responses: { portal: [] } });
    await table.getMany([]);
    await table.getMany(Array.from({ length: 201 }, (_, n) => item(String(n))));
    const asked = sent
      .commandCalls(BatchGetItemCommand)
      .map(({ args: [{ input }] }) => input.RequestItems?.["portal"]?.Keys?.length);
    expect(asked).toEqual([100, 100, 1]);
  });

  it("a read of all follows page after page, an empty one too", async () => {
    sent
      .on(QueryCommand)
      .resolvesOnce({ Items: [stored("a")], LastEvaluatedKey: stored("a") })
      .resolvesOnce({ Items: [], LastEvaluatedKey: stored("b") })
      .resolvesOnce({ Items: [stored("c")] });
    expect(await table.all({ pk: "ORG#o" })).toEqual([item("a"), item("c")]);
    const starts = sent.commandCalls(QueryCommand).map(({ args: [{ input }] }) => input.ExclusiveStartKey);
    expect(starts).toEqual([undefined, stored("a"), stored("b")]);
  });

  it("refuses what lies there without a key", async () => {
    sent.on(GetItemCommand).resolves({ Item: marshall({ pk: "ORG#o" }) });
    await expect(table.get(item("a"))).rejects.toThrow("an item without its key");
  });
});
