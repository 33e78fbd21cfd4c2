import { afterEach, describe, expect, it } from "vitest";
import { loadCompetition, loadStanding } from "../../functions/competition/facts.ts";
import { appointStaff } from "../../functions/people/operations.ts";
import { AppointStaff } from "../../shared/people/schema.ts";
import { aCompetition, anyKey, london, must } from "../builders/competition.ts";
import type { TestPortal } from "../builders/portal.ts";
import { type Browser, browserOf, hiddenIn, hrefsIn, wordsOf } from "./competition-door.ts";

const open: TestPortal[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((portal) => portal.close()));
});

/** A running competition, and both leads' browsers. `path` is that of the competition. */
async function leads(at = "2014-05-08T09:00") {
  const competition = await aCompetition(at);
  const { portal, competitionId } = competition;
  open.push(portal);
  return {
    ...competition,
    path: `/authority/competitions/${competitionId}`,
    first: await browserOf(portal, "authority", "lead@authority.example"),
    second: await browserOf(portal, "authority", "second.lead@authority.example"),
    now: async () => {
      const found = await loadCompetition(portal.deps.table, competitionId);
      if (found === undefined) throw new Error("the competition is gone");
      return found;
    },
  };
}

/** What a form hides, as its page was last read. */
async function hidden(browser: Browser, path: string) {
  const html = await (await browser.get(path)).text();
  return { requestKey: hiddenIn(html, "requestKey"), seenVersion: hiddenIn(html, "seenVersion") };
}

const MOVE = {
  instant: "preferences-2 closesAt",
  "to-day": "19",
  "to-month": "5",
  "to-year": "2014",
  time: "17:00",
  reason: "The second uplift\r\nwas late <late>",
};

/** What a refused form says, with its status and its HTML. */
async function refusedOf(response: Response) {
  const html = await response.clone().text();
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "";
  const summary = html.slice(html.indexOf("govuk-error-summary__list"), html.indexOf("<h1"));
  return {
    status: response.status,
    html,
    title,
    links: hrefsIn(`<main${summary}`),
    words: await wordsOf(response),
  };
}

