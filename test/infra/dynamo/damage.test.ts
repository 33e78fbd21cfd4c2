import { cp, open, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { openDynamo } from "../../../infra/local/dynamo/open.ts";
import { DynamoStoreError } from "../../../infra/local/dynamo/store-error.ts";
import { key, n, s, TableName } from "./requests.ts";
import { aFolder, aStore } from "./stores.ts";

const rows = "rows.sqlite";
const log = "rows.sqlite-wal";
const lastCommit = "last-commit";

const items = Array.from({ length: 40 }, (_, index) => ({
  ...key("kept", String(index)),
  number: n(index),
  text: s(`${index} `.repeat(200)),
}));

/** The files of a store that was closed, or of one that was killed: all that it holds is in the log then. */
async function filesOf(ending: "closed" | "killed"): Promise<string> {
  const path = await aFolder();
  const { dynamo } = await aStore({ path });
  await Promise.all(items.slice(1).map((Item) => dynamo.execute("PutItem", { TableName, Item })));
  await dynamo.execute("PutItem", { TableName, Item: items[0] });
  if (ending === "closed") await dynamo.close();
  const files = join(await aFolder(), "files");
  await cp(path, files, { recursive: true });
  return files;
}

/** What is said when a copy of these files is opened after something was done to it; "held" if every item is as it was. */
async function saidOf(files: string, damage: (path: string) => Promise<unknown>): Promise<string> {
  const path = `${files}-copy`;
  await rm(path, { recursive: true, force: true });
  await cp(files, path, { recursive: true });
  await damage(path);
  try {
    const dynamo = await openDynamo({ path });
    const { Items } = await dynamo.execute("Scan", { TableName });
    await dynamo.close();
    expect(Items).toEqual(expect.arrayContaining(items));
    return "held";
  } catch (error) {
    if (error instanceof DynamoStoreError) return error.message;
    throw error;
  }
}

const damaged = (files: string): string => `The data folder is damaged: ${files}-copy`;

async function cut(file: string, part: number): Promise<void> {
  await truncate(file, Math.floor((await stat(file)).size * part));
}

async function flip(file: string, where: number, bit: number): Promise<void> {
  const handle = await open(file, "r+");
  const at = Math.floor((await handle.stat()).size * where);
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, at);
  await handle.write(Buffer.of(buffer.readUInt8() ^ (1 << bit)), 0, 1, at);
  await handle.close();
}

describe("files that were damaged while the store was closed", () => {
  it.each([
    ["closed", "the database is gone", (path: string) => rm(join(path, rows))],
    ["closed", "the database is empty", (path: string) => cut(join(path, rows), 0)],
    ["closed", "the database is cut", (path: string) => cut(join(path, rows), 0.5)],
    ["closed", "the number of the last commit is gone", (path: string) => rm(join(path, lastCommit))],
    ["closed", "that number cannot be read", (path: string) => writeFile(join(path, lastCommit), "many")],
    ["killed", "the log is gone", (path: string) => rm(join(path, log))],
    ["killed", "the log is empty", (path: string) => cut(join(path, log), 0)],
    ["killed", "the log is cut", (path: string) => cut(join(path, log), 0.5)],
    ["killed", "the log lacks its end", (path: string) => cut(join(path, log), 0.999)],
  ] as const)("are refused in one line: %s, %s", async (ending, _what, damage) => {
    const files = await filesOf(ending);
    expect(await saidOf(files, async () => {})).toBe("held");
    expect(await saidOf(files, damage)).toBe(damaged(files));
  });

  it.each([
    ["closed", rows],
    ["killed", log],
  ] as const)(
    "lose nothing in silence by one flipped bit: %s, in %s",
    { timeout: 60_000 },
    async (ending, file) => {
      const files = await filesOf(ending);
      const said = new Map([
        ["held", 0],
        [damaged(files), 0],
      ]);
      await fc.assert(
        fc.asyncProperty(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(7), async (where, bit) => {
          const answer = await saidOf(files, (path) => flip(join(path, file), where, bit));
          const before = said.get(answer);
          expect(before).toBeDefined();
          said.set(answer, (before ?? 0) + 1);
        }),
        { numRuns: 60 },
      );
      expect(said.get(damaged(files))).toBeGreaterThan(10);
    },
  );
});

describe("a power cut during work that does not wait for the disk", () => {
  it("takes the end of the work alone; once it is done, nothing may be lost again", async () => {
    const path = await aFolder();
    const { dynamo } = await aStore({ path });
    const put = (Item: (typeof items)[number] | undefined) => dynamo.execute("PutItem", { TableName, Item });
    const [before, ...during] = items;
    await put(before);
    const cutOff = join(await aFolder(), "files");
    await dynamo.withoutWaiting(true, async () => {
      for (const item of during) await put(item);
      await cp(path, cutOff, { recursive: true });
    });
    await cut(join(cutOff, log), 0.7);
    const shortened = `${cutOff}-shortened`;
    await cp(cutOff, shortened, { recursive: true });
    const left = await openDynamo({ path: cutOff });
    const { Items } = await left.execute("Scan", { TableName });
    await left.close();
    expect(Items).toContainEqual(before);
    expect(Items).not.toHaveLength(items.length);

    const done = join(await aFolder(), "files");
    await cp(path, done, { recursive: true });
    // A database of before with the number that stands now.
    expect(
      await saidOf(done, async (copy) => {
        for (const file of [rows, log]) await cp(join(shortened, file), join(copy, file), { force: true });
      }),
    ).toBe(damaged(done));
    // All of it is in the database, and none of it in the log, which could be cut.
    expect((await stat(join(done, log))).size).toBe(0);
    expect(await saidOf(done, async () => {})).toBe("held");
    expect(await saidOf(done, (copy) => cut(join(copy, rows), 0.9))).toBe(damaged(done));
    await dynamo.execute("PutItem", {
      TableName,
      Item: { ...key("kept", "later"), number: n(0), text: s("") },
    });
    await cp(path, done, { recursive: true });
    expect(await saidOf(done, (copy) => cut(join(copy, log), 0))).toBe(damaged(done));
  });
});

it("every commit waits for the disk, but during work that can be done again", async () => {
  const told = vi.spyOn(DatabaseSync.prototype, "exec");
  const said = () =>
    told.mock.calls.flatMap(([sql]) => sql.match(/synchronous = \w+|wal_checkpoint/g) ?? []).join(", ");
  try {
    const { dynamo } = await aStore({ path: await aFolder() });
    expect(said()).toBe("synchronous = FULL");
    const quickly = "synchronous = FULL, synchronous = NORMAL";
    await dynamo.withoutWaiting(true, async () => expect(said()).toBe(quickly));
    await dynamo.withoutWaiting(false, async () => {
      expect(said()).toBe(`${quickly}, synchronous = FULL, wal_checkpoint`);
    });
  } finally {
    told.mockRestore();
  }
});
