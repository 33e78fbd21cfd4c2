import { setImmediate as turn } from "node:timers/promises";
import { CreateTableCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { describe, expect, it, vi } from "vitest";
import { fact } from "../../../infra/local/dynamo/rows.ts";
import { get, key, n, put, putAction, s, TableName, transact } from "./requests.ts";
import { aFolder, aStore } from "./stores.ts";

describe("the change feed", () => {
  it("numbers the changes, and hands them out from where a reader stands", async () => {
    const { dynamo, client } = await aStore();
    for (const sk of ["a", "b", "c"]) await put(client, key("p", sk));
    const first = await dynamo.readChanges(0, 2);
    expect(first).toEqual([
      { sequence: 1, table: TableName, eventName: "INSERT", pk: "p", sk: "a" },
      { sequence: 2, table: TableName, eventName: "INSERT", pk: "p", sk: "b" },
    ]);
    expect((await dynamo.readChanges(2, 10)).map((change) => change.sk)).toEqual(["c"]);
    expect(await dynamo.readChanges(3, 10)).toEqual([]);
  });

  it("hands out the same from any place, also of more changes than it remembers", async () => {
    const { dynamo } = await aStore();
    const changes = Array.from({ length: 7 }, (_, number) => ({
      table: TableName,
      eventName: "INSERT" as const,
      pk: "p",
      sk: `${number}`,
    }));
    const writes = [{ key: fact("note", "written"), value: "1" }];
    for (let commit = 0; commit < 500; commit += 1) await dynamo.commitAgain([{ writes, changes }]);
    for (const from of [0, 6, 1_499, 2_498, 2_499, 2_500, 3_400, 3_497, 3_500]) {
      const asked = (await dynamo.readChanges(from, 5)).map(({ sequence, sk }) => [sequence, sk]);
      const next = Array.from({ length: Math.min(5, 3_500 - from) }, (_, number) => from + number + 1);
      expect(asked).toEqual(next.map((sequence) => [sequence, `${(sequence - 1) % 7}`]));
    }
  });

  it("resumes after a restart: cursors, records and numbers go on", async () => {
    const path = await aFolder();
    const before = await aStore({ path });
    expect(await before.dynamo.cursor("notices")).toBe(0);
    for (const sk of ["a", "b", "c"]) await put(before.client, key("p", sk));
    before.dynamo.saveCursor("notices", 2);
    await before.dynamo.close();

    const { dynamo, client } = await aStore({ path });
    await put(client, key("p", "d"));
    const from = await dynamo.cursor("notices");
    const rest = await dynamo.readChanges(from, 10);
    expect(rest.map(({ sequence, sk }) => [sequence, sk])).toEqual([
      [3, "c"],
      [4, "d"],
    ]);
    expect(await dynamo.cursor("audit")).toBe(0);
  });

  it("trims what it is told to, and gives no number twice even when all is trimmed", async () => {
    const path = await aFolder();
    const before = await aStore({ path });
    for (const sk of ["a", "b", "c"]) await put(before.client, key("p", sk));
    await before.dynamo.trimChanges(2);
    expect((await before.dynamo.readChanges(0, 10)).map((change) => change.sequence)).toEqual([3]);
    await before.dynamo.trimChanges(99);
    expect(await before.dynamo.readChanges(0, 10)).toEqual([]);
    await before.dynamo.close();

    const { dynamo, client } = await aStore({ path });
    await put(client, key("p", "d"));
    expect(await dynamo.readChanges(0, 10)).toMatchObject([{ sequence: 4, sk: "d" }]);
  });

  it("wakes listeners after a change is committed, until they stop listening", async () => {
    const { dynamo, client } = await aStore();
    const listener = vi.fn<() => void>();
    const stop = dynamo.onChange(listener);
    await put(client, key("p"));
    await expect.poll(() => listener.mock.calls.length).toBe(1);
    await put(client, key("p"));
    dynamo.saveCursor("reader", 1);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await put(client, key("p", "more"));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it("never lets a number appear behind one that a reader has seen", async () => {
    const { dynamo, client } = await aStore({ path: await aFolder() });
    const writers = Array.from({ length: 8 }, (_, writer) => writer);
    let writing = true;
    const seen: number[] = [];
    const reader = (async () => {
      for (let from = 0; ;) {
        const last = !writing;
        const changes = await dynamo.readChanges(from, 7);
        await turn();
        seen.push(...changes.map((change) => change.sequence));
        from = seen.at(-1) ?? 0;
        if (last && changes.length === 0) return;
      }
    })();
    await Promise.all(
      writers.map(async (writer) => {
        for (let round = 0; round < 20; round += 1) {
          await put(client, key(`single-${writer}`, String(round)));
          await transact(
            client,
            ["a", "b"].map((half) => putAction(key(`pair-${writer}`, `${round}${half}`))),
          );
        }
      }),
    );
    writing = false;
    await reader;
    expect(seen).toEqual(Array.from({ length: 8 * 20 * 3 }, (_, index) => index + 1));
  });

  it("says nothing of a table without a stream", async () => {
    const { dynamo, client } = await aStore();
    await client.send(
      new CreateTableCommand({
        TableName: "Quiet",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      }),
    );
    await client.send(new PutItemCommand({ TableName: "Quiet", Item: { pk: s("a") } }));
    expect(await dynamo.readChanges(0, 10)).toEqual([]);
  });
});

describe("what the machine keeps beside the tables", () => {
  it("is there after a restart, as are items", async () => {
    const path = await aFolder();
    const before = await aStore({ path });
    expect(await before.dynamo.getMeta("portal-clock")).toBeUndefined();
    await before.dynamo.setMeta("portal-clock", { offset: 5, since: "2014-05-08T08:00:00.000Z" });
    await put(before.client, { ...key("kept"), v: n(1) });
    await before.dynamo.close();

    const { dynamo, client } = await aStore({ path });
    expect(await dynamo.getMeta("portal-clock")).toEqual({ offset: 5, since: "2014-05-08T08:00:00.000Z" });
    expect(await get(client, key("kept"))).toEqual({ ...key("kept"), v: n(1) });
  });
});
