import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { conditionOf, updateOf } from "../../../functions/platform/expression.ts";
import { instantOf } from "../../../shared/kernel/instant.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";

let portal: TestPortal;
beforeAll(async () => {
  portal = await aPortal({ at: instantOf(0) });
});

const ITEM = { pk: "ORG#it", sk: "THING" };
/** Attribute names as they may come: reserved words, dots, signs, anything. */
const names = fc
  .oneof(
    fc.constantFrom("name", "status", "size", "a.b", "#x", ":y", "if", "and"),
    fc.string({ minLength: 1 }),
  )
  .filter((name) => !["pk", "sk", "__proto__"].includes(name) && Buffer.byteLength(name) < 200);

describe("a condition", () => {
  it("never has a name or a value in its text", () =>
    fc.assert(
      fc.property(fc.dictionary(names, fc.string(), { minKeys: 1, maxKeys: 5 }), (matching) => {
        const { ConditionExpression = "", ...given } = conditionOf({ matching });
        expect(ConditionExpression).toMatch(/^#c\d_0 = :c\d( AND #c\d_0 = :c\d)*$/);
        expect(Object.values(given.ExpressionAttributeNames ?? {})).toEqual(Object.keys(matching));
        expect(Object.values(given.ExpressionAttributeValues ?? {})).toEqual(Object.values(matching));
      }),
    ));

  it("holds or not as the item is", async () => {
    const { table } = portal.deps;
    await table.writeOne({ put: { ...ITEM, size: 1, "a.b": "x" } });
    const holds = async (matching: Record<string, string | number | undefined>) =>
      (await table.writeAll([{ check: ITEM, if: { matching } }])).written;
    expect(await holds({ size: 1, "a.b": "x", missing: undefined })).toBe(true);
    expect(await holds({ size: 2 })).toBe(false);
    expect(await holds({ size: undefined })).toBe(false);
    expect(await holds({ missing: "x" })).toBe(false);
  });

  it("a condition of absence and presence is about the item", async () => {
    const { table } = portal.deps;
    const other = { pk: "ORG#it", sk: "OTHER" };
    await table.writeOne({ put: ITEM });
    const written = async (write: Parameters<typeof table.writeOne>[0]) =>
      (await table.writeOne(write)).written;
    expect(await written({ put: ITEM, if: "absent" })).toBe(false);
    expect(await written({ update: other, set: { a: 1 }, if: "present" })).toBe(false);
    expect(await written({ update: ITEM, set: { a: 1 }, if: "present" })).toBe(true);
    expect(await written({ remove: other, if: "present" })).toBe(false);
    expect(await table.get(other)).toBeUndefined();
  });
});

describe("an update", () => {
  it("sets and removes attributes of any name, and leaves the others", () =>
    fc.assert(
      fc.asyncProperty(names, fc.string(), async (name, value) => {
        fc.pre(name !== "stays" && name !== "goes");
        const { table } = portal.deps;
        await table.writeOne({ put: { ...ITEM, stays: 1, goes: 2 } });
        await table.writeOne({
          update: ITEM,
          set: { [name]: value, left: undefined },
          remove: ["goes"],
          if: { matching: { stays: 1 } },
        });
        expect(await table.get(ITEM)).toEqual({ ...ITEM, stays: 1, [name]: value });
      }),
      { numRuns: 50 },
    ));

  it("an update adds to a number, whether or not it is there, and none of many at once is lost", async () => {
    const { table } = portal.deps;
    await table.writeOne({ put: { ...ITEM, goes: 1 } });
    const add = () =>
      table.writeOne({ update: ITEM, set: { at: "noon" }, remove: ["goes"], add: { count: 2 } });
    await Promise.all(Array.from({ length: 5 }, add));
    expect(await table.get(ITEM)).toEqual({ ...ITEM, at: "noon", count: 10 });
  });

  it("an update may only remove", () => {
    expect(updateOf({ set: {}, remove: ["goes"] })).toEqual({
      UpdateExpression: "REMOVE #r0",
      ExpressionAttributeNames: { "#r0": "goes" },
    });
  });
});