describe("an amendment of the timetable", () => {
  it("is proposed by one lead, confirmed by another, and only then moves", async () => {
    const { first, second, path, now } = await leads();
    const proposed = await first.post(`${path}/propose-amendment`, {
      ...(await hidden(first, `${path}/propose-amendment`)),
      ...MOVE,
    });
    expect([proposed.status, proposed.headers.get("location")]).toEqual([303, `${path}/amendments`]);
    expect((await now()).version).toBe(1);

    const list = await second.get(`${path}/amendments`);
    const html = await list.clone().text();
    expect(await wordsOf(list)).toContain(
      "Waiting From 12 noon, Friday 16 May 2014 (BST) To 5pm, Monday 19 May",
    );
    const look = hrefsIn(html).find((href) => href.includes("/amendments/amd_")) ?? "";
    const words = await wordsOf(await second.get(look));
    expect(words).toContain("Proposed by National Lead, 9am, Thursday 8 May 2014 (BST)");
    expect(words).toContain("Can be confirmed until 11:45am, Friday 16 May 2014 (BST)");
    expect(words).toContain("The second uplift was late &lt;late&gt;");

    const confirmed = await second.post(look, await hidden(second, look));
    expect([confirmed.status, confirmed.headers.get("location")]).toEqual([303, path]);
    const { version, stages } = await now();
    expect(version).toBe(2);
    expect(stages.find(({ stageId }) => stageId === "preferences-2")?.closesAt).toBe(
      london("2014-05-19T17:00"),
    );
  });

  it("is not confirmed by the lead who proposed it", async () => {
    const { first, path, now } = await leads();
    const keys = await hidden(first, `${path}/propose-amendment`);
    await first.post(`${path}/propose-amendment`, { ...keys, ...MOVE });
    const look =
      hrefsIn(await (await first.get(`${path}/amendments`)).text()).find((href) => href.includes("/amd_")) ??
      "";
    const page = await first.get(look);
    expect(await wordsOf(page)).toContain("You proposed this. Another national lead has to confirm it.");
    expect(await (await first.get(look)).text()).not.toContain("Confirm the amendment");
    const { status, words } = await refusedOf(
      await first.post(look, { requestKey: "own-confirmation", seenVersion: "1" }),
    );
    expect(status).toBe(422);
    expect(words).toContain("You proposed this amendment. Another national lead has to confirm it");
    expect((await now()).version).toBe(1);
  });

  it("shows everything that is missing at once, each at its field, with what was typed", async () => {
    const { first, path } = await leads();
    const keys = await hidden(first, `${path}/propose-amendment`);
    const empty = await refusedOf(await first.post(`${path}/propose-amendment`, keys));
    expect(empty.status).toBe(422);
    expect(empty.title).toMatch(/^Error: Propose an amendment/);
    expect(empty.links).toEqual(["#instant", "#to-day", "#reason"]);
    expect(empty.words).toContain("Choose the time that moves");
    const typed = { ...keys, ...MOVE, time: "noon", reason: "" };
    const { words, html, links } = await refusedOf(await first.post(`${path}/propose-amendment`, typed));
    expect(links).toEqual(["#time", "#reason"]);
    expect(words).toContain("Give a reason");
    expect(html).toMatch(/value="preferences-2 closesAt"\s+checked/);
    for (const value of ["19", "5", "2014", "noon"]) expect(html).toContain(`value="${value}"`);
  });

  it.each([
    ["a closing time that moves earlier", { "to-day": "15" }, "A closing time can only move later", "to-day"],
    [
      "a day that does not exist",
      { "to-day": "31", "to-month": "6" },
      "Enter a date and time that exist",
      "to-day",
    ],
    [
      "an hour that the clocks skip",
      { "to-day": "29", "to-month": "3", "to-year": "2015", time: "1:30" },
      "does not exist",
      "to-day",
    ],
    [
      "an hour that comes twice",
      { "to-day": "26", "to-month": "10", time: "01:30" },
      "comes twice",
      "to-day",
    ],
    [
      "a moment moved into the past",
      { instant: "award opensAt", "to-day": "1" },
      "Enter a time in the future",
      "to-day",
    ],
    [
      "an opening after the closing",
      { instant: "evaluation opensAt", "to-month": "12" },
      "must close after it opens",
      "to-day",
    ],
    ["a time that has passed", { instant: "pqq closesAt" }, "cannot be moved any more", "instant"],
    ["a stage without that time", { instant: "award closesAt" }, "has no such time", "instant"],
    ["a stage that is none", { instant: "LOTS# opensAt" }, "Choose the time that moves", "instant"],
    [
      "an old version of the page",
      { seenVersion: "7" },
      "Somebody changed this while you were working",
      "instant",
    ],
    [
      "a version that is none",
      { seenVersion: "x" },
      "Somebody changed this while you were working",
      "instant",
    ],
  ])("refuses %s in words, and gives back what was typed", async (_, change, refusal, field) => {
    const { first, path, portal } = await leads();
    const keys = await hidden(first, `${path}/propose-amendment`);
    const before = await portal.digest();
    const response = await first.post(`${path}/propose-amendment`, { ...keys, ...MOVE, ...change });
    const { status, words, html, links } = await refusedOf(response);
    expect(status).toBe(422);
    expect(words).toContain(refusal);
    expect(links).toEqual([`#${field}`]);
    expect(html).toContain("was late &lt;late&gt;");
    expect(hiddenIn(html, "seenVersion")).toBe("1");
    expect(await portal.digest()).toBe(before);
  });

  it("refuses what comes less than 15 minutes before the old time", async () => {
    const { first, path, portal } = await leads("2014-05-16T11:45");
    const keys = await hidden(first, `${path}/propose-amendment`);
    portal.at(london("2014-05-16T11:45:00.001"));
    const { status, words } = await refusedOf(
      await first.post(`${path}/propose-amendment`, { ...keys, ...MOVE }),
    );
    expect(status).toBe(422);
    expect(words).toContain("This can be moved until 11:45am, Friday 16 May 2014 (BST), 15 minutes before");
  });

  it("cannot be confirmed twice, nor on an old version, and says so", async () => {
    const { first, second, path } = await leads();
    const keys = await hidden(first, `${path}/propose-amendment`);
    await first.post(`${path}/propose-amendment`, { ...keys, ...MOVE });
    const look =
      hrefsIn(await (await first.get(`${path}/amendments`)).text()).find((href) => href.includes("/amd_")) ??
      "";
    const stale = await refusedOf(await second.post(look, { requestKey: "stale-version", seenVersion: "9" }));
    expect([stale.status, stale.words.includes("Somebody changed this")]).toEqual([422, true]);
    const sent = await hidden(second, look);
    expect((await second.post(look, sent)).status).toBe(303);
    expect((await second.post(look, sent)).status, "the same form again").toBe(303);
    const again = await refusedOf(await second.post(look, { requestKey: "another-key", seenVersion: "2" }));
    expect([again.status, again.words.includes("has been confirmed already")]).toEqual([422, true]);
  });

  it("is not found by an id that no amendment has", async () => {
    const { second, path } = await leads();
    for (const id of ["amd_1", `amd_${"0".repeat(26)}`, "%23"]) {
      expect((await second.get(`${path}/amendments/${id}`)).status).toBe(404);
      expect((await second.post(`${path}/amendments/${id}`, { seenVersion: "1" })).status).toBe(404);
    }
  });
});

