import { describe, expect, it } from "vitest";
import { loadDraft, loadDrafts } from "../../functions/competition/draft-facts.ts";
import { loadCompetitions } from "../../functions/competition/facts.ts";
import { TEMPLATE_2013 } from "../../shared/competition/template-2013.ts";
import { london, must } from "../builders/competition.ts";
import { allItems } from "../builders/portal.ts";
import { visitorAt } from "../builders/visitor.ts";
import {
  aLead,
  BY_HAND,
  COPY,
  draftedIn,
  DRAFTS,
  IN_SEPTEMBER,
  rows,
  TEMPLATE,
  TYPED,
} from "./competition-by-hand.ts";
import { loadAllWaiting } from "../../functions/proposals/facts.ts";
import { confirmAs, publishedFrom } from "../builders/of-two.ts";

describe("a draft that is a copy", () => {
  it("is like the competition of 2013, its launch and all else moved to a day", async () => {
    const { browser, drafted } = await aLead();
    const response = await browser.fill(COPY, { from: TEMPLATE, ...IN_SEPTEMBER });
    const { draftId, title, stages, lots } = await drafted();
    expect([response.status, response.leadsTo]).toEqual([303, `${DRAFTS}/${draftId}`]);
    expect([title, lots.length, stages[0]?.opens, stages.at(-1)?.closes]).toEqual([
      "Transforming Rehabilitation",
      21,
      "2026-09-21T09:00",
      "2028-02-03T00:00",
    ]);
    expect(new Set(stages.map(({ precision }) => precision))).toEqual(new Set(["instant"]));
  });

  it("keeps the dates, and what they are worth, where no day is given", async () => {
    const { browser, drafted } = await aLead();
    await browser.fill(COPY, { from: TEMPLATE, title: "As it was" });
    expect(await drafted()).toMatchObject(
      JSON.parse(JSON.stringify({ ...TEMPLATE_2013, title: "As it was" })),
    );
  });

  it("is one, however often the form is sent", async () => {
    const { browser, portal } = await aLead();
    const sent = { ...(await browser.hiddenIn(COPY)), from: TEMPLATE, title: "Once" };
    const answers = [await browser.post(COPY, sent), await browser.post(COPY, sent)];
    expect(new Set(answers.map(({ leadsTo }) => leadsTo)).size).toBe(1);
    expect(await loadDrafts(portal.deps.table)).toHaveLength(1);
  });

  it("is of another draft or of a published competition too, as these stand", async () => {
    const { browser, portal, drafted } = await aLead();
    await browser.fill(BY_HAND, TYPED);
    const first = await drafted();
    const { leadsTo: again } = await browser.fill(
      `${COPY}?from=${first.draftId}`,
      { from: first.draftId, title: "Second" },
      COPY,
    );
    expect((await browser.get(again ?? "")).words).toContain("Second");
    await publishedFrom(portal, browser, `${DRAFTS}/${first.draftId}`);
    const [published] = await loadCompetitions(portal.deps.table);
    const { leadsTo } = await browser.fill(COPY, {
      from: published?.competitionId ?? "",
      title: "Third",
    });
    const third = await loadDrafts(portal.deps.table).then((all) =>
      all.find(({ title }) => title === "Third"),
    );
    expect(leadsTo).toBe(`${DRAFTS}/${third?.draftId}`);
    const copied = third && (await loadDraft(portal.deps.table, third.draftId));
    expect(copied).toMatchObject({ lots: first.lots, stages: first.stages, caps: first.caps });
  });

  it.each([
    ["31", "2", "2026"],
    ["1", "", "2026"],
    ["x", "y", "z"],
  ])("is refused with %s %s %s as its day, and shown again", async (day, month, year) => {
    const { browser, portal } = await aLead();
    const sent = {
      from: TEMPLATE,
      title: "Kept",
      "starts-day": day,
      "starts-month": month,
      "starts-year": year,
    };
    const { status, errorLinks, text, words } = await browser.fill(COPY, sent);
    expect(status).toBe(422);
    expect(errorLinks).toEqual(["#starts-day"]);
    expect(words).toContain("Enter a date that exists");
    for (const value of ["Kept", day, year]) expect(text).toContain(`value="${value}"`);
    expect(await loadDrafts(portal.deps.table)).toEqual([]);
  });

  it("is refused with a title that is too long, and where nothing is chosen or what is chosen is gone", async () => {
    const { browser } = await aLead();
    const long = await browser.fill(COPY, { from: TEMPLATE, title: "x".repeat(161) });
    expect([long.status, long.errorLinks]).toEqual([422, ["#title"]]);
    const none = await browser.fill(COPY, {});
    expect([none.status, none.errorTexts]).toEqual([422, ["Choose what to copy"]]);
    const gone = await browser.fill(COPY, { from: `dft_${"0".repeat(26)}` });
    expect([gone.status, gone.errorLinks]).toEqual([422, ["#from"]]);
  });
});

