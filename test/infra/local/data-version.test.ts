import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { claimDataFolder, DATA_VERSION, markBegun } from "../../../infra/local/data-version.ts";
import { CannotStart } from "../../../infra/local/settings.ts";
import { aFolder } from "../../builders/folder.ts";

let folder: string;
beforeEach(() => void (folder = aFolder()));

const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const stated = (): string => readFileSync(join(folder, "data-version"), "utf8").trim();

describe("a data folder", () => {
  it("a data folder that is new gets the version, and is taken again", () => {
    claimDataFolder(folder);
    expect(stated()).toBe(String(DATA_VERSION));
    mkdirSync(join(folder, "table"));
    claimDataFolder(folder);
    expect(readdirSync(folder).toSorted()).toEqual(["data-version", "table"]);
  });

  it("a data folder with nothing of the portal's in it counts as empty", () => {
    mkdirSync(join(folder, "lost+found"));
    claimDataFolder(folder);
    expect(stated()).toBe(String(DATA_VERSION));
  });

  it("whose first start was killed before its version was whole gets it at the next", () => {
    put("data-version.new", "");
    claimDataFolder(folder);
    expect(readdirSync(folder)).toEqual(["data-version"]);
    expect(stated()).toBe(String(DATA_VERSION));
  });

  it("whose first start was killed between its version and its table is taken", () => {
    put("data-version", `${DATA_VERSION}\n`);
    expect(() => claimDataFolder(folder)).not.toThrow();
  });

  it.each(["table", "objects", "mail", "receipt-key.json"])(
    "that holds %s and no version is refused and stays as it was",
    (name) => {
      mkdirSync(join(folder, name));
      expect(() => claimDataFolder(folder)).toThrow(CannotStart);
      expect(() => claimDataFolder(folder)).toThrow("earlier version of the portal, which wrote no version");
      expect(readdirSync(folder)).toEqual([name]);
    },
  );

  it.each([
    [String(DATA_VERSION - 1), "of an earlier portal"],
    [String(DATA_VERSION + 1), "of a later portal"],
    ["", "no version that can be read"],
    ["two", "no version that can be read"],
    [`${DATA_VERSION}.5`, "no version that can be read"],
  ])("a data folder that says %j is refused and stays as it was", (text, words) => {
    put("data-version", text);
    expect(() => claimDataFolder(folder)).toThrow(words);
    expect(() => claimDataFolder(folder)).toThrow(CannotStart);
    expect(readFileSync(join(folder, "data-version"), "utf8")).toBe(text);
  });

  it("whose version is no file is refused", () => {
    mkdirSync(join(folder, "data-version"));
    expect(() => claimDataFolder(folder)).toThrow("no version that can be read");
  });
});

it.each(["table", "objects"])(
  "a data folder that has begun and lost its %s is refused in a line that names it",
  (lost) => {
    expect(claimDataFolder(folder)).toBe(true);
    for (const part of ["table", "objects"]) mkdirSync(join(folder, part));
    markBegun(folder);
    expect(claimDataFolder(folder)).toBe(false);
    rmSync(join(folder, lost), { recursive: true });
    expect(() => claimDataFolder(folder)).toThrow(
      `The data folder is damaged: ${join(folder, lost)} is missing.`,
    );
  },
);

/** Starts the portal with the folder, which it must refuse: the one line that it says. */
async function refusedInOneLine(): Promise<string> {
  const start = fileURLToPath(new URL("../../../infra/local/start.ts", import.meta.url));
  const child = spawn(process.execPath, [start], { env: { ...process.env, PORTAL_DATA_DIR: folder } });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text: Buffer) => (said.out += text.toString()));
  child.stderr.on("data", (text: Buffer) => (said.err += text.toString()));
  const [code]: unknown[] = await once(child, "close");
  expect(code).toBe(1);
  expect(said.out).toBe("");
  expect(said.err.trim().split("\n")).toHaveLength(1);
  return said.err;
}

it("of another version is refused at the start in one line that says what to do", async () => {
  mkdirSync(join(folder, "table"));
  // What another version had begun with, and was killed before it was in place.
  mkdirSync(join(folder, ".beginning", "objects"), { recursive: true });
  writeFileSync(join(folder, ".beginning", "whole"), "");
  const line = await refusedInOneLine();
  for (const words of [folder, `version ${DATA_VERSION}`, "move or delete", "PORTAL_DATA_DIR"])
    expect(line).toContain(words);
  expect(readdirSync(join(folder, "table"))).toEqual([]);
  expect(readdirSync(join(folder, ".beginning")).toSorted()).toEqual(["objects", "whole"]);
});

it("whose table is damaged is refused at the start in one line that says what to do", async () => {
  put("data-version", `${DATA_VERSION}\n`);
  mkdirSync(join(folder, "table"));
  writeFileSync(join(folder, "table", "last-commit"), "many");
  const line = await refusedInOneLine();
  for (const words of [join(folder, "table"), "Put it back from a copy", "PORTAL_DATA_DIR"])
    expect(line).toContain(words);
});
