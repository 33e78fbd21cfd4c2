import { describe, expect, it } from "vitest";
import { loadStanding } from "../../functions/competition/facts.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { london } from "../builders/competition.ts";
import { confirmsAt, leads, waitingAt } from "./competition-leads.ts";
import { visitorAt } from "../builders/visitor.ts";
import { publishedFrom } from "../builders/of-two.ts";
import { BY_HAND } from "./competition-by-hand.ts";

describe("cancelling", () => {
  it("is proposed with a reason and on a version that somebody saw, and done when another lead confirms it", async () => {
    const { first, second, path, now } = await leads();
    const keys = await first.hiddenIn(`${path}/cancel`);
    const refusal = await first.post(`${path}/cancel`, { ...keys, reason: " " });
    expect([refusal.status, refusal.errorLinks, (await now()).cancelled]).toEqual([
      422,
      ["#reason"],
      undefined,
    ]);
    const unseen = await first.post(`${path}/cancel`, { reason: "Kept" });
    expect([unseen.status, unseen.words.includes("This has changed since")]).toEqual([422, true]);
    const response = await first.post(`${path}/cancel`, { ...keys, reason: "Bought otherwise" });
    const again = await first.post(`${path}/cancel`, { ...keys, reason: "Bought otherwise" });
    expect([again.status, (await now()).version]).toEqual([303, 1]);
    expect([response.status, response.leadsTo]).toEqual([303, `${path}/proposals`]);
    expect((await now()).cancelled).toBe(undefined);
    const look = (await second.get(await waitingAt(second, path))).words;
    expect(look.match(/What is underway/g), "said once, of all that is").toHaveLength(1);
    expect(look).toContain("Lot preferences, round 2: shuts at once");
    expect((await confirmsAt(second, path)).status).toBe(303);
    expect([(await now()).version, (await now()).cancelled?.reason]).toEqual([2, "Bought otherwise"]);
  });

  it("says beforehand who is told and what becomes of what is underway", async () => {
    const { path, portal } = await leads("2013-10-01T09:00");
    const asked = async () =>
      (await (await visitorAt(portal, "lead@authority.example")).get(`${path}/cancel`)).words;
    const early = await asked();
    expect(early).toContain("every registered Tier 1 organisation every partner everybody at the authority");
    expect(early).toContain("(PQQ): shuts at once. What was submitted in it is never opened");
    expect(early).not.toContain("The evaluation of the PQQ stops");
    portal.at(london("2013-10-31T12:00"));
    expect(await asked()).toContain("(PQQ): has closed and is not sealed yet");
    await portal.seal();
    portal.at(london("2013-11-20T09:00"));
    await portal.seal();
    const late = await asked();
    expect(late).toContain("every Tier 1 organisation that has begun to take part");
    expect(late).toContain("(PQQ): what was opened stays as it is");
    expect(late).toContain("The evaluation of the PQQ stops as it stands");
    expect(late).not.toContain("shuts at once");
  });

  it("is refused in words after award, on an old version, and twice", async () => {
    const { first, second, path, portal } = await leads();
    const stale = await first.post(`${path}/cancel`, {
      requestKey: "stale-version",
      seenVersion: "4",
      reason: "Kept",
    });
    expect([
      stale.status,
      stale.words.includes("This has changed since"),
      stale.text.includes("Kept</textarea>"),
    ]).toEqual([422, true, true]);
    portal.at(london("2014-12-05T09:00"));
    const signedIn = await visitorAt(portal, "lead@authority.example");
    const late = await signedIn.post(`${path}/cancel`, {
      requestKey: "after-award",
      seenVersion: "1",
      reason: "Late",
    });
    expect([late.status, late.words.includes("can be cancelled until award only")]).toEqual([422, true]);
    portal.at(london("2014-05-08T09:00"));
    const one = await first.post(`${path}/cancel`, {
      requestKey: "first-time",
      seenVersion: "1",
      reason: "Once",
    });
    expect(one.status).toBe(303);
    expect((await confirmsAt(second, path)).status).toBe(303);
    const two = await first.post(`${path}/cancel`, {
      requestKey: "second-time",
      seenVersion: "2",
      reason: "Twice",
    });
    expect([
      two.status,
      two.words.includes("The competition was cancelled at 9am, Thursday 8 May 2014"),
    ]).toEqual([422, true]);
  });
});

