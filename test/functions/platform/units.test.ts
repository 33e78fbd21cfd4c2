import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countUnits } from "../../builders/units.ts";
import type { Item, Write } from "../../../functions/platform/table.ts";
import { london } from "../../builders/competition.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";

let portal: TestPortal;
let units: ReturnType<typeof countUnits>;
beforeAll(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  units = countUnits(portal.client);
});

const KB = 1_024;
const key = (sk: string) => ({ pk: "SIZES#all", sk });
/** An item of exactly so many bytes. */
const large = (sk: string, bytes: number): Item => ({
  ...key(sk),
  text: "x".repeat(bytes - "pk".length - "SIZES#all".length - "sk".length - sk.length - "text".length),
});
const FIFTY = 50 * KB;
const spentBy = async (act: () => Promise<unknown>) => {
  units.reset();
  await act();
  return { ...units.spent };
};

describe("what is read, through the table layer", () => {
  beforeAll(async () => {
    await portal.deps.table.writeOne({ put: large("A", FIFTY) });
    await portal.deps.table.writeOne({ put: large("B", FIFTY) });
  });

  it("charges an item of 50 KB 13 blocks of 4 KB, half of that for an eventual read", async () => {
    const { table } = portal.deps;
    expect(await spentBy(() => table.get(key("A")))).toEqual({ requests: 1, readUnits: 13, writeUnits: 0 });
    expect(await spentBy(() => table.get(key("A"), "eventual"))).toMatchObject({ readUnits: 6.5 });
    expect(await spentBy(() => table.get(key("NONE")))).toMatchObject({ readUnits: 1 });
  });

  it("charges a batch for each item, and a missing one as the smallest", async () => {
    const keys = [key("A"), key("B"), key("NONE")];
    const { table } = portal.deps;
    expect(await spentBy(() => table.getMany(keys))).toMatchObject({ requests: 1, readUnits: 13 + 13 + 1 });
    expect(await spentBy(() => table.getMany(keys, "eventual"))).toMatchObject({ readUnits: 13.5 });
  });

  it("charges a query for all that it found together, and an empty one a block", async () => {
    const { table } = portal.deps;
    expect(await spentBy(() => table.all({ pk: "SIZES#all" }))).toMatchObject({ requests: 1, readUnits: 25 });
    expect(await spentBy(() => table.all({ pk: "SIZES#none" }))).toMatchObject({ readUnits: 1 });
  });
});

describe("what is written", () => {
  const writeOne = (write: Write) => portal.deps.table.writeOne(write);
  const writeAll = (...writes: readonly Write[]) => portal.deps.table.writeAll(writes);
  beforeEach(async () => {
    await writeOne({ put: large("C", FIFTY) });
    await writeOne({ remove: key("NEW") });
  });

  it("charges a put by the larger of what it replaces and what it puts", async () => {
    expect(await spentBy(() => writeOne({ put: large("NEW", FIFTY) }))).toMatchObject({ writeUnits: 50 });
    expect(await spentBy(() => writeOne({ put: large("C", 2 * KB) }))).toMatchObject({ writeUnits: 50 });
    expect(await spentBy(() => writeOne({ put: large("C", 2 * KB) }))).toMatchObject({ writeUnits: 2 });
  });

  it("charges a small change of an item of 50 KB for the whole of it, and its removal", async () => {
    const change = { update: key("C"), set: { seen: true } };
    expect(await spentBy(() => writeOne(change))).toEqual({ requests: 1, readUnits: 0, writeUnits: 51 });
    expect(await spentBy(() => writeOne({ remove: key("C") }))).toMatchObject({ writeUnits: 51 });
  });

  it("charges a transaction twice for each item, a check too, and also when a condition fails", async () => {
    const check = { check: key("C"), if: "present" } as const;
    const change = { update: key("C"), set: { seen: true } };
    const tiny = { put: large("NEW", KB) };
    expect(await spentBy(() => writeAll(check, tiny))).toEqual({
      requests: 1,
      readUnits: 0,
      writeUnits: 2 * (50 + 1),
    });
    expect(await spentBy(() => writeAll(change, tiny))).toMatchObject({ writeUnits: 2 * (51 + 1) });
    const refused = () => writeAll({ ...change, if: "absent" }, tiny);
    expect(await spentBy(refused)).toMatchObject({ requests: 1, writeUnits: 2 * (51 + 1) });
    expect(await spentBy(() => writeOne({ ...change, if: "absent" }))).toMatchObject({ writeUnits: 51 });
  });
});

it("knows the size of every kind of value", async () => {
  const { table } = portal.deps;
  /** The bytes of a value: as many as text that fills a block beside it has to give up. */
  const bytesOf = async (value: unknown) => {
    const around = "pk".length + "SIZES#all".length + "sk".length + "V".length + "v".length + "text".length;
    let [fits, over] = [0, 4 * KB];
    while (over - fits > 1) {
      const tried = Math.floor((fits + over) / 2);
      await table.writeOne({ put: { ...key("V"), v: value, text: "x".repeat(4 * KB - around - tried) } });
      const { readUnits } = await spentBy(() => table.get(key("V")));
      if (readUnits === 1) over = tried;
      else fits = tried;
    }
    return over;
  };
  expect(await bytesOf("é")).toBe(2);
  expect(await bytesOf(new Uint8Array(300))).toBe(300);
  expect(await bytesOf(true)).toBe(1);
  expect(await bytesOf(null)).toBe(1);
  expect(await bytesOf(1_700_000_000_000)).toBe(2);
  expect(await bytesOf(-12_345.6)).toBe(5);
  expect(await bytesOf(["é", 7])).toBe(3 + 1 + 2 + 1 + 2);
  expect(await bytesOf({ name: "é" })).toBe(3 + 1 + 4 + 2);
});
