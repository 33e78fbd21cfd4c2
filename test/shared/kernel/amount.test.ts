import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isBeyondRead,
  penceIn,
  poundsInWords,
  magnitudeInWords,
  wholeIn,
  wholeInWords,
} from "../../../shared/kernel/amount.ts";

describe("amounts as people type them", () => {
  it.each([
    ["0", 0],
    ["-0", 0],
    ["1200000", 120_000_000],
    ["1,200,000", 120_000_000],
    ["1 200 000", 120_000_000],
    ["1\u00a0200\u202f000", 120_000_000],
    ["250 000", 25_000_000],
    ["1 250 500", 125_050_000],
    ["£ 1 200 000", 120_000_000],
    ["1,200,000.", 120_000_000],
    [" £12.50. ", 1_250],
    ["£1,200,000.00", 120_000_000],
    ["£ 5", 500],
    ["5.0", 500],
    ["5.01", 501],
    ["5.5", 550],
    ["-£250,000", -25_000_000],
    ["£-250,000", -25_000_000],
    ["- £ 250,000", -25_000_000],
    ["\u2212250,000", -25_000_000],
    ["\u2013250000", -25_000_000],
    ["(250,000)", -25_000_000],
    ["(£250,000)", -25_000_000],
    ["£(250,000.50)", -25_000_050],
    ["\ufeff£12\u200b", 1_200],
    ["１２", 1_200],
    ["9,999,999,999,999.99", 999_999_999_999_999],
    ["GBP 1,200,000", 120_000_000],
    ["1,200,000 GBP", 120_000_000],
    ["£5 GBP.", 500],
    ["1,200,000.50 pounds sterling", 120_000_050],
    ["1,200,000 £", 120_000_000],
    ["(5) pounds", -500],
  ])("%j is read as %i pence", (typed, pence) => expect(penceIn(typed)).toBe(pence));

  it.each([
    "",
    "£",
    "1200000,00",
    "1,5",
    "12,34,567",
    "1,2000",
    "0,500",
    ",500",
    "1,200 000",
    "1.200.000",
    "1.234",
    "1..",
    ".5",
    "100 200",
    "1 025",
    "1 500",
    "£ 1 500",
    "100 050",
    "100\t200",
    "100\n200",
    "100\u2028000",
    "1 200\t000",
    "100 200  300,400",
    "0 000",
    "££5",
    "£-",
    "--5",
    "-£-5",
    "-(5)",
    "(-5)",
    "(5",
    "5)",
    "5-",
    "5p",
    "1.2m",
    "1k",
    "1e6",
    "0x1f",
    "1½",
    "5²",
    "1/2",
    "1'200",
    "5 6",
    "5\n6",
    "10,000,000,000,000",
    "about 5",
    "£5£",
    "5 pounds 6",
    "5 pound-weight",
    "€5",
  ])("%j is refused, never read as another amount", (typed) => expect(penceIn(typed)).toBeUndefined());

  it("a whole number is read in the same way, without pounds and pence", () => {
    expect(["1 200 000", "1 000", "1,200", "-5", "\u22125", " 10 ", "007"].map(wholeIn)).toEqual([
      1_200_000, 1000, 1200, -5, -5, 10, 7,
    ]);
    expect(["", "£5", "5.0", "1,5", "(5)", "1e3", "--1", "1 200", "1 500", "1\t000"].map(wholeIn)).toEqual(
      Array(10).fill(undefined),
    );
  });
});

it("a number beyond what is read is known from what is none", () => {
  const beyond = ["10,000,000,000,000", "-£999999999999999", "(10000000000000)", "9".repeat(400)];
  expect(beyond.map(isBeyondRead)).toEqual([true, true, true, true]);
  expect(["9,999,999,999,999.99", "1,5", "", "0", "100 200"].some(isBeyondRead)).toBe(false);
});

describe("amounts as people read them", () => {
  it.each([
    [0, "£0", "0 pounds"],
    [100, "£1", "1 pound"],
    [120_000_000, "£1,200,000", "1 million 200 thousand pounds"],
    [-25_000_000, "\u2212£250,000", "minus 250 thousand pounds"],
    [1_205, "£12.05", "12 pounds 5 p"],
    [100_000_500, "£1,000,005", "1 million 5 pounds"],
    [
      999_999_999_999_999,
      "£9,999,999,999,999.99",
      "9 trillion 999 billion 999 million 999 thousand 999 pounds 99 p",
    ],
  ])("%i pence is %s: %s", (pence, figures, words) => {
    expect(poundsInWords(pence)).toBe(figures);
    expect(magnitudeInWords(pence)).toBe(words);
  });

  it("what is printed is read as what it was", () => {
    const most = 999_999_999_999_999;
    fc.assert(
      fc.property(fc.integer({ min: -most, max: most }), (pence) => {
        expect(penceIn(poundsInWords(pence))).toBe(pence);
        const whole = Math.trunc(pence / 100);
        expect(wholeIn(wholeInWords(whole))).toBe(whole === 0 ? 0 : whole);
      }),
    );
  });
});
