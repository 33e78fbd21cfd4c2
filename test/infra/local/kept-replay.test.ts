import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { openDynamo } from "../../../infra/local/dynamo/open.ts";
import { finishBeginning, keptReplay } from "../../../infra/local/kept-replay.ts";
import { fileNotifier } from "../../../infra/local/mail/file-notifier.ts";
import { readMailFile } from "../../../infra/local/mail/mail-file.ts";
import { newReceiptKey, publishedKeys, receiptSigner } from "../../../infra/local/receipt-keys.ts";
import { Instant } from "../../../shared/kernel/instant.ts";
import { get, key, put } from "../dynamo/requests.ts";
import { aFolder, aStore } from "../dynamo/stores.ts";

const PLAYED = Instant.parse("2013-09-16T08:00:00.000Z");
const BEGUN = Instant.parse("2014-05-08T08:00:00.000Z");
const [HERE, THERE] = ["http://localhost:3000", "http://localhost:4000"];

let [root, played]: string[] = [];
/** A place with code and record in it, and a data folder in which something was played there, kept. */
beforeEach(async () => {
  [root, played] = [await aFolder(), await aFolder()];
  for (const folder of ["shared", "functions", "infra/local", "infra/build"])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "package-lock.json"), "{}");
  writeFileSync(join(root, "shared/rules.ts"), "export const LOTS = 21;");
  await newReceiptKey(played, PLAYED);
  mkdirSync(join(played, "objects"));
  writeFileSync(join(played, "objects/accounts"), "three years");
  const mail = { key: "one", to: "submit@capita.example", subject: "Received", at: PLAYED };
  await fileNotifier(join(played, "mail")).send({ ...mail, text: `Read it: ${HERE}/bidder/notices` });
  const { dynamo, client } = await aStore({ path: join(played, "table") });
  await put(client, key("ORG#1", "PROFILE"));
  for (const word of ["SESSION", "SIGNIN"]) await put(client, key(`${word}#secret-hash`, word));
  await receiptSigner(played, dynamo);
  dynamo.saveCursor("notify", 3);
  await keptReplay(root, join(root, ".build"), HERE).keep(dynamo, played);
});
const tableIn = async (data: string) => (await aStore({ path: join(data, "table") })).dynamo;
const kept = (origin = HERE) => keptReplay(root ?? "", join(root ?? "", ".build"), origin);

it("a new data folder begins with what was played: rows, places in the feed, objects and mails", async () => {
  const data = await aFolder();
  expect(kept().isThere()).toBe(true);
  await kept().begin(data, BEGUN);
  const { dynamo, client } = await aStore({ path: join(data, "table") });
  expect(await get(client, key("ORG#1", "PROFILE"))).toEqual(key("ORG#1", "PROFILE"));
  expect(await dynamo.cursor("notify")).toBe(3);
  await put(client, key("ORG#2", "PROFILE"));
  expect(await dynamo.readChanges(3, 9)).toMatchObject([{ sequence: 4, pk: "ORG#2" }]);
  expect(readFileSync(join(data, "objects/accounts"), "utf8")).toBe("three years");
  expect(readdirSync(data).toSorted()).toEqual([
    "mail",
    "objects",
    "receipt-key.json",
    "receipt-keys.json",
    "table",
  ]);
});

