import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FENCE_WORDS, partition, sort, sortable, sortPrefix } from "../../../shared/kernel/key.ts";

const component = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
const word = fc.constantFrom(...FENCE_WORDS);
const components = fc.tuple(component, fc.array(component, { maxLength: 4 }));

describe("a partition key", () => {
  it("is another for another list of components, whatever they are", () =>
    fc.assert(
      fc.property(word, components, word, components, (one, [a, as], other, [b, bs]) => {
        const same = JSON.stringify([one, a, as]) === JSON.stringify([other, b, bs]);
        expect(partition(one, a, ...as) === partition(other, b, ...bs)).toBe(same);
      }),
    ));

  it("cannot be reached over a delimiter: no text makes two lists one key", () =>
    fc.assert(
      fc.property(word, fc.string({ maxLength: 6 }), fc.string({ maxLength: 6 }), (fence, one, other) => {
        const keys = [[`${one}#${other}`], [one, other], [`${one}${other}`]].flatMap(
          ([first = "", ...more]) => {
            try {
              return [partition(fence, first, ...more)];
            } catch {
              return [];
            }
          },
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    ));

  it.each(["#", "a#b", "", " ", "A", "ä", "a/b", "a\nb", "a\u0000", "ORG#a", "a ", "\u202e"])(
    "refuses the component %j",
    (text) => {
      expect(() => partition("ORG", text)).toThrow(TypeError);
      expect(() => partition("ORG", "org_1", text)).toThrow(TypeError);
      expect(() => sort("SUB", text)).toThrow(TypeError);
      expect(() => sortPrefix("SUB", text)).toThrow(TypeError);
    },
  );

  it("begins with its fence word and has something after it", () =>
    fc.assert(
      fc.property(word, components, (fence, [first, more]) => {
        expect(partition(fence, first, ...more).startsWith(`${fence}#${first}`)).toBe(true);
      }),
    ));

  it("has fence words none of which begins another with its delimiter", () => {
    const begun = FENCE_WORDS.map((fence) => `${fence}#`);
    expect(begun.filter((one) => begun.some((other) => other !== one && other.startsWith(one)))).toEqual([]);
  });
});

describe("a prefix of sort keys", () => {
  it("ends in the delimiter, so that org_1 does not find what is of org_10", () => {
    expect(sortPrefix("SUB", "org_1")).toBe("SUB#org_1#");
    expect(sort("SUB", "org_10", "a").startsWith(sortPrefix("SUB", "org_1"))).toBe(false);
    expect(sort("SUB", "org_1", "a").startsWith(sortPrefix("SUB", "org_1"))).toBe(true);
  });

  it("finds a key if and only if its components begin the key's", () =>
    fc.assert(
      fc.property(
        fc.array(component, { maxLength: 3 }),
        fc.array(component, { maxLength: 4 }),
        (some, all) => {
          const below = all.length > some.length && some.every((one, index) => all[index] === one);
          expect(sort("ENTRY", ...all).startsWith(sortPrefix("ENTRY", ...some))).toBe(below);
        },
      ),
    ));
});

it("writes numbers so that text order is number order", () =>
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 4e14 }), (one, other) => {
      expect(sortable(one) < sortable(other)).toBe(one < other);
    }),
  ));
