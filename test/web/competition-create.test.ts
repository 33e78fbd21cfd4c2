import { describe, expect, it } from "vitest";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { london } from "../builders/competition.ts";
import { aPortal } from "../builders/portal.ts";
import { type Visitor, visitorAt } from "../builders/visitor.ts";

async function aLead() {
  const portal = await aPortal({ at: london("2026-01-05T09:00") });
  const browser = await visitorAt(portal, "lead@authority.example");
  const created = async () => {
    const [competition] = await loadCompetitions(portal.deps.table);
    if (competition === undefined) throw new Error("no competition was created");
    return competition;
  };
  return { portal, browser, created };
}

const TEMPLATE = "/authority/create-competition/from-template";
const BY_HAND = "/authority/create-competition/by-hand";
const keyOf = async (browser: Visitor, path: string) => (await browser.get(path)).hidden("requestKey");

/** A small competition as it is typed: fifteen rows, of which three hold something. */
type Stage = readonly [kind: string, number: string, opens: string, closes: string];
const rows = (...stages: readonly Stage[]) => {
  const all = [...stages, ...Array.from({ length: 15 - stages.length }, () => ["", "", "", ""])];
  const column = (index: number) => all.map((row) => row[index] ?? "");
  const times = (name: string, index: number) =>
    column(index).flatMap((typed, row) => {
      const [day = "", ...time] = typed.split(" ");
      const id = `stage-${name}-${row + 1}`;
      return [
        [`${id}-day`, day],
        [`${id}-time`, time.join(" ")],
      ];
    });
  return {
    "stage-kind": column(0),
    "stage-number": column(1),
    ...Object.fromEntries([...times("opens", 2), ...times("closes", 3)]),
  };
};
const TYPED = {
  title: "Community  services",
  lots: "• 1; North; N01\r\n\r\n - 2 ; South\r\n",
  minimumBidders: "3",
  marketSharePercent: "30",
  fundingPercent: "40",
  fundingMultiple: "1",
  ...rows(
    ["pqq", "", "1/2/2026 9:00", "2026-02-27 12:00"],
    ["", "", "", ""],
    ["lot-preferences ranked", "2", "01/06/2026 09:00", "12/06/2026 12:00"],
    ["award", "", "1/9/2026 10:00", ""],
  ),
};

describe("a competition like that of 2013", () => {
  it("is created with its launch and all else moved to a day", async () => {
    const { browser, created } = await aLead();
    const requestKey = await keyOf(browser, TEMPLATE);
    const sent = { requestKey, title: "", "starts-day": "21", "starts-month": "9", "starts-year": "2026" };
    const response = await browser.post(TEMPLATE, sent);
    const { competitionId, title, stages, lots } = await created();
    expect(response.status).toBe(303);
    expect(response.leadsTo).toBe(`/authority/competitions/${competitionId}`);
    expect([title, lots.length, stages[0]?.opensAt]).toEqual([
      "Transforming Rehabilitation",
      21,
      london("2026-09-21T09:00"),
    ]);
  });

  it("is created once, however often the form is sent", async () => {
    const { browser, portal } = await aLead();
    const sent = { requestKey: await keyOf(browser, TEMPLATE), title: "Once" };
    const answers = [await browser.post(TEMPLATE, sent), await browser.post(TEMPLATE, sent)];
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect(await loadCompetitions(portal.deps.table)).toHaveLength(1);
  });

  it.each([
    ["31", "2", "2026"],
    ["1", "", "2026"],
    ["x", "y", "z"],
  ])("refuses %s %s %s as its day, and shows it again", async (day, month, year) => {
    const { browser, portal } = await aLead();
    const sent = { title: "Kept", "starts-day": day, "starts-month": month, "starts-year": year };
    const { status, errorLinks, text, words } = await browser.post(TEMPLATE, sent);
    expect(status).toBe(422);
    expect(errorLinks).toEqual(["#starts-day"]);
    expect(words).toContain("Enter a date that exists");
    for (const value of ["Kept", day, year]) expect(text).toContain(`value="${value}"`);
    expect(await loadCompetitions(portal.deps.table)).toEqual([]);
  });

  it("refuses a title that is too long", async () => {
    const { browser } = await aLead();
    const { status, errorLinks } = await browser.post(TEMPLATE, { title: "x".repeat(161) });
    expect(status).toBe(422);
    expect(errorLinks).toEqual(["#title"]);
  });
});

