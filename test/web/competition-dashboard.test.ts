import { describe, expect, it } from "vitest";
import { LotId, StageId } from "../../shared/kernel/id.ts";
import { appoint } from "../builders/of-two.ts";
import { aCompetition, london, type RunningCompetition } from "../builders/competition.ts";
import { visitorAt } from "../builders/visitor.ts";

const page = async (
  { portal, competitionId }: RunningCompetition,
  audience: "authority" | "bidder" | "partner",
  mail: string,
  part = "",
) => {
  const browser = await visitorAt(portal, mail);
  const answer = await browser.get(`/${audience}/competitions/${competitionId}${part}`);
  expect(answer.status).toBe(200);
  return { words: answer.words, html: answer.text, hrefs: answer.hrefs };
};

const partner = "partner.london@partner.example";

const readers = [
  ["authority", "lead@authority.example"],
  ["bidder", "member@capita.example"],
  ["partner", partner],
] as const;

describe("the page of a competition", () => {
  it("says what comes next and when, the next first", async () => {
    const { words } = await page(
      await aCompetition("2014-05-08T09:00"),
      "authority",
      "lead@authority.example",
    );
    expect(words).toMatch(
      /What comes next Lot preferences, round 2 Closes 12 noon, Friday 16 May 2014 \(BST\) – no date is on record, so this one is assumed Dialogue Closes .* outside this portal/,
    );
    expect(words).toContain("Evaluation of tenders Opens 9am, Tuesday 1 July 2014 (BST)");
  });

  it("closes a stage at its closing instant and not a millisecond before", async () => {
    const competition = await aCompetition("2014-05-08T09:00");
    const { portal } = competition;
    const state = async () => {
      const { words } = await page(competition, "authority", "lead@authority.example", "/timetable");
      return /12 noon, Friday 16 May 2014 \(BST\) (Open now|Closed)/.exec(words)?.[1];
    };
    portal.at(london("2014-05-16T11:59:59.999"));
    expect(await state()).toBe("Open now");
    portal.at(london("2014-05-16T12:00"));
    expect(await state()).toBe("Closed");
  });

  it("shows the timetable as a picture with the line of now, and the same as a table", async () => {
    const [audience, mail] = readers[0];
    const { html, words } = await page(await aCompetition("2014-05-08T09:00"), audience, mail, "/timetable");
    expect(words).toContain("The dashed line is now: 9am, Thursday 8 May 2014 (BST)");
    expect(html.match(/app-timetable__strip/g)).toHaveLength(15);
    expect(words).toMatch(/See this as a table .*Evaluation of tenders 9am, Tuesday 1 July 2014 \(BST\)/);
  });

  it("shows every lot with what it is known by, and the rules of award in words", async () => {
    const { words } = await page(await aCompetition(), "authority", "lead@authority.example", "/lots");
    expect(words).toContain("10 Derbyshire, Leicestershire, Nottinghamshire and Rutland Also East Midlands;");
    expect(words).toContain("C08 Leicester, Nottingham, Sudbury, Ranby, Foston Hall");
    expect(words).toContain("at most 25% of the total annual value");
    expect(words).toContain("at most twice the funding that it showed");
    expect(words).toContain("A lot needs at least 2 bidders");
  });

  it("keeps the old date, the reason and the day of an amendment in sight of everybody", async () => {
    const competition = await aCompetition("2014-05-08T09:00");
    await competition.moveClosing(StageId.parse("preferences-2"), "2014-05-19T17:00", "The uplift was late");
    await competition.partner(partner);
    await competition.bidder("capita");
    for (const [audience, mail] of readers) {
      const { html, words } = await page(competition, audience, mail, "/timetable");
      expect(html).toMatch(/<s>\s*<time datetime="2014-05-16T11:00:00.000Z">/);
      expect(words).toContain("to 5pm, Monday 19 May 2014 (BST)");
      expect(words).toContain("Closing moved from 12 noon, Friday 16 May 2014 (BST)");
      expect(words).toContain("By amendment of 9am, Thursday 8 May 2014 (BST) Reason The uplift was late");
      expect(words.includes("Proposed by National Lead")).toBe(audience === "authority");
      expect(words.includes("Second Lead")).toBe(audience === "authority");
    }
  });

  it("says that a competition is cancelled and why, and has nothing open and no line of now", async () => {
    const competition = await aCompetition("2014-05-08T09:00");
    await competition.cancel("The service is bought otherwise");
    competition.portal.at(london("2014-05-09T09:00"));
    const { words, hrefs } = await page(competition, "authority", "lead@authority.example");
    expect(words).toContain("cancelled at 9am, Thursday 8 May 2014 (BST)");
    expect(words).toContain("Reason: The service is bought otherwise");
    expect(words).not.toContain("needs you now");
    const timetable = (await page(competition, "authority", "lead@authority.example", "/timetable")).words;
    expect(timetable).toContain("Nothing in it is open, and nothing will open.");
    expect(timetable).not.toContain("The dashed line is now");
    expect(timetable).toMatch(/Lot preferences, round 2 .* Stopped when the competition was cancelled/);
    expect(timetable).toMatch(
      /Award 9am, Friday 5 December 2014 \(GMT\) – only the day was announced; outside this portal Will not take place/,
    );
    expect(hrefs.some((href) => href.endsWith("/cancel") || href.endsWith("/propose-amendment"))).toBe(false);
  });
});