/** A competition that begins with a round of lot preferences, and a lead of it. */
async function withoutPqq() {
  const competition = await leads("2013-12-19T09:00");
  const { leadsTo } = await competition.first.fill(BY_HAND, WITHOUT_PQQ);
  const path = await publishedFrom(competition.portal, competition.first, leadsTo ?? "");
  return { ...competition, path, competitionId: CompetitionId.parse(path.split("/").at(-1)) };
}
const WITHOUT_PQQ = {
  title: "Without a PQQ",
  lots: "1; First lot",
  minimumBidders: "2",
  marketSharePercent: "25",
  fundingPercent: "50",
  fundingMultiple: "2",
  "stage-kind": "lot-preferences",
  "stage-number": "1",
  "stage-opens-1-day": "2/6/2014",
  "stage-opens-1-time": "09:00",
  "stage-closes-1-day": "16/6/2014",
  "stage-closes-1-time": "12:00",
};

describe("pre-qualification where there is no PQQ", () => {
  it("is recorded with a reason, and shows since when and by whom", async () => {
    const { first, path, portal, bidder, competitionId } = await withoutPqq();
    const { submitter } = await bidder("capita");
    await bidder("sodexo-nacro");
    const page = await first.get(`${path}/prequalification`);
    expect(page.text).toContain("No organisation has pre-qualified yet.");
    const typed = { requestKey: page.hidden("requestKey"), organisationId: submitter.organisationId };
    const refusal = await first.post(`${path}/prequalification`, { ...typed, reason: "" });
    expect([refusal.status, refusal.errorLinks]).toEqual([422, ["#reason"]]);
    expect(refusal.text).toMatch(new RegExp(`value="${submitter.organisationId}"\\s+selected`));
    const response = await first.post(`${path}/prequalification`, { ...typed, reason: "Passed the PQQ" });
    expect([response.status, response.leadsTo]).toEqual([303, `${path}/prequalification`]);
    const standing = await loadStanding(portal.deps.table, submitter.organisationId, competitionId);
    expect(standing?.reason).toBe("Passed the PQQ");
    const words = (await first.get(`${path}/prequalification`)).words;
    expect(words).toContain("capita 9am, Thursday 19 December 2013 (GMT) National Lead Passed the PQQ");
    expect(words).toContain("Choose an organisation sodexo-nacro Reason");
  });

  it("is refused in words for an organisation that has it, that is none, and that nobody knows", async () => {
    const { first, path, bidder } = await withoutPqq();
    const { organisationId: passed } = (await bidder("capita")).submitter;
    const recorded = { organisationId: passed, reason: "Passed" };
    expect((await first.fill(`${path}/prequalification`, recorded)).status).toBe(303);
    for (const [organisationId, words] of [
      [passed, "has pre-qualified already"],
      ["", "Choose an organisation"],
      ["org_1", "Choose an organisation"],
      [`org_${"0".repeat(26)}`, "There is nothing here that you can see"],
    ] as const) {
      const sent = { requestKey: `key-of-${organisationId}-00`, organisationId, reason: "Passed" };
      const refusal = await first.post(`${path}/prequalification`, sent);
      expect([refusal.status, refusal.errorLinks]).toEqual([422, ["#organisationId"]]);
      expect(refusal.words).toContain(words);
      expect(refusal.text).toContain("Passed</textarea>");
    }
  });

  it("is offered nowhere where there is one, and refused in words: a correction of its outcome is the way", async () => {
    const { first, path, bidder, portal } = await leads("2013-12-19T09:00");
    const { organisationId } = (await bidder("capita")).submitter;
    expect((await first.get(`${path}/prequalification`)).words).not.toContain("Record");
    const before = await portal.digest();
    const refusal = await first.post(`${path}/prequalification`, { organisationId, reason: "Passed" });
    expect([refusal.status, refusal.errorLinks]).toEqual([422, ["#organisationId"]]);
    expect(refusal.words).toContain("Propose a correction of the outcome instead");
    expect(await portal.digest()).toBe(before);
  });
});
