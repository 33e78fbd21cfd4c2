import { describe, expect, it } from "vitest";
import { loadDrafts } from "../../functions/competition/draft-facts.ts";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { london } from "../builders/competition.ts";
import { type Fields, visitorAt } from "../builders/visitor.ts";
import {
  aLead,
  BY_HAND,
  COPY,
  DRAFTS,
  IN_SEPTEMBER,
  rows,
  TEMPLATE,
  told,
  TYPED,
} from "./competition-by-hand.ts";
import { publishedFrom } from "../builders/of-two.ts";

describe("a competition by hand", () => {
  it("a competition by hand is drafted from what was typed", async () => {
    const { browser, drafted } = await aLead();
    const response = await browser.fill(BY_HAND, TYPED);
    const { draftId, title, lots, stages, caps, minimumBidders } = await drafted();
    expect([response.status, response.leadsTo]).toEqual([303, `${DRAFTS}/${draftId}`]);
    expect([title, minimumBidders, caps]).toEqual([
      "Community services",
      3,
      { marketSharePercent: 30, fundingPercent: 40, fundingMultiple: 1 },
    ]);
    expect(
      lots.map(({ cpaNumber, name, ndeliusCode, tile }) => [cpaNumber, name, ndeliusCode, tile]),
    ).toEqual([
      [1, "North", undefined, [0, 0]],
      [2, "South", undefined, [1, 0]],
    ]);
    expect(stages).toEqual([
      {
        stageId: "pqq",
        kind: "pqq",
        opens: "2026-02-01T09:00",
        closes: "2026-02-27T12:00",
        precision: "instant",
      },
      {
        stageId: "pqq-outcome",
        kind: "pqq-outcome",
        opens: "2026-04-01T09:00",
        precision: "instant",
      },
      {
        stageId: "lot-preferences-2",
        kind: "lot-preferences",
        number: 2,
        opens: "2026-06-01T09:00",
        closes: "2026-06-12T12:00",
        precision: "instant",
        ranked: true,
      },
      { stageId: "award", kind: "award", opens: "2026-09-01T10:00", precision: "instant" },
    ]);
  });

  it("gives five more rows and keeps what was typed, without a script and without keeping anything", async () => {
    const { browser, portal } = await aLead();
    const response = await browser.post(BY_HAND, { ...TYPED, more: "stages" });
    expect(response.status).toBe(200);
    const { text } = response;
    expect(text.match(/name="stage-kind"/g)).toHaveLength(20);
    for (const typed of ["Community  services", "1/2/2026", "9:00"])
      expect(text).toContain(`value="${typed}"`);
    expect(text).toMatch(/value="lot-preferences ranked"\s+selected/);
    expect(await loadDrafts(portal.deps.table)).toEqual([]);
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
    const { browser, drafted } = await aLead();
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
      "#stage-kind-1",
      "#stage-closes-1-day",
      "#stage-opens-2-day",
      "#stage-closes-2-day",
      "#stage-opens-3-time",
    ]);
    expect(refused.words).toContain("Stage 3, opening: A day ends where the next begins");
    const sent = { ...TYPED, marketSharePercent: "25%", fundingPercent: "50 %" };
    expect((await browser.post(BY_HAND, sent)).status).toBe(303);
    expect((await drafted()).caps).toMatchObject({ marketSharePercent: 25, fundingPercent: 50 });
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
    const { browser, drafted } = await aLead();
    expect((await browser.get(BY_HAND)).words).toContain("Choose a kind");
    expect((await browser.post(BY_HAND, { ...TYPED, fundingMultiple: "2 times" })).status).toBe(303);
    expect((await drafted()).caps.fundingMultiple).toBe(2);
  });

  it("is kept unfinished, and says what it lacks where it is typed", async () => {
    const { browser, drafted } = await aLead();
    const { kept, page } = await told(browser, { ...TYPED, lots: "", ...rows(["pqq", "", "", ""]) });
    expect(kept).toBe(true);
    expect(page.errorLinks).toEqual(["#lots", "#stage-kind-1", "#stage-opens-1-day", "#stage-closes-1-day"]);
    const { lots, stages } = await drafted();
    expect([lots, stages]).toEqual([[], [{ stageId: "pqq", kind: "pqq", precision: "instant" }]]);
  });

  it("leads to the list where it is to be gone on with later", async () => {
    const { browser } = await aLead();
    const later = await browser.fill(BY_HAND, { ...TYPED, later: "yes" });
    expect([later.status, later.leadsTo]).toEqual([303, DRAFTS]);
    expect((await browser.get(DRAFTS)).words).toContain("Community services");
  });

  it.each([
    ["with tabs, as a spreadsheet copies them", "1\tNorth\n2\tSouth"],
    ["with “;”", "1; North\n2;South"],
    ["with a space after the number", "1 North\n2.  South"],
    ["as a numbered list", "1. North\n2. South"],
    ["with bullets before them", "• 1; North\n- 2; South"],
  ])("takes its lots %s", async (_how, lots) => {
    const { browser, drafted } = await aLead();
    expect((await told(browser, { ...TYPED, lots })).kept).toBe(true);
    expect((await drafted()).lots.map(({ cpaNumber, name }) => [cpaNumber, name])).toEqual([
      [1, "North"],
      [2, "South"],
    ]);
  });
});

