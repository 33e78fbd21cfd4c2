import { describe, expect, it } from "vitest";
import type { Capacity } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { Instant, plus } from "../../../shared/kernel/instant.ts";
import {
  areApart,
  decideAcceptance,
  decideLeaving,
  type HeldPlace,
  MOST_PLACES,
  pausedBy,
} from "../../../shared/people/places.ts";
import { placeRefusalInWords } from "../../../shared/people/words.ts";
import { codeOf } from "../a-competition.ts";

const now = Instant.parse("2013-10-01T08:00:00.000Z");
const organisation = (number: number): Capacity =>
  OrganisationId.parse(`org_${String(number).padStart(26, "0")}`);
const held = (audience: HeldPlace["audience"], number = 1, since = now): HeldPlace => ({
  capacity: audience === "authority" ? "authority" : organisation(number),
  audience,
  since,
});
describe("who may hold what together", () => {
  const SIDES = ["authority", "bidder", "partner"] as const;
  it.each(SIDES.flatMap((one) => SIDES.map((other) => [one, other] as const)))("%s and %s", (one, other) => {
    expect(areApart({ audience: one }, { audience: other })).toBe(one !== other);
    const offered = held(other, 2);
    const decision = decideAcceptance({ offered, held: [held(one)] }, now);
    expect(decision.ok ? undefined : decision.error).toEqual(
      one === other ? undefined : { code: "cannot-take-place", capacity: held(one).capacity },
    );
  });
});

describe("accepting a place", () => {
  it("adds it to those that are held, from now on", () => {
    const offered = { capacity: organisation(2), audience: "bidder" } as const;
    expect(decideAcceptance({ offered, held: [held("bidder")] }, now)).toEqual({
      ok: true,
      value: [held("bidder"), { ...offered, since: now }],
    });
  });

  it("is refused beyond the twentieth", () => {
    const many = Array.from({ length: MOST_PLACES }, (_, index) => held("bidder", index + 2));
    const offered = held("bidder");
    expect(codeOf(decideAcceptance({ offered, held: many }, now))).toBe("too-many-places");
    expect(codeOf(decideAcceptance({ offered, held: many.slice(1) }, now))).toBe("accepted");
  });
});

describe("two places that stand against each other already", () => {
  const [older, newer] = [held("bidder"), held("authority", 1, plus(now, 1))];
  it("pause the newer one, by a millisecond, in whichever order they are listed", () => {
    for (const both of [
      [older, newer],
      [newer, older],
    ]) {
      expect(pausedBy(newer, both)).toBe(older);
      expect(pausedBy(older, both)).toBeUndefined();
    }
  });

  it("two places of two sides and one instant: one is paused, not both and not neither", () => {
    const same = held("authority");
    expect([older, same].filter((one) => pausedBy(one, [older, same]) !== undefined)).toEqual([same]);
  });

  it("two places of one side pause neither", () => {
    const both = [held("bidder", 1), held("bidder", 2, plus(now, 1))];
    for (const one of both) expect(pausedBy(one, both)).toBeUndefined();
  });
});

describe("leaving a place", () => {
  const colleague = (leads: boolean) => ({ leads });
  it("is free for who leads nobody, and for who is alone", () => {
    expect(codeOf(decideLeaving({ leads: false, colleagues: [colleague(false)] }))).toBe("accepted");
    expect(codeOf(decideLeaving({ leads: true, colleagues: [] }))).toBe("accepted");
  });

  it("is refused to who leads and would leave others without one", () =>
    expect(codeOf(decideLeaving({ leads: true, colleagues: [colleague(false)] }))).toBe("last-submitter"));

  it("names who stays, so that two do not leave on each other's account", () => {
    const stays = colleague(true);
    expect(decideLeaving({ leads: true, colleagues: [colleague(false), stays] })).toEqual({
      ok: true,
      value: stays,
    });
  });
});

it("only the person is told which place stands in the way", () => {
  const refusal = { code: "cannot-take-place", capacity: organisation(1) } as const;
  expect(placeRefusalInWords(refusal, "Alpha Ltd")).toContain("you act for Alpha Ltd");
  expect(placeRefusalInWords(refusal)).not.toContain("org_");
});
