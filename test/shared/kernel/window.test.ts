import { describe, expect, it } from "vitest";
import { Instant, plus, SECOND } from "../../../shared/kernel/instant.ts";
import { hides, isOpen, stampIsCredible, type Window } from "../../../shared/kernel/window.ts";

const opensAt = Instant.parse("2014-05-06T11:00:00.000Z");
const closesAt = Instant.parse("2014-05-16T11:00:00.000Z");
const window: Window = { opensAt, closesAt };
const sealed: Window = { ...window, sealedAt: plus(closesAt, 61 * SECOND) };

describe("a window", () => {
  it.each([
    ["a millisecond before it opens", plus(opensAt, -1), false],
    ["at the opening instant", opensAt, true],
    ["a millisecond before it closes", plus(closesAt, -1), true],
    ["at the closing instant", closesAt, false],
  ] as const)("is open only from its opening instant to its closing one: %s", (_when, at, open) =>
    expect(isOpen(window, at)).toBe(open),
  );

  it("hides what happened in it until it is sealed, and nothing from before it opened", () => {
    expect(hides(window, opensAt)).toBe(true);
    expect(hides(window, plus(closesAt, 5 * SECOND))).toBe(true);
    expect(hides(window, plus(opensAt, -1))).toBe(false);
    expect(hides(sealed, opensAt)).toBe(false);
  });
});

it("believes the gateway's stamp from a second behind to 35 ahead", () => {
  expect([-1_001, -1_000, 0, 35_000, 35_001].map(stampIsCredible)).toEqual([false, true, true, true, false]);
});