describe("what each role is offered", () => {
  const own = (competition: RunningCompetition, hrefs: readonly string[]) =>
    hrefs
      .filter((href) => href.includes(`/${competition.competitionId}/`))
      .map((href) => href.split("/").slice(4).join("/"));

  it("offers the acts to national leads, looking to others, and each as far as the role goes", async () => {
    const competition = await aCompetition();
    const staff = [
      {
        mail: "london.lead@authority.example",
        name: "Team Lead",
        role: "competition-lead",
        lots: ["lot-20"],
      },
      { mail: "support.9@authority.example", name: "Support", role: "support-manager", lots: ["lot-9"] },
      { mail: "auditor@authority.example", name: "Auditor", role: "auditor", lots: "all" },
      { mail: "approver@authority.example", name: "Approver", role: "approver", lots: "all" },
      { mail: "evaluator.1@authority.example", name: "Evaluator", role: "evaluator", lots: ["lot-9"] },
    ] as const;
    for (const { lots, ...one } of staff)
      await appoint(competition, {
        ...one,
        lots: lots === "all" ? lots : lots.map((lot) => LotId.parse(lot)),
      });
    const offered = async (mail: string) =>
      own(competition, (await page(competition, "authority", mail)).hrefs);
    const looking = ["prequalification", "coverage", "proposals", "timetable"];
    expect(await offered("lead@authority.example")).toEqual([
      "questionnaire",
      "responses",
      "evaluation",
      "my-evaluation",
      "queries",
      "outcome",
      ...looking,
      "propose-amendment",
      "hold",
      "cancel",
    ]);
    expect(await offered("london.lead@authority.example")).toEqual([
      "questionnaire",
      "my-evaluation",
      ...looking,
    ]);
    expect(await offered("auditor@authority.example")).toEqual([
      "questionnaire",
      "responses",
      "evaluation",
      "queries",
      "outcome",
      ...looking,
    ]);
    expect(await offered("approver@authority.example")).toEqual([
      "questionnaire",
      ...looking.filter((path) => path !== "coverage"),
    ]);
    expect(await offered("support.9@authority.example")).toEqual(["questionnaire", ...looking]);
    expect(await offered("evaluator.1@authority.example")).toEqual([
      "my-evaluation",
      "proposals",
      "timetable",
    ]);
  });

  it("leads a bidder to its rounds once it has pre-qualified, and not before", async () => {
    const competition = await aCompetition("2014-05-08T09:00");
    const { submitter } = await competition.bidder("capita");
    const before = await page(competition, "bidder", "submit@capita.example");
    expect(before.words).toContain("so it can no longer take part in this competition.");
    expect(own(competition, before.hrefs)).toEqual(["pqq", "timetable"]);
    await competition.prequalify(submitter);
    const after = await page(competition, "bidder", "submit@capita.example");
    expect(after.words).toContain("Recorded by the authority on Thursday 8 May 2014 Pre-qualified");
    expect(after.words).toContain("Lot preferences, round 1 Not submitted");
    expect(after.words).toMatch(
      /Choose your lots for round 2 Before 12 noon, Friday 16 May 2014 \(BST\) ?, in 8 days Choose lots/,
    );
    expect(own(competition, after.hrefs)).toEqual([
      "preferences/preferences-2/choose-lots",
      "pqq",
      "preferences/preferences-1",
      "preferences/preferences-2",
      "timetable",
    ]);
  });

  it("calls a part in the menu as its own page is called", async () => {
    const competition = await aCompetition("2014-05-08T09:00");
    const home = `/authority/competitions/${competition.competitionId}`;
    const lead = await visitorAt(competition.portal, "lead@authority.example");
    const menu = /<ul[^>]*id="parts">([^]*?)<\/ul>/.exec((await lead.get(home)).text)?.[1] ?? "";
    const parts = [...menu.matchAll(/href="([^"]*)"[^>]*>([^<]+)<\/a>/g)];
    expect(parts.map(([, href = ""]) => href.replace(home, ""))).toEqual(
      expect.arrayContaining(["/questionnaire", "/outcome", "/prequalification", "/coverage", "/proposals"]),
    );
    for (const [, href = "", name = ""] of parts) {
      const [, title = ""] = /<h1[^>]*>([^<]*)</.exec((await lead.get(href)).text) ?? [];
      expect(title.startsWith(name), `${name}: ${title}`).toBe(true);
    }
  });

  it("leads a partner to its own lots and no other", async () => {
    const competition = await aCompetition();
    await competition.partner(partner);
    const { words, hrefs } = await page(competition, "partner", partner);
    expect(words).toContain("Your lots Lot 20, London");
    expect(own(competition, hrefs)).toEqual(["lots/lot-20", "timetable"]);
  });

  it("tells a bidder nothing of other bidders, whoever has pre-qualified", async () => {
    const competition = await aCompetition("2014-05-08T09:00");
    const capita = await competition.bidder("capita");
    await competition.prequalify(capita.submitter);
    const steady = (html: string) => html.replaceAll(/nonce="[^"]+"/g, "");
    const alone = steady((await page(competition, "bidder", "member@capita.example")).html);
    const rival = await competition.bidder("sodexo-nacro");
    await competition.prequalify(rival.submitter);
    expect(steady((await page(competition, "bidder", "member@capita.example")).html)).toBe(alone);
  });
});
