import { beforeEach, describe, expect, it } from "vitest";
import type { Ask } from "../../../functions/platform/ask.ts";
import { afresh, lasting, readOnce } from "../../../functions/platform/read-once.ts";
import type { Item, Table } from "../../../functions/platform/table.ts";
import { CompetitionId, FileId, OrganisationId } from "../../../shared/kernel/id.ts";

const A = { pk: "FACTS#a", sk: "A" };
const B = { pk: "FACTS#a", sk: "B" };
const C = { pk: "FACTS#a", sk: "C" };
const RANGE = { pk: "FACTS#a" };

/** A table that says what it was asked, and of each item how often anything was read by then. */
let asked: string[];
let table: Table;
let written: boolean;
let fails: boolean;
const ask: Ask = {
  seal: async () => void asked.push("seal"),
  scan: async () => void asked.push("scan"),
  checkStreams: async () => ({ broken: undefined }),
};
beforeEach(() => {
  asked = [];
  [written, fails] = [true, false];
  const item = (key: typeof A): Item => ({
    ...key,
    read: asked.length,
    list: [{ n: 1 }],
    bytes: new Uint8Array(1),
  });
  const answer = async <T>(what: string, value: () => T) => {
    asked.push(what);
    if (fails) throw new Error("the table is away");
    return value();
  };
  const write = () => answer("write", () => (written ? ({ written } as const) : { written, failed: [0] }));
  table = {
    get: (key, consistency) => answer(`get ${key.sk} ${consistency}`, () => item(key)),
    getMany: (keys) => answer(`getMany ${keys.map(({ sk }) => sk).join()}`, () => keys.map(item)),
    page: () => answer("page", () => ({ items: [item(A)], next: undefined })),
    all: () => answer("all", () => [item(A), item(B)]),
    writeAll: write,
    writeOne: write,
  };
});
const aRequest = () => readOnce({ table, ask });