it("no session and no signing key is kept", () => {
  const all = join(root ?? "", ".build/replayed");
  const files = readdirSync(all, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toContain("rows.sqlite");
  for (const { parentPath, name } of files) {
    expect(name).not.toBe("receipt-key.json");
    expect(readFileSync(join(parentPath, name), "latin1")).not.toMatch(/secret-hash|"d":/);
  }
});

it("a new data folder signs with a key of its own, and publishes the one that signed the replay", async () => {
  const data = await aFolder();
  await kept().begin(data, BEGUN);
  const [own, replayed, ...others] = await publishedKeys(data);
  expect((await receiptSigner(data, await tableIn(data))).keyId).toBe(own?.keyId);
  expect(own?.validFrom).toBe(BEGUN);
  expect([replayed]).toEqual(await publishedKeys(played ?? ""));
  expect(others).toEqual([]);
  const other = await aFolder();
  await kept().begin(other, BEGUN);
  expect((await receiptSigner(other, await tableIn(other))).keyId).not.toBe(own?.keyId);
});

it("links of mails lead to the portal of the new data folder", async () => {
  const data = await aFolder();
  await kept(THERE).begin(data, BEGUN);
  const [name = ""] = readdirSync(join(data, "mail"));
  expect([name]).toEqual(readdirSync(join(played ?? "", "mail")));
  const mail = readMailFile(readFileSync(join(data, "mail", name), "utf8"));
  expect(mail).toMatchObject({ at: PLAYED, subject: "Received", text: `Read it: ${THERE}/bidder/notices` });
});

it.each([
  "shared/rules.ts",
  "functions/rules.ts",
  "infra/local/acts.ts",
  "infra/build/bundle.ts",
  "package-lock.json",
])(
  "what was played with another %s is not begun with, and is dropped when this code has played",
  async (file) => {
    writeFileSync(join(root ?? "", file), "21");
    expect(kept().isThere()).toBe(false);
    await keepAgain();
    expect(kept().isThere()).toBe(true);
    expect(readdirSync(join(root ?? "", ".build/replayed"))).toHaveLength(1);
  },
);

it("two portals that have played the same at one time both go on, and one of them is kept", async () => {
  rmSync(join(root ?? "", ".build/replayed"), { recursive: true });
  await Promise.all([keepAgain(), keepAgain()]);
  expect(kept().isThere()).toBe(true);
  expect(readdirSync(join(root ?? "", ".build/replayed"))).toHaveLength(1);
});

async function keepAgain(): Promise<void> {
  const dynamo = await openDynamo();
  await kept().keep(dynamo, played ?? "");
  await dynamo.close();
}

it.each([
  ["its table is cut", (folder: string) => truncateSync(join(folder, "table/rows.sqlite"), 5_000)],
  ["its table is gone", (folder: string) => rmSync(join(folder, "table"), { recursive: true })],
  ["its mails are gone", (folder: string) => rmSync(join(folder, "mail"), { recursive: true })],
])("what is kept begins nothing and is dropped when %s", async (_what, damage) => {
  const data = await aFolder();
  const all = join(root ?? "", ".build/replayed");
  damage(join(all, readdirSync(all)[0] ?? ""));
  expect(await kept().begin(data, BEGUN)).toBe(false);
  expect(readdirSync(data)).toEqual([]);
  expect(kept().isThere()).toBe(false);
});

it("what is kept and whole stays when a data folder cannot take it", async () => {
  const data = await aFolder();
  writeFileSync(join(data, "no-folder"), "");
  await expect(kept().begin(join(data, "no-folder"), BEGUN)).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(kept().isThere()).toBe(true);
});

it("a replay during which a source was changed is not kept", async () => {
  rmSync(join(root ?? "", ".build/replayed"), { recursive: true });
  const before = kept();
  writeFileSync(join(root ?? "", "shared/rules.ts"), "export const LOTS = 22;");
  const dynamo = await openDynamo();
  await before.keep(dynamo, played ?? "");
  await dynamo.close();
  expect(before.isThere()).toBe(false);
});

it("what is kept and cannot be read begins nothing, not even without a key of its own, and is dropped", async () => {
  const data = await aFolder();
  const all = join(root ?? "", ".build/replayed");
  const [name = ""] = readdirSync(all);
  writeFileSync(join(all, name, "receipt-keys.json"), "cut sho");
  expect(await kept().begin(data, BEGUN)).toBe(false);
  expect(readdirSync(data)).toEqual([]);
  expect(kept().isThere()).toBe(false);
});

it("a beginning that a kill cut short is put into place whole, or not at all", async () => {
  const data = await aFolder();
  await kept().begin(data, BEGUN);
  // Killed between two of its parts.
  const beginning = join(data, ".beginning");
  mkdirSync(beginning);
  writeFileSync(join(beginning, "whole"), "");
  renameSync(join(data, "table"), join(beginning, "table"));
  finishBeginning(data);
  expect(existsSync(join(data, "table/rows.sqlite"))).toBe(true);
  expect(existsSync(beginning)).toBe(false);
  // Killed before it was whole.
  mkdirSync(beginning);
  rmSync(join(data, "table"), { recursive: true });
  mkdirSync(join(beginning, "table"));
  finishBeginning(data);
  expect(existsSync(join(data, "table"))).toBe(false);
  expect(existsSync(beginning)).toBe(false);
});
