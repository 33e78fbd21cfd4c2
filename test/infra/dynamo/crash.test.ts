import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { paginateScan } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import type { Change } from "../../../infra/local/dynamo/change-record.ts";
import { EVERYTHING } from "../../builders/slice.ts";
import { key, put, TableName, transact, putAction } from "./requests.ts";
import { aFolder, aStore } from "./stores.ts";

const writer = fileURLToPath(new URL("./crash-writer.ts", import.meta.url));

const KILLS = EVERYTHING ? 20 : 3;

type Said = { begun: Set<string>; acked: Set<string> };

/**
 * Lets the writers run in a process of their own and kills it, each run a little later after the acknowledgement
 * of its 50th transaction: at the acknowledgement itself nothing is being written.
 */
async function runAndKill(path: string, run: number, said: Said): Promise<void> {
  const child = spawn(process.execPath, [writer, path, String(run), TableName], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let acks = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [what, id = ""] = line.split(" ");
    if (what === "begun") said.begun.add(id);
    if (what !== "acked") continue;
    said.acked.add(id);
    acks += 1;
    if (acks === 50) setTimeout(() => child.kill("SIGKILL"), run);
  }
  const [, signal] = await exited;
  expect(signal).toBe("SIGKILL");
}

const itemsEach = 10;
type Found = { items: Map<string, Set<string>>; counts: Map<string, number> };

/** What is stored: the sort keys of each transaction's items, and each writer's count. */
async function findAll(client: DynamoDBClient): Promise<Found> {
  const found: Found = { items: new Map(), counts: new Map() };
  const text = (value: AttributeValue | undefined) => value?.S ?? "";
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    for (const item of Items) {
      const [pk, sk] = [text(item["pk"]), text(item["sk"])];
      if (pk === "count") found.counts.set(sk, Number(item["written"]?.N));
      else found.items.set(pk, (found.items.get(pk) ?? new Set()).add(sk));
    }
  return found;
}

/** The transactions of which a part is missing: items, or their records in the feed. */
function torn({ items, counts }: Found, changes: Change[]): string[] {
  const told = Map.groupBy(changes, (change) => change.pk);
  const halves = [...items].filter(([, sks]) => sks.size !== itemsEach).map(([id]) => id);
  const untold = [...items]
    .filter(([id, sks]) => told.get(id)?.length !== sks.size)
    .map(([id]) => `${id} in the feed`);
  const perWriter = Map.groupBy(items.keys(), (id) => id.replace(/-\d+$/, ""));
  const miscounted = [...counts]
    .filter(([who, count]) => perWriter.get(who)?.length !== count)
    .map(([who]) => who);
  return [...halves, ...untold, ...miscounted];
}

describe("a process killed in the middle of many transactions", () => {
  it("loses nothing acknowledged, tears nothing, and has told the feed of every item", async () => {
    const path = await aFolder();
    const said: Said = { begun: new Set(), acked: new Set() };
    const made = await aStore({ path });
    await made.dynamo.close();
    for (let run = 0; run < KILLS; run += 1) await runAndKill(path, run, said);

    const { dynamo, client } = await aStore({ path });
    const found = await findAll(client);
    const changes = await dynamo.readChanges(0, 1_000_000);
    expect(torn(found, changes)).toEqual([]);
    expect([...said.acked].filter((id) => !found.items.has(id))).toEqual([]);
    expect([...found.items.keys()].filter((id) => !said.begun.has(id))).toEqual([]);
    expect(new Set(changes.map((change) => change.sequence)).size).toBe(changes.length);
    // The kills came in the middle: some transactions were begun and never acknowledged.
    expect(said.begun.size).toBeGreaterThan(said.acked.size);
  });

  it("a store that tore a transaction would be noticed: a planted half is named", async () => {
    const { dynamo, client } = await aStore();
    await transact(
      client,
      Array.from("abcdefghij").map((sk) => putAction(key("0-0-0", sk))),
    );
    expect(torn(await findAll(client), await dynamo.readChanges(0, 100))).toEqual([]);
    await put(client, key("0-0-1", "a"));
    expect(torn(await findAll(client), await dynamo.readChanges(0, 100))).toEqual(["0-0-1"]);
    const untold = (await dynamo.readChanges(0, 100)).slice(1);
    expect(torn(await findAll(client), untold)).toContain("0-0-0 in the feed");
  });
});
