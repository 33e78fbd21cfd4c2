import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Facts } from "../../../shared/kernel/chain.ts";
import { canonical, digestOf, sha256 } from "../../../shared/kernel/digest.ts";

/** Any name but the one that records of JavaScript treat apart. */
const names = fc.string().filter((name) => name !== "__proto__");
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 4 }),
  ),
}))["value"];

const asCanonical = (value: unknown) => Facts.parse({ value });

/** The same value with the names of its records in the opposite order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, reordered(member)]),
  );
}

describe("canonical JSON", () => {
  it("canonical JSON reads back as what was written", () =>
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(asCanonical(value)))).toEqual({ value });
      }),
    ));

  it("does not depend on the order of names", () =>
    fc.assert(
      fc.property(json, (value) => {
        expect(canonical(asCanonical(reordered(value)))).toBe(canonical(asCanonical(value)));
      }),
    ));

  it("leaves out absent names, and keeps the order of lists", () => {
    expect(canonical({ b: 1, a: undefined, c: [2, 1] })).toBe('{"b":1,"c":[2,1]}');
    expect(canonical(["b", "a"])).not.toBe(canonical(["a", "b"]));
  });

  it.each([0.5, 1e300, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "canonical JSON refuses %d",
    (number) => {
      expect(() => canonical(number)).toThrow(TypeError);
      expect(() => canonical({ deep: [{ in: number }] })).toThrow(TypeError);
    },
  );
});

describe("a digest", () => {
  it("a digest is what a browser reckons, of halves of characters too", () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        async (text) => {
          const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
          expect(await sha256(text)).toBe(Buffer.from(bytes).toString("hex"));
        },
      ),
    ));

  it("a digest is SHA-256 as others reckon it", async () => {
    expect(await sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const text = "Ministry of Justice, 12 noon £ 🕛";
    expect(await sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
  });

  it("is the same for the same value in another order, and another for another value", async () => {
    expect(await digestOf({ lots: ["lot-1"], round: "a" })).toBe(
      await digestOf({ round: "a", lots: ["lot-1"] }),
    );
    expect(await digestOf({ lots: ["lot-1", "lot-2"] })).not.toBe(
      await digestOf({ lots: ["lot-2", "lot-1"] }),
    );
    expect(await digestOf("1")).not.toBe(await digestOf(1));
  });
});