describe("a competition of 500 lots", () => {
  const LONGEST =
    "An area with a name as long as any that there is, which nobody would ever type by hand but somebody might paste in";
  const lots = Array.from(
    { length: 500 },
    (_, index) => `${index + 1}\t${LONGEST.slice(0, 114)} ${index + 1}`,
  );

  it("is pasted as a table, published, and can be looked at and chosen from; one lot more is refused", async () => {
    const { browser, portal, drafted } = await aLead();
    const many = await told(browser, { ...TYPED, lots: [...lots, "501\tOne too many"].join("\n") });
    expect([many.kept, many.page.errorLinks, many.page.errorTexts]).toEqual([
      false,
      ["#lots"],
      ["Enter at most 500 lots, each on a line of its own"],
    ]);
    expect((await told(browser, { ...TYPED, lots: lots.join("\n") })).page.status).toBe(200);
    const own = `${DRAFTS}/${(await drafted()).draftId}`;
    expect(
      (await told(browser, { ...TYPED, lots: lots.join("\n"), title: "Again" }, `${own}/edit`)).kept,
    ).toBe(true);
    const published = await publishedFrom(portal, browser, own);
    const { words } = await browser.get(`${published}/lots`);
    expect(words).toContain("These are 500 areas, too many for a map");
    expect(words).toContain(`${LONGEST.slice(0, 114)} 500`);
    const [competition] = await loadCompetitions(portal.deps.table);
    expect(competition?.lots).toHaveLength(500);
  });
});

describe("what is on record of 2013", () => {
  const OF_2013 =
    /of 2013|Probation Trust|CPA|Contract Package Area|nDelius|Resettlement prisons|on record|assumed|nly the (day|month) was/;

  it("is shown in the competition of 2013, and in none that is moved to another year or typed by hand", async () => {
    const { portal } = await aLead();
    portal.at(london("2013-09-10T09:00"));
    const lead = await visitorAt(portal, "lead@authority.example");
    const shown = async (path: string, typed: Fields) => {
      const draft = (await lead.fill(path, typed)).leadsTo ?? "";
      const published = await publishedFrom(portal, lead, draft);
      const pages = await Promise.all(
        ["", "/lots", "/timetable", "/questionnaire"].map((page) => lead.get(`${published}${page}`)),
      );
      return pages.map(({ words }) => words).join(" ");
    };
    const real = await shown(COPY, { from: TEMPLATE });
    for (const said of [
      "Contract Package Area (CPA)",
      "nDelius code",
      "Resettlement prisons",
      "Only the month was announced",
    ])
      expect(real).toContain(said);
    const moved = await shown(COPY, { from: TEMPLATE, ...IN_SEPTEMBER });
    expect(moved).toContain("London");
    expect(moved).not.toMatch(OF_2013);
    expect(await shown(BY_HAND, TYPED)).not.toMatch(OF_2013);
  });
});