describe("a draft", () => {
  const OTHERS = [
    "team.lead@authority.example",
    "submit@capita.example",
    "partner@borough.example",
    undefined,
  ] as const;

  it("is seen by nobody but national leads and auditors: in no list, on no page, by no program", async () => {
    const { browser, portal, drafted } = await aLead();
    await browser.fill(BY_HAND, { ...TYPED, title: "Only ours" });
    const { draftId } = await drafted();
    for (const mail of OTHERS) {
      const other = await visitorAt(portal, mail);
      for (const path of ["/", "/bidder", "/partner", "/authority", DRAFTS, `${DRAFTS}/${draftId}`])
        expect((await other.get(path)).text).not.toContain("Only ours");
      for (const audience of ["bidder", "partner", "authority"])
        for (const path of ["competitions", "competition-drafts", `competition-drafts/${draftId}`])
          expect((await other.api("GET", `/${audience}/${path}`)).text).not.toContain("Only ours");
    }
    expect(await loadCompetitions(portal.deps.table)).toEqual([]);
  });

  it("is changed in every part, and keeps what no form types: other names, prisons, places on the map", async () => {
    const { browser, drafted } = await aLead();
    await browser.fill(COPY, { from: TEMPLATE });
    const before = await drafted();
    const edit = `${DRAFTS}/${before.draftId}/edit`;
    const { text } = await browser.get(edit);
    const lots = before.lots.map(
      ({ cpaNumber, name, ndeliusCode }) => `${cpaNumber}; ${name}; ${ndeliusCode}`,
    );
    expect(text).toContain("20; London; C17");
    const stages = before.stages.map(
      ({ kind, number, ranked, opens = "", closes = "" }) =>
        [
          ranked === true ? `${kind} ranked` : kind,
          String(number ?? ""),
          opens.replace("T", " "),
          closes.replace("T", " "),
        ] as const,
    );
    const typed = { ...TYPED, title: "Changed", lots: lots.join("\n"), ...rows(...stages) };
    expect((await browser.fill(edit, typed)).status).toBe(303);
    const { title, version, ...after } = await drafted();
    expect([title, version]).toEqual(["Changed", 2]);
    expect(after.lots).toEqual(before.lots);
    expect(after.stages).toEqual(before.stages);
  });

  it("is changed as it was seen: what a colleague saved meanwhile stands, and what was typed is given back", async () => {
    const { browser, drafted } = await aLead();
    await browser.fill(BY_HAND, TYPED);
    const { draftId } = await drafted();
    const edit = `${DRAFTS}/${draftId}/edit`;
    const seen = await browser.hiddenIn(edit);
    await browser.fill(edit, { ...TYPED, title: "By a colleague" });
    const stale = await browser.post(edit, { ...seen, requestKey: "another-key", ...TYPED, title: "Mine" });
    expect([stale.status, (await drafted()).title]).toEqual([422, "By a colleague"]);
    expect(stale.words).toContain("Nothing you typed is lost");
    expect(stale.text).toContain('value="Mine"');
    expect((await browser.post(edit, { ...stale.seen, ...TYPED, title: "Mine" })).status).toBe(303);
    expect((await drafted()).title).toBe("Mine");
  });

  it("is checked on one page: what is wrong, what is unusual, stages in order, lots, rules and who will know", async () => {
    const { browser, drafted } = await aLead();
    const stages = rows(
      ["award", "", "1/9/2026 10:00", ""],
      ["tender", "", "1/2/2026 9:00", "8/2/2026 23:00"],
    );
    await browser.fill(BY_HAND, { ...TYPED, ...stages });
    const { draftId } = await drafted();
    const { words, text } = await browser.get(`${DRAFTS}/${draftId}`);
    for (const said of [
      "Nobody outside the authority can see it",
      "Tenders, opening time: 9am, Sunday 1 February 2026 (GMT) is on a weekend",
      "Tenders, closing time: It closes at 11pm",
      "Tenders, closing time: It leaves 5 working days to answer",
      "at most 30% of the total annual value",
      "everybody can see it at once",
      "South",
    ])
      expect(words).toContain(said);
    expect(words.indexOf("Tenders 9am")).toBeLessThan(words.indexOf("Award 10am"));
    expect(text).toContain("Propose to publish it");
    await browser.fill(`${DRAFTS}/${draftId}/edit`, { ...TYPED, ...rows(["pqq", "", "1/2/2026 9:00", ""]) });
    const wrong = await browser.get(`${DRAFTS}/${draftId}`);
    expect(wrong.words).toContain("Pre-qualification questionnaire (PQQ): Add a stage “PQQ outcome”");
    expect(wrong.words).toContain("(PQQ): A stage in which something is submitted needs a closing time");
    expect(wrong.text).not.toContain("Propose to publish it");
  });

  it("is published once from there, and gone then; what the creation wrote stands", async () => {
    const { browser, portal, drafted } = await aLead();
    await browser.fill(BY_HAND, TYPED);
    const { draftId } = await drafted();
    const own = `${DRAFTS}/${draftId}`;
    const sent = { ...(await browser.hiddenIn(own, `${own}/publish`)), reason: "Announced" };
    const answers = [await browser.post(`${own}/publish`, sent), await browser.post(`${own}/publish`, sent)];
    expect(answers.map(({ status, leadsTo }) => [status, leadsTo])).toEqual(
      answers.map(() => [303, "/authority/proposals"]),
    );
    expect(await loadCompetitions(portal.deps.table)).toEqual([]);
    const second = await portal.actor("authority", "second.lead@authority.example", "Second Lead");
    const [waiting, ...others] = await loadAllWaiting(portal.deps, second);
    if (waiting === undefined) throw new Error("nothing waits");
    expect(others).toEqual([]);
    expect(JSON.stringify(waiting.shown)).toContain("Community services");
    must(await confirmAs(portal.deps, second, waiting));
    const [competition, ...more] = await loadCompetitions(portal.deps.table);
    expect(more).toEqual([]);
    expect(competition).toMatchObject({
      title: "Community services",
      version: 1,
      createdAt: portal.deps.now(),
    });
    expect(competition?.stages[0]).toMatchObject({ opensAt: london("2026-02-01T09:00") });
    expect((await browser.get(own)).status).toBe(404);
    expect(await loadDrafts(portal.deps.table)).toEqual([]);
    expect((await (await visitorAt(portal)).get("/")).words).toContain("Community services");
  });

  it("is not published once a time of it has passed, nor as it was not seen", async () => {
    const { browser, portal, drafted } = await aLead();
    await browser.fill(BY_HAND, TYPED);
    const { draftId } = await drafted();
    const own = `${DRAFTS}/${draftId}`;
    const sent = { ...(await browser.hiddenIn(own, `${own}/publish`)), reason: "Announced" };
    const stale = await browser.post(`${own}/publish`, { ...sent, seenVersion: "7" });
    expect([stale.status, stale.words.includes("This has changed since you opened it")]).toEqual([422, true]);
    portal.at(london("2026-02-01T09:00"));
    const later = await visitorAt(portal, "lead@authority.example");
    const late = await later.post(`${own}/publish`, sent);
    expect([
      late.status,
      late.words.includes("has passed. Enter a time after the competition is published"),
    ]).toEqual([422, true]);
    expect(await loadCompetitions(portal.deps.table)).toEqual([]);
  });

  it("is thrown away, which the log keeps, once for one form", async () => {
    const { browser, portal, drafted } = await aLead();
    await browser.fill(BY_HAND, TYPED);
    const { draftId } = await drafted();
    const discard = `${DRAFTS}/${draftId}/discard`;
    const sent = await browser.hiddenIn(discard);
    const answers = [await browser.post(discard, sent), await browser.post(discard, sent)];
    expect(answers.map(({ status, leadsTo }) => [status, leadsTo])).toEqual(answers.map(() => [303, DRAFTS]));
    await expect(draftedIn(portal)).rejects.toThrow("nothing was drafted");
    expect((await browser.get(`${DRAFTS}/${draftId}`)).status).toBe(404);
    const entries = (await allItems(portal.client)).filter(
      ({ what }) => what?.S === "competition-draft.discarded",
    );
    expect(entries.map(({ subject, detail }) => [subject?.S, detail?.M?.["title"]?.S])).toEqual([
      [draftId, "Community services"],
    ]);
  });
});