describe("a competition by hand", () => {
  it("a competition by hand is created from what was typed", async () => {
    const { browser, created } = await aLead();
    const response = await browser.post(BY_HAND, { requestKey: await keyOf(browser, BY_HAND), ...TYPED });
    expect(response.status).toBe(303);
    const { title, lots, stages, caps, minimumBidders } = await created();
    expect([title, minimumBidders, caps]).toEqual([
      "Community services",
      3,
      { marketSharePercent: 30, fundingPercent: 40, fundingMultiple: 1 },
    ]);
    expect(
      lots.map(({ cpaNumber, name, ndeliusCode, tile }) => [cpaNumber, name, ndeliusCode, tile]),
    ).toEqual([
      [1, "North", "N01", [0, 0]],
      [2, "South", undefined, [1, 0]],
    ]);
    expect(stages).toEqual([
      {
        stageId: "pqq",
        kind: "pqq",
        opensAt: london("2026-02-01T09:00"),
        closesAt: london("2026-02-27T12:00"),
        precision: "instant",
      },
      {
        stageId: "lot-preferences-2",
        kind: "lot-preferences",
        number: 2,
        opensAt: london("2026-06-01T09:00"),
        closesAt: london("2026-06-12T12:00"),
        precision: "instant",
        ranked: true,
      },
      { stageId: "award", kind: "award", opensAt: london("2026-09-01T10:00"), precision: "instant" },
    ]);
  });

  it("gives five more rows and keeps what was typed, without a script and without creating anything", async () => {
    const { browser, portal } = await aLead();
    const response = await browser.post(BY_HAND, { ...TYPED, more: "stages" });
    expect(response.status).toBe(200);
    const { text } = response;
    expect(text.match(/name="stage-kind"/g)).toHaveLength(20);
    for (const typed of ["Community  services", "1/2/2026", "9:00"])
      expect(text).toContain(`value="${typed}"`);
    expect(text).toMatch(/value="lot-preferences ranked"\s+selected/);
    expect(await loadCompetitions(portal.deps.table)).toEqual([]);
  });

  it("names everything that is missing at its field", async () => {
    const { browser } = await aLead();
    const { status, errorLinks, words } = await browser.post(BY_HAND, rows());
    expect(status).toBe(422);
    expect(errorLinks).toEqual([
      "#title",
      "#lots",
      "#minimumBidders",
      "#marketSharePercent",
      "#fundingPercent",
      "#fundingMultiple",
      "#stage-kind-1",
    ]);
    expect(words).toContain("Enter at least one stage");
  });

  it("names what the rule refuses of a stage together with all else, in the order of the page, and takes “25%”", async () => {
    const { browser, created } = await aLead();
    const wrong = rows(
      ["pqq", "", "2/2/2026 9:00", "1/2/2026 9:00"],
      ["tender", "", "29/3/2026 1:30", ""],
      ["award", "", "1/9/2026 24:00", ""],
    );
    const refused = await browser.post(BY_HAND, {
      ...TYPED,
      marketSharePercent: "101%",
      title: "",
      ...wrong,
    });
    expect(refused.errorLinks).toEqual([
      "#title",
      "#marketSharePercent",
      "#stage-closes-1-day",
      "#stage-opens-2-day",
      "#stage-closes-2-day",
      "#stage-opens-3-time",
    ]);
    expect(refused.words).toContain("Stage 3, opening: A day ends where the next begins");
    const sent = { ...TYPED, marketSharePercent: "25%", fundingPercent: "50 %" };
    expect((await browser.post(BY_HAND, sent)).status).toBe(303);
    expect((await created()).caps).toMatchObject({ marketSharePercent: 25, fundingPercent: 50 });
  });

  it("tells of lots and stages that are there twice, and of every wrong time, in one round", async () => {
    const { browser } = await aLead();
    const refused = await browser.post(BY_HAND, {
      ...TYPED,
      lots: "1; North\n1; South\nnone\n2; north",
      ...rows(
        ["lot-preferences", "", "2/2/2026 9:00", "1/2/2026 9:00"],
        ["lot-preferences", "", "2/3/2026 9:00", "9/3/2026 9:00"],
        ["tender", "", "31/2/2026 9:00", ""],
        ["tender", "", "1/9/2026 9:00", ""],
      ),
    });
    expect(refused.errorLinks.join(" ")).toBe(
      "#lots #lots #lots #stage-closes-1-day #stage-number-2 #stage-opens-3-day #stage-closes-3-day #stage-number-4 #stage-closes-4-day",
    );
    expect(refused.words).not.toMatch(/lot-1|lot-preferences/);
    expect(refused.words).toMatch(
      /Line 2 of the lots: Lot 1 is there twice: .*Line 3 of the lots: enter .*\. Line 4 of the lots/,
    );
    expect(refused.words).toContain(
      "Stage 2: Give each “Lot preferences” a number of its own: “Lot preferences” is there twice",
    );
  });

  it("reads “2 times” where the field says “times” itself, and chooses no kind for anybody", async () => {
    const { browser, created } = await aLead();
    expect((await browser.get(BY_HAND)).words).toContain("Choose a kind");
    expect((await browser.post(BY_HAND, { ...TYPED, fundingMultiple: "2 times" })).status).toBe(303);
    expect((await created()).caps.fundingMultiple).toBe(2);
  });

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
    ["an hour that comes twice", [["pqq", "", FIRST, "25/10/2026 1:30"]], "closes-1-day", "comes twice"],
    ["a window that never closes", [["tender", "", FIRST, ""]], "closes-1-day", "needs a closing time"],
    [
      "a stage that closes first",
      [["pqq", "", "2/2/2026 9:00", FIRST]],
      "closes-1-day",
      "must close after it opens",
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
    ["a lot without a number", { lots: "North; N01" }, "#lots", "Line 1 of the lots"],
    ["a lot with too much", { lots: "1; North; N01; more" }, "#lots", "Line 1 of the lots"],
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
    const { browser, portal } = await aLead();
    const { status, errorLinks, words, text } = await browser.post(BY_HAND, { ...TYPED, ...change });
    expect(status).toBe(422);
    expect(new Set(errorLinks)).toEqual(new Set([link]));
    expect(words).toContain(refusal);
    expect(text).toContain('value="Community  services"');
    expect(text).toContain(`id="${link.slice(1)}"`);
    expect(await loadCompetitions(portal.deps.table)).toEqual([]);
  });
});
