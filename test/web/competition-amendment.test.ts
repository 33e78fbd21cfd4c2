import { describe, expect, it } from "vitest";
import { london } from "../builders/competition.ts";
import { leads, MOVE, waitingAt } from "./competition-leads.ts";

describe("an amendment of the timetable", () => {
  it("is proposed by one lead, confirmed by another, and only then moves", async () => {
    const { first, second, path, now } = await leads();
    const proposed = await first.fill(`${path}/propose-amendment`, MOVE);
    expect([proposed.status, proposed.leadsTo]).toEqual([303, `${path}/proposals`]);
    expect((await now()).version).toBe(1);
    const look = await waitingAt(second, path);
    const { words } = await second.get(look);
    expect(words).toContain("Moves from 12 noon, Friday 16 May 2014 (BST) To 5pm, Monday 19 May 2014 (BST)");
    expect(words).toContain("Everybody taking part is told, with the reason");
    expect(words).toContain("Reason The second uplift was late &lt;late&gt;");
    expect(words).toContain("Can be confirmed before 12 noon, Friday 16 May 2014 (BST)");

    const confirmed = await second.fill(look, {}, `${look}/confirm`);
    expect([confirmed.status, confirmed.leadsTo]).toEqual([303, look]);
    const { version, stages } = await now();
    expect(version).toBe(2);
    expect(stages.find(({ stageId }) => stageId === "preferences-2")?.closesAt).toBe(
      london("2014-05-19T17:00"),
    );
  });

  it.each([
    ["5pm", "5pm, Monday 19 May 2014 (BST)"],
    ["1700", "5pm, Monday 19 May 2014 (BST)"],
    ["12 noon", "12 noon, Monday 19 May 2014 (BST)"],
    ["12.00", "12 noon, Monday 19 May 2014 (BST)"],
    ["5pm BST", "5pm, Monday 19 May 2014 (BST)"],
    ["17:00 UK time", "5pm, Monday 19 May 2014 (BST)"],
  ])("takes the name of a month, and %s", async (time, to) => {
    const { first, path } = await leads();
    const typed = { ...MOVE, "to-month": "May", time };
    expect((await first.fill(`${path}/propose-amendment`, typed)).status).toBe(303);
    expect((await first.get(`${path}/proposals`)).words).toContain(`To ${to}`);
  });

  it.each([{ time: "5pm on Monday 19 May 2014" }, { "to-day": "5pm BST, Monday 19 May 2014", time: "" }])(
    "takes a day and a time that are typed in one box, %j",
    async (typed) => {
      const { first, path } = await leads();
      const empty = { "to-day": "", "to-month": "", "to-year": "" };
      await first.fill(`${path}/propose-amendment`, { ...MOVE, ...empty, ...typed });
      expect((await first.get(`${path}/proposals`)).words).toContain("To 5pm, Monday 19 May 2014 (BST)");
    },
  );

  it("shows everything that is missing at once, each at its field, with what was typed", async () => {
    const { first, path } = await leads();
    const keys = await first.hiddenIn(`${path}/propose-amendment`);
    const empty = await first.post(`${path}/propose-amendment`, keys);
    expect(empty.status).toBe(422);
    expect(empty.title).toMatch(/^Error: Propose an amendment/);
    expect(empty.errorLinks).toEqual(["#instant", "#to-day", "#time", "#reason"]);
    expect(empty.words).toContain("Choose the time that moves");
    const typed = { ...keys, ...MOVE, time: "noonish", reason: "" };
    const { words, text, errorLinks } = await first.post(`${path}/propose-amendment`, typed);
    expect(errorLinks).toEqual(["#time", "#reason"]);
    expect(words).toContain("Give a reason");
    expect(text).toMatch(/value="preferences-2 closesAt"\s+checked/);
    for (const value of ["19", "5", "2014", "noonish"]) expect(text).toContain(`value="${value}"`);
  });

  it.each([
    ["01:30 BST", "25", "10", "2015", "To 1:30am, Sunday 25 October 2015 (BST)"],
    ["01:30 GMT", "25", "10", "2015", "To 1:30am, Sunday 25 October 2015 (GMT)"],
    ["01:30 GMT", "29", "3", "2015", "To 2:30am, Sunday 29 March 2015 (BST)"],
  ])(
    "reads %s on %s %s %s, when the clocks change, as the zone says",
    async (time, day, month, year, says) => {
      const { first, path } = await leads();
      const typed = { ...MOVE, instant: "mobilisation closesAt", time };
      const asked = { ...typed, "to-day": day, "to-month": month, "to-year": year };
      const { status, errorTexts } = await first.fill(`${path}/propose-amendment`, asked);
      expect([status, errorTexts]).toEqual([303, []]);
      expect((await first.get(`${path}/proposals`)).words).toContain(says);
    },
  );

  it("shows in each form one example of a day, which lies ahead, and no other where a day is refused", async () => {
    const { first, path } = await leads();
    for (const form of [
      `${path}/propose-amendment`,
      "/authority/competition-drafts/by-hand",
      "/authority/competition-drafts/copy",
    ]) {
      expect((await first.get(form)).words, form).toContain("31 3 2015 or 31 March 2015");
      const wrong = { "to-day": "32", "starts-day": "32", "stage-1-opens-day": "32" };
      const refused = await first.fill(form, wrong);
      expect(refused.words).toContain("31 3 2015 or 31 March 2015");
      expect(refused.errorTexts.join(), form).not.toMatch(/\b(?:or|like) \d+ (?:\d|[A-Z])/);
    }
  });

  it.each([
    [{ time: "25:00" }, "#time", "“25:00” is not a time of day: enter one like 5pm"],
    [{ time: "24:00" }, "#time", "enter the next day with 00:00 or midnight"],
    [{ time: "5" }, "#time", "“5” may be morning or afternoon"],
    [{ time: "17:00 CET" }, "#time", "CET is not the time in London on 19 May 2014"],
    [
      { time: "5pm GMT" },
      "#time",
      "GMT is not the time in London on 19 May 2014: enter the time that clocks",
    ],
    [
      { "to-day": "", "to-month": "", "to-year": "", time: "5pm on Friday 19 May 2014" },
      "#time",
      "Check the date: 19 May 2014 is a Monday",
    ],
    [{ "to-year": "-2014" }, "#to-day", "Enter a date that exists"],
    [
      { "to-day": "", "to-month": "", "to-year": "", time: "2014 10 11 2015" },
      "#time",
      "This may be 20:14 on 10 November 2015 or 20:15 on 11 October 2014",
    ],
    [{ "to-day": "15" }, "#to-day", "A closing time can only move later"],
    [{ "to-day": "1", instant: "" }, "#to-day", "Enter a time in the future"],
    [{ "to-day": "30", "to-month": "3", "to-year": "2025", time: "1:30am" }, "#to-day", "does not exist"],
    [{ instant: "pqq closesAt" }, "#instant", "cannot be moved any more"],
  ])("says what is wrong with %j together with a reason that is missing", async (change, link, refusal) => {
    const { first, path } = await leads();
    const keys = await first.hiddenIn(`${path}/propose-amendment`);
    const typed = { ...keys, ...MOVE, reason: "", ...change };
    const { words, errorLinks } = await first.post(`${path}/propose-amendment`, typed);
    expect(errorLinks).toEqual([
      ...("instant" in change && change.instant === "" ? ["#instant"] : []),
      link,
      "#reason",
    ]);
    expect(words).toContain(refusal);
    // With the reason alone given, the same is said of the rest.
    const alone = await first.post(`${path}/propose-amendment`, { ...typed, reason: "Late" });
    expect(alone.errorLinks).toContain(link);
    expect(alone.words).toContain(refusal);
  });

  it.each<[string, Partial<typeof MOVE & { seenVersion: string }>, string, string?]>([
    ["a closing time that moves earlier", { "to-day": "15" }, "A closing time can only move later"],
    ["no day at all", { "to-day": "", "to-month": " ", "to-year": "" }, "Enter a date"],
    ["a day that does not exist", { "to-day": "31", "to-month": "6" }, "Enter a date that exists"],
    [
      "an hour that the clocks skip",
      { "to-day": "29", "to-month": "3", "to-year": "2015", time: "1:30" },
      "does not exist",
    ],
    ["an hour that comes twice", { "to-day": "26", "to-month": "10", time: "01:30" }, "comes twice"],
    [
      "a moment moved into the past",
      { instant: "award opensAt", "to-day": "1" },
      "Enter a time in the future",
    ],
    [
      "an opening after the closing",
      { instant: "evaluation opensAt", "to-month": "12" },
      "must close after it opens",
    ],
    [
      "a stage that would begin after the next one is over",
      { instant: "preferred-bidders opensAt", "to-day": "6", "to-month": "12" },
      "keeps their order",
    ],
    ["a time that has passed", { instant: "pqq closesAt" }, "cannot be moved any more", "instant"],
    ["a stage without that time", { instant: "award closesAt" }, "has no such time", "instant"],
    ["a stage that is none", { instant: "LOTS# opensAt" }, "Choose the time that moves", "instant"],
    ["an old version of the page", { seenVersion: "7" }, "This has changed since you opened it", "instant"],
    ["a version that is none", { seenVersion: "x" }, "This has changed since you opened it", "instant"],
  ])("refuses %s in words, and gives back what was typed", async (_, change, refusal, field = "to-day") => {
    const { first, path, portal } = await leads();
    const keys = await first.hiddenIn(`${path}/propose-amendment`);
    const before = await portal.digest();
    const refused = await first.post(`${path}/propose-amendment`, { ...keys, ...MOVE, ...change });
    expect(refused.status).toBe(422);
    expect(refused.words).toContain(refusal);
    expect(refused.errorLinks).toEqual([`#${field}`]);
    expect(refused.text).toContain("was late &lt;late&gt;");
    expect(refused.hidden("seenVersion")).toBe("1");
    expect(await portal.digest()).toBe(before);
  });

  it("refuses what comes at the old closing time, and says that it has passed", async () => {
    const { first, path, portal } = await leads("2014-05-16T11:59");
    const keys = await first.hiddenIn(`${path}/propose-amendment`);
    portal.at(london("2014-05-16T12:00"));
    const { status, words } = await first.post(`${path}/propose-amendment`, { ...keys, ...MOVE });
    expect([status, words.includes("cannot be moved any more")]).toEqual([422, true]);
  });

  it("refuses what comes less than a minute before a publication", async () => {
    const { first, path, portal } = await leads("2014-12-05T08:59");
    const keys = await first.hiddenIn(`${path}/propose-amendment`);
    portal.at(london("2014-12-05T08:59:00.001"));
    const move = { ...MOVE, instant: "award opensAt", "to-month": "12", "to-day": "12" };
    const { status, words } = await first.post(`${path}/propose-amendment`, { ...keys, ...move });
    expect(status).toBe(422);
    expect(words).toContain("The latest time to move this was 8:59am, Friday 5 December 2014 (GMT)");
  });

  it("says who proposed the same before, and that it waits", async () => {
    const { first, second, path } = await leads();
    await first.fill(`${path}/propose-amendment`, MOVE);
    const refused = await second.fill(`${path}/propose-amendment`, MOVE);
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#instant"]]);
    expect(refused.words).toContain("National Lead");
  });
});
