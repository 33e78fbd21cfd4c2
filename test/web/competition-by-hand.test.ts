import { describe, expect, it } from "vitest";
import { aLead, rows, type Stage, told, TYPED } from "./competition-by-hand.ts";

describe("what is wrong with a competition by hand", () => {
  const FIRST = "1/2/2026 9:00";
  const STAGES: readonly [string, Stage[], string, string][] = [
    ["a stage of no kind", [["", "", FIRST, ""]], "kind-1", "Stage 1: choose what it is"],
    ["a kind that is none", [["party", "", FIRST, ""]], "kind-1", "Stage 1: choose what it is"],
    ["a number that is none", [["award", "b", FIRST, ""]], "number-1", "Stage 1: enter a whole number"],
    [
      "a time that is none",
      [["award", "", "soon 9:00", ""]],
      "opens-1-day",
      "Stage 1, opening: Enter a date",
    ],
    [
      "no such time",
      [["award", "", "1/2/2026 25:00", ""]],
      "opens-1-time",
      "Stage 1, opening: “25:00” is not a time",
    ],
    [
      "a day that does not exist",
      [["award", "", "31/2/2026 9:00", ""]],
      "opens-1-day",
      "Stage 1, opening: Enter a date that exists",
    ],
    ["an hour that comes twice", [["tender", "", FIRST, "25/10/2026 1:30"]], "closes-1-day", "comes twice"],
    ["a window that never closes", [["tender", "", FIRST, ""]], "closes-1-day", "needs a closing time"],
    [
      "a stage that closes first",
      [["tender", "", "2/2/2026 9:00", FIRST]],
      "closes-1-day",
      "must close after it opens",
    ],
    [
      "a PQQ without its outcome",
      [["pqq", "", FIRST, "2/3/2026 12:00"]],
      "kind-1",
      "Add a stage “PQQ outcome”",
    ],
    ["a window that has opened", [["tender", "", "5/1/2026 9am", FIRST]], "opens-1-day", "has passed"],
    ["what is over", [["award", "", "1/1/2026 9am", ""]], "opens-1-day", "All of it has passed"],
    [
      "a stage before its time",
      [
        ["award", "", "1/3/2026 9am", ""],
        ["tender", "", FIRST, "1/3/2026 9:01"],
      ],
      "opens-1-day",
      "Stage 1: Award cannot begin before Tenders is over",
    ],
    [
      "a stage twice",
      [
        ["award", "", FIRST, ""],
        ["award", "", "2/2/2026 9:00", ""],
      ],
      "number-2",
      "Stage 2: Give each “Award” a number of its own",
    ],
    [
      "the stage whose times are wrong, of two of one kind",
      [
        ["lot-preferences", "", "2/2/2026 9:00", FIRST],
        ["lot-preferences", "2", "2/3/2026 9:00", "9/3/2026 9:00"],
      ],
      "closes-1-day",
      "Stage 1: A stage must close after it opens",
    ],
  ];
  it.each<[string, object, string, string]>([
    ["a lot without a name", { lots: "1; North\r\n\r\n2" }, "#lots", "Line 3 of the lots"],
    ["a lot without a number", { lots: "North; South" }, "#lots", "Line 1 of the lots"],
    ["a lot with too much", { lots: "1; North; N01" }, "#lots", "Line 1 of the lots"],
    [
      "a lot named twice",
      { lots: "1; North\n2; north" },
      "#lots",
      "Line 2 of the lots: “north” is there twice",
    ],
    [
      "a lot numbered twice",
      { lots: "1; North\n1; South" },
      "#lots",
      "Line 2 of the lots: Lot 1 is there twice",
    ],
    ["a cap that is none", { marketSharePercent: "101" }, "#marketSharePercent", "from 1 to 100"],
    ["half a bidder", { minimumBidders: "1.5" }, "#minimumBidders", "from 1 to 20"],
    ...STAGES.map(([what, stages, field, refusal]): [string, object, string, string] => [
      what,
      rows(...stages),
      `#stage-${field}`,
      refusal,
    ]),
  ])("refuses %s, at its field and in words", async (_, change, link, refusal) => {
    const { browser } = await aLead();
    const { kept, page } = await told(browser, { ...TYPED, ...change });
    const { errorLinks, words, text } = page;
    expect(page.title).toMatch(/^Error: /);
    expect(new Set(errorLinks)).toEqual(new Set([link]));
    expect(words).toContain(refusal);
    expect(text).toContain(kept ? 'value="Community services"' : 'value="Community  services"');
    expect(text).toContain(`id="${link.slice(1)}"`);
  });
});
