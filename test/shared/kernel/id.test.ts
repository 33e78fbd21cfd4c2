import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CompetitionId,
  ID_LENGTH,
  ID_PREFIXES,
  letterIndex,
  LotId,
  OrganisationId,
  PersonId,
  RequestKey,
  spellId,
  StageId,
} from "../../../shared/kernel/id.ts";

const bytes = fc.uint8Array({ minLength: 17, maxLength: 17 });

describe("an id", () => {
  it("is what its kind's schema takes, and no other kind's", () =>
    fc.assert(
      fc.property(bytes, (random) => {
        const id = spellId("organisation", random);
        expect(OrganisationId.safeParse(id).success).toBe(true);
        expect(PersonId.safeParse(id).success).toBe(false);
        expect(CompetitionId.safeParse(id).success).toBe(false);
      }),
    ));

  it("names its kind in its first letters, each kind its own", () => {
    const prefixes = Object.values(ID_PREFIXES);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(spellId("submission", new Uint8Array(17))).toBe(`sub_${"0".repeat(ID_LENGTH)}`);
  });

  it("keeps 130 of the bits it is given: changing any of them changes the id", () => {
    const ids = new Set([spellId("person", new Uint8Array(17))]);
    for (let bit = 0; bit < 17 * 8; bit += 1) {
      const random = new Uint8Array(17);
      random[Math.floor(bit / 8)] = 128 >> (bit % 8);
      ids.add(spellId("person", random));
    }
    expect(ids.size - 1).toBe(130);
  });

  it("ends in each of the 32 letters about equally often, so that gates share their load", () => {
    const counts = Array.from({ length: 32 }, () => 0);
    const random = new Uint8Array(17);
    for (let round = 0; round < 3_200; round += 1) {
      crypto.getRandomValues(random);
      const letter = letterIndex(spellId("organisation", random).slice(-1));
      counts[letter] = (counts[letter] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(40);
    expect(Math.max(...counts)).toBeLessThan(180);
  });

  it.each([
    "org_",
    `org_${"0".repeat(25)}`,
    `org_${"0".repeat(27)}`,
    `org_${"0".repeat(25)}i`,
    `org_${"0".repeat(25)}l`,
    `org_${"0".repeat(25)}A`,
    `org_${"0".repeat(25)}#`,
    `org_${"0".repeat(26)}\n`,
    `per_${"0".repeat(26)}`,
  ])("an id of an organisation is not %j", (text) =>
    expect(OrganisationId.safeParse(text).success).toBe(false),
  );
});

describe("names in keys", () => {
  it.each(["lot-20", "lot-london"])("the lot %s is a name in keys", (text) =>
    expect(LotId.parse(text)).toBe(text),
  );
  it.each(["20", "lot-", "lot-#", "lot-A", `lot-${"a".repeat(31)}`])(
    "the lot %j is no name in keys",
    (text) => expect(LotId.safeParse(text).success).toBe(false),
  );
  it.each(["1st", "", "a#b", "a".repeat(32)])("the stage %j is no name in keys", (text) =>
    expect(StageId.safeParse(text).success).toBe(false),
  );
});

it("takes a request key of 8 to 200 visible characters", () => {
  const fits = (text: string) => RequestKey.safeParse(text).success;
  expect([fits("a".repeat(8)), fits("#/~!".repeat(50))]).toEqual([true, true]);
  expect(["a".repeat(7), "a".repeat(201), "a b c d e f", "schlüssel", "line\nbreak"].map(fits)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
});