describe("cancelling", () => {
  it("takes a reason and a version that somebody saw, and is done once", async () => {
    const { first, path, now } = await leads();
    const keys = await hidden(first, `${path}/cancel`);
    const refusal = await refusedOf(await first.post(`${path}/cancel`, { ...keys, reason: " " }));
    expect([refusal.status, refusal.links, (await now()).cancelled]).toEqual([422, ["#reason"], undefined]);
    const unseen = await refusedOf(await first.post(`${path}/cancel`, { reason: "Kept" }));
    expect([unseen.status, unseen.words.includes("Somebody changed this")]).toEqual([422, true]);
    const response = await first.post(`${path}/cancel`, { ...keys, reason: "Bought otherwise" });
    const again = await first.post(`${path}/cancel`, { ...keys, reason: "Bought otherwise" });
    expect([again.status, (await now()).version]).toEqual([303, 2]);
    expect([response.status, response.headers.get("location")]).toEqual([303, path]);
    expect((await now()).cancelled?.reason).toBe("Bought otherwise");
  });

  it("is refused in words after award, on an old version, and twice", async () => {
    const { first, path, portal } = await leads();
    const stale = await refusedOf(
      await first.post(`${path}/cancel`, { requestKey: "stale-version", seenVersion: "4", reason: "Kept" }),
    );
    expect([
      stale.status,
      stale.words.includes("Somebody changed this"),
      stale.html.includes("Kept</textarea>"),
    ]).toEqual([422, true, true]);
    portal.at(london("2014-12-05T09:00"));
    const signedIn = await browserOf(portal, "authority", "lead@authority.example");
    const late = await refusedOf(
      await signedIn.post(`${path}/cancel`, { requestKey: "after-award", seenVersion: "1", reason: "Late" }),
    );
    expect([late.status, late.words.includes("can be cancelled until award only")]).toEqual([422, true]);
    portal.at(london("2014-05-08T09:00"));
    const one = await first.post(`${path}/cancel`, {
      requestKey: "first-time",
      seenVersion: "1",
      reason: "Once",
    });
    expect(one.status).toBe(303);
    const two = await refusedOf(
      await first.post(`${path}/cancel`, { requestKey: "second-time", seenVersion: "2", reason: "Twice" }),
    );
    expect([
      two.status,
      two.words.includes("The competition was cancelled at 9am, Thursday 8 May 2014"),
    ]).toEqual([422, true]);
  });
});

describe("pre-qualification", () => {
  it("is recorded with a reason, and shows since when and by whom", async () => {
    const { first, path, portal, bidder, competitionId } = await leads("2013-12-19T09:00");
    const { submitter } = await bidder("capita");
    await bidder("sodexo-nacro");
    const page = await (await first.get(`${path}/prequalification`)).text();
    expect(page).toContain("No organisation has pre-qualified yet.");
    const typed = { requestKey: hiddenIn(page, "requestKey"), organisationId: submitter.organisationId };
    const refusal = await refusedOf(await first.post(`${path}/prequalification`, { ...typed, reason: "" }));
    expect([refusal.status, refusal.links]).toEqual([422, ["#reason"]]);
    expect(refusal.html).toMatch(new RegExp(`value="${submitter.organisationId}"\\s+selected`));
    const response = await first.post(`${path}/prequalification`, { ...typed, reason: "Passed the PQQ" });
    expect([response.status, response.headers.get("location")]).toEqual([303, `${path}/prequalification`]);
    const standing = await loadStanding(portal.deps.table, submitter.organisationId, competitionId);
    expect(standing?.reason).toBe("Passed the PQQ");
    const words = await wordsOf(await first.get(`${path}/prequalification`));
    expect(words).toContain("capita 9am, Thursday 19 December 2013 (GMT) National Lead Passed the PQQ");
    expect(words).toContain("Choose an organisation sodexo-nacro Reason");
  });

  it("is refused in words for an organisation that has it, that is none, and that nobody knows", async () => {
    const competition = await leads("2013-12-19T09:00");
    const { first, path, bidder, prequalify } = competition;
    const { submitter } = await bidder("capita");
    await prequalify(submitter);
    for (const [organisationId, words] of [
      [submitter.organisationId, "has pre-qualified already"],
      ["", "Choose an organisation"],
      ["org_1", "Choose an organisation"],
      [`org_${"0".repeat(26)}`, "There is nothing here that you can see"],
    ] as const) {
      const sent = { requestKey: `key-of-${organisationId}-00`, organisationId, reason: "Passed" };
      const refusal = await refusedOf(await first.post(`${path}/prequalification`, sent));
      expect([refusal.status, refusal.links]).toEqual([422, ["#organisationId"]]);
      expect(refusal.words).toContain(words);
      expect(refusal.html).toContain("Passed</textarea>");
    }
  });
});

describe("the acts of a national lead", () => {
  it("are refused to other roles of the authority, whatever they send, and nothing is written", async () => {
    const { portal, lead, path } = await leads();
    const team = AppointStaff.parse({
      mail: "london.lead@authority.example",
      name: "Team Lead",
      role: "competition-lead",
      lots: ["lot-20"],
    });
    must(await appointStaff(portal.deps, lead, team, anyKey()));
    const browser = await browserOf(portal, "authority", team.mail);
    const before = await portal.digest();
    const acts = ["propose-amendment", "cancel", "prequalification", `amendments/amd_${"0".repeat(26)}`];
    for (const act of [
      "/authority/create-competition/from-template",
      "/authority/create-competition/by-hand",
      ...acts.map((name) => `${path}/${name}`),
    ]) {
      const sent = { ...MOVE, seenVersion: "1", reason: "Because", title: "Mine" };
      expect((await browser.post(act, sent)).status).toBe(403);
    }
    expect(await portal.digest()).toBe(before);
  });
});
