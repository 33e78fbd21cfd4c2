import { expect, it } from "vitest";
import { percentIn, timesIn } from "../../../shared/kernel/typed-number.ts";

it.each(["25", "25%", "25 %", "25 per cent", "25 percent.", "25pc", "２５％"])(
  "%j is a share of 25",
  (typed) => expect(percentIn(typed)).toBe(25),
);

it.each(["", "%", "0.25", "0,25", "25.5%", "1/4", "25%%", "25p", "%25"])("%j is no share", (typed) =>
  expect(percentIn(typed)).toBeUndefined(),
);

it("how often is a number, with or without the word or the sign for it", () => {
  expect(["2", "2 times", "2 Times.", "2x", "2 ×"].map(timesIn)).toEqual([2, 2, 2, 2, 2]);
  expect(["x2", "2:1", "2.5", "twice"].map(timesIn)).toEqual(Array(4).fill(undefined));
});