describe("in one request", () => {
  it("reads an item, a page and a range once, however it is asked for them and at the same time", async () => {
    const { table: once } = aRequest();
    const [first, again] = await Promise.all([once.get(A), once.get(A)]);
    expect(again).toBe(first);
    expect(await once.getMany([B, A])).toMatchObject([{ sk: "B" }, { sk: "A" }]);
    expect(await once.get(B, "eventual")).toMatchObject({ sk: "B" });
    expect(await once.getMany([A, B])).toMatchObject([{ sk: "A" }, { sk: "B" }]);
    for (const range of [RANGE, { ...RANGE, limit: 5 }, RANGE]) {
      await once.all(range);
      await once.page(range);
    }
    expect(asked).toEqual(["get A strong", "get B strong", "all", "page", "all", "page"]);
  });

  it("reads together what is asked for in one turn, and apart what a write divides", async () => {
    const { table: once } = aRequest();
    const later = async () => (await Promise.resolve(), once.get(B));
    const [first, [second], third] = await Promise.all([once.get(A), once.getMany([C]), later()]);
    expect([first, second, third]).toMatchObject([A, C, B]);
    expect(asked.map((one) => one.split(",").length)).toEqual([3]);

    asked = [];
    const before = once.get({ ...A, pk: "FACTS#c" });
    await once.writeOne({ put: B });
    await Promise.all([before, once.get({ ...A, pk: "FACTS#c" })]);
    expect(asked.filter((one) => one === "get A strong")).toHaveLength(2);
  });

  it("never answers a strong read by an eventual one", async () => {
    const { table: once } = aRequest();
    await once.get(A, "eventual");
    await once.getMany([A], "eventual");
    await once.get(A);
    await once.get(A, "eventual");
    await once.all(RANGE, "eventual");
    await once.all(RANGE);
    await once.page(RANGE, "eventual");
    await once.page(RANGE);
    expect(asked).toEqual(["get A eventual", "get A strong", "all", "all", "page", "page"]);
  });

  it("forgets when something is written or a worker is asked, whether or not that succeeds", async () => {
    const { table: once, ask: asking } = aRequest();
    const readsAnew = async (after: () => Promise<unknown>) => {
      await Promise.all([once.get(A), once.all(RANGE), once.page(RANGE)]);
      await after().catch(() => undefined);
      fails = false;
      asked = [];
      await Promise.all([once.get(A), once.all(RANGE), once.page(RANGE)]);
      return asked.length === 3;
    };
    const fileAt = [CompetitionId, OrganisationId, FileId] as const;
    const [competition, organisation, file] = [
      fileAt[0].parse(`cmp_${"1".repeat(26)}`),
      fileAt[1].parse(`org_${"1".repeat(26)}`),
      fileAt[2].parse(`fil_${"1".repeat(26)}`),
    ];
    const away = (act: () => Promise<unknown>) => () => {
      fails = true;
      return act();
    };
    expect(await readsAnew(() => once.writeOne({ put: A }))).toBe(true);
    expect(await readsAnew(() => once.writeAll([{ put: A }]))).toBe(true);
    written = false;
    expect(await readsAnew(() => once.writeAll([{ put: A }]))).toBe(true);
    expect(await readsAnew(away(() => once.writeOne({ put: A })))).toBe(true);
    expect(await readsAnew(() => asking.seal(competition))).toBe(true);
    expect(await readsAnew(() => asking.scan(competition, organisation, file))).toBe(true);
    expect(await readsAnew(() => asking.checkStreams("portal"))).toBe(true);
  });

  it("forgets what was read while something was being written", async () => {
    const { table: once } = aRequest();
    const writing = once.writeOne({ put: A });
    await once.get(A);
    await writing;
    await once.get(A);
    expect(asked.filter((one) => one.startsWith("get"))).toHaveLength(2);
  });

  it.each<[string, (one: ReturnType<typeof aRequest>) => Promise<unknown>]>([
    ["one item is written", ({ table: once }) => once.writeOne({ put: A })],
    ["a transaction is written", ({ table: once }) => once.writeAll([{ put: A }])],
    ["a worker is asked", ({ ask: asking }) => asking.checkStreams("portal")],
  ])(
    "tells nothing of before while %s, and nothing of meanwhile afterwards, also when that fails",
    async (_what, act) => {
      for (const away of [false, true]) {
        let goOn = () => {};
        const held = new Promise<void>((resolve) => (goOn = resolve));
        const holding = async () => {
          await held;
          if (away) throw new Error("the table is away");
          return { written: true } as const;
        };
        const one = readOnce({
          table: { ...table, writeOne: holding, writeAll: holding },
          ask: { ...ask, checkStreams: async () => ({ broken: void (await holding()) }) },
        });
        const read = async () => {
          asked = [];
          await Promise.all([one.table.get(A), one.table.all(RANGE), one.table.page(RANGE)]);
          return asked.toSorted();
        };
        const anew = ["all", "get A strong", "page"];
        expect(await read()).toEqual(anew);
        const acting = act(one).catch(() => undefined);
        expect(await read(), "while it is done").toEqual(anew);
        expect(await read(), "once while it is done").toEqual([]);
        goOn();
        await acting;
        expect(await read(), "after it").toEqual(anew);
      }
    },
  );

  it("does not remember a read that failed", async () => {
    const { table: once } = aRequest();
    fails = true;
    await expect(once.get(A)).rejects.toThrow("away");
    await expect(once.getMany([A, B])).rejects.toThrow("away");
    await expect(once.all(RANGE)).rejects.toThrow("away");
    fails = false;
    expect(await once.getMany([A, B])).toMatchObject([{ sk: "A" }, { sk: "B" }]);
    expect(await once.all(RANGE)).toHaveLength(2);
  });

  it("gives nobody anything to change, but for bytes", async () => {
    const { table: once } = aRequest();
    const item = await once.get(A);
    const list: unknown = item?.["list"];
    if (!Array.isArray(list)) throw new Error("no list");
    expect(() => list.push(2)).toThrow(TypeError);
    expect(Object.isFrozen(item) && Object.isFrozen(list[0])).toBe(true);
    expect(Object.isFrozen(await once.all(RANGE))).toBe(true);
  });

  it("reads afresh what must be no older than its guard, and remembers nothing of that", async () => {
    const { table: once } = aRequest();
    await once.get(A);
    await afresh(once).get(A);
    expect(asked).toEqual(["get A strong", "get A undefined"]);
    expect(afresh(readOnce({ table: once, ask }).table)).toBe(table);
    expect(afresh(table)).toBe(table);
  });
});

it("is shared by no two requests, while what lasts is shared by all", async () => {
  const known = lasting<string, number>();
  const [one, other] = [aRequest().table, aRequest().table];
  await one.get(A);
  await other.get(A);
  expect(asked).toHaveLength(2);
  known(one).set("a", 1);
  expect(known(other).get("a")).toBe(1);
  expect(known({ ...table }).get("a")).toBe(undefined);
});
