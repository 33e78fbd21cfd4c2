import { beforeEach, describe, expect, it } from "vitest";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { countEntries } from "../../builders/effects.ts";
import { london } from "../../builders/competition.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";
import { programAt, type Visitor, visitorAt } from "../../builders/visitor.ts";
import { confirmsAt, waitingAt } from "../competition-leads.ts";

const REASON = "A score was added up <wrongly>";
const CORRECTED = plus(london("2013-11-04T09:00"), MINUTE);

let pqq: AssessedPqq;
let lead: Visitor;
let second: Visitor;
const home = (door: string) => `/${door}/competitions/${pqq.competitionId}`;
beforeEach(async () => {
  pqq = await anAssessedPqq();
  lead = await visitorAt(pqq.portal, "lead@authority.example");
  second = await visitorAt(pqq.portal, "second.lead@authority.example");
});

const published = async () => void (await pqq.confirm(await pqq.proposed()));
/** Proposes to correct what is said of one, as the first lead by the page. */
const propose = (name: string, passes: "yes" | "no", reason = REASON) =>
  lead.fill(`${home("authority")}/outcome/correct`, { organisationId: pqq.idOf(name), passes, reason });
async function corrected(name: string, passes: "yes" | "no") {
  expect((await propose(name, passes)).status).toBe(303);
  expect((await confirmsAt(second, home("authority"))).status).toBe(303);
}

/** What everybody reads, each on the pages that are theirs. */
async function seen() {
  const { competitionId, portal } = pqq;
  const anybody = await visitorAt(portal);
  const program = await programAt(portal, "authority", "lead@authority.example");
  const open = await programAt(portal, "public");
  const authority = async (page: string) => (await lead.get(`${home("authority")}${page}`)).words;
  const ofOne = async (name: string) => {
    const as = await visitorAt(portal, `submit@${name}.example`);
    const api = await programAt(portal, "bidder", `submit@${name}.example`);
    return {
      home: (await as.get("/bidder")).words,
      hub: (await as.get(home("bidder"))).words,
      own: (await as.get(`${home("bidder")}/outcome`)).words,
      round: (await as.get(`${home("bidder")}/preferences/preferences-1`)).words,
      outcome: await api.done("GET", `/competitions/${competitionId}/outcome`),
      competition: await api.done("GET", `/competitions/${competitionId}`),
    };
  };
  return {
    alpha: await ofOne("alpha"),
    gamma: await ofOne("gamma"),
    results: [await authority("/outcome"), await authority("/evaluation/results")],
    prequalification: await authority("/prequalification"),
    counted: [
      await authority(""),
      await authority("/pre-qualified"),
      (await anybody.get(`/competitions/${competitionId}`)).words,
      (await anybody.get(`/competitions/${competitionId}/pre-qualified`)).words,
    ],
    list: await open.done("GET", `/competitions/${competitionId}/pre-qualified`),
    competition: await program.done("GET", `/competitions/${competitionId}`),
  };
}

const FAILED = /Not passed|did not pass|has not pre-qualified|takes no further part|can no longer take part/;
const PASSED = /Passed|organisation has pre-qualified|Pre-qualified/;

describe("the outcome of an organisation that is corrected to passed", () => {
  it("is said everywhere alike from the confirmation on, and nowhere before", async () => {
    await published();
    pqq.portal.at(CORRECTED);
    const before = await seen();
    await propose("gamma", "yes");
    const proposed = await seen();
    for (const page of ["gamma", "counted", "list", "competition", "results", "prequalification"] as const)
      expect(proposed[page], page).not.toEqual(undefined);
    expect(proposed.gamma).toEqual(before.gamma);
    expect(proposed.counted.slice(1)).toEqual(before.counted.slice(1));
    expect([proposed.list, proposed.competition]).toEqual([before.list, before.competition]);

    expect((await confirmsAt(second, home("authority"))).status).toBe(303);
    const { gamma, results, prequalification, counted, list, competition } = await seen();
    for (const page of [gamma.home, gamma.hub, gamma.own]) expect(page).not.toMatch(FAILED);
    expect(gamma.hub).toMatch(PASSED);
    expect(gamma.own).toContain("Your organisation has pre-qualified");
    expect(gamma.own).toMatch(/Outcome of your response Passed .* Corrected 9:01am, Monday 4 November 2013/);
    expect(gamma.own).toContain("Why it was corrected A score was added up &lt;wrongly&gt;");
    expect(gamma.outcome).toMatchObject({ passes: true, corrected: { at: CORRECTED, reason: REASON } });
    expect(gamma.competition).toMatchObject({ prequalifiedAt: CORRECTED, outcome: { passed: 3 } });
    expect(results[0]).toContain("3 of 3 responses passed");
    for (const page of results) expect(page).toMatch(/gamma Passed .* 40% Passed by correction/);
    expect(prequalification).toContain("3 organisations have pre-qualified");
    for (const page of counted.slice(1))
      expect(page).toContain("3 organisations submitted a response; 3 of them passed.");
    expect(counted.at(-1)).toContain("Corrected at 9:01am, Monday 4 November 2013 (GMT)");
    expect(list).toMatchObject({ submitted: 3, passed: 3, correctedAt: CORRECTED });
    expect(competition).toMatchObject({ outcome: { submitted: 3, passed: 3 } });
  });

  it("opens the rounds of preferences to it", async () => {
    await published();
    await corrected("gamma", "yes");
    pqq.portal.at(london("2014-02-10T09:00"));
    const gamma = await visitorAt(pqq.portal, "submit@gamma.example");
    const round = `${home("bidder")}/preferences/preferences-1`;
    expect((await gamma.fill(`${round}/choose-lots`, { lots: "lot-9" })).status).toBe(303);
  });
});

describe("the outcome of an organisation that is corrected to not passed", () => {
  it("is said everywhere alike, and takes its name off the public list", async () => {
    await published();
    pqq.portal.at(CORRECTED);
    expect((await seen()).list).toMatchObject({ listed: ["alpha"] });
    await corrected("alpha", "no");
    const { alpha, results, prequalification, counted, list, competition } = await seen();
    for (const page of [alpha.home, alpha.hub, alpha.own]) expect(page).toMatch(FAILED);
    for (const page of [alpha.home, alpha.hub, alpha.own]) expect(page).not.toMatch(PASSED);
    expect(alpha.own).toMatch(/Outcome of your response Not passed .* Why it was corrected A score/);
    expect(alpha.competition["prequalifiedAt"]).toBe(undefined);
    expect(results[0]).toContain("1 of 3 responses passed");
    for (const page of results) expect(page).toMatch(/alpha Passed .* 80% Not passed by correction/);
    expect(prequalification).toContain("1 organisation has pre-qualified");
    expect(prequalification).not.toContain("alpha");
    for (const page of counted.slice(1)) {
      expect(page).toContain("3 organisations submitted a response; 1 of them passed.");
      expect(page).not.toContain("alpha");
    }
    expect(list).toMatchObject({ passed: 1, listed: [] });
    expect(competition).toMatchObject({ outcome: { submitted: 3, passed: 1 } });
  });

  it("shuts the rounds of preferences to it, from its instant on", async () => {
    await published();
    pqq.portal.at(london("2014-02-10T09:00"));
    lead = await visitorAt(pqq.portal, "lead@authority.example");
    second = await visitorAt(pqq.portal, "second.lead@authority.example");
    const alpha = await visitorAt(pqq.portal, "submit@alpha.example");
    const round = `${home("bidder")}/preferences/preferences-1`;
    const form = `${round}/choose-lots`;
    const keys = await alpha.hiddenIn(form);
    await corrected("alpha", "no");
    const before = await pqq.portal.digest();
    const late = await alpha.post(form, { ...keys, lots: "lot-9" });
    expect([403, 422]).toContain(late.status);
    expect(await pqq.portal.digest(), "nothing is saved").toBe(before);
    expect((await alpha.get(home("bidder"))).hrefs).not.toContain(form);
  });

  it("is corrected back, and its name is on the list again", async () => {
    await published();
    await corrected("alpha", "no");
    pqq.portal.at(CORRECTED);
    await corrected("alpha", "yes");
    const { alpha, counted, list, results } = await seen();
    for (const page of [alpha.home, alpha.hub, alpha.own]) expect(page).not.toMatch(FAILED);
    expect(list).toMatchObject({ passed: 2, listed: ["alpha"] });
    for (const page of results) expect(page).toMatch(/alpha Passed .* 80% Passed by correction/);
    for (const page of counted.slice(1)) expect(page).toContain("2 of them passed");
  });
});

describe("a correction of an outcome", () => {
  it("says field by field what is missing, and gives back what was typed", async () => {
    await published();
    const page = `${home("authority")}/outcome/correct`;
    const nothing = await lead.fill(page, {});
    expect([nothing.status, nothing.errorLinks]).toEqual([422, ["#organisationId", "#passes", "#reason"]]);
    const some = await lead.fill(page, { organisationId: pqq.idOf("gamma"), reason: REASON });
    expect(some.errorLinks).toEqual(["#passes"]);
    expect(some.text).toContain("added up &lt;wrongly&gt;</textarea>");
  });

  it("stands before the results while it waits, and after them once it is closed", async () => {
    await published();
    await propose("gamma", "yes");
    const order = async () =>
      /It is to say|2 of 3 responses|3 of 3 responses/.exec(
        (await lead.get(`${home("authority")}/outcome`)).words,
      )?.[0];
    expect(await order()).toBe("It is to say");
    await confirmsAt(second, home("authority"));
    expect(await order()).toBe("3 of 3 responses");
  });

  it("is refused where it would say what is said already, and commits nothing", async () => {
    await published();
    const before = await pqq.portal.digest();
    const refused = await propose("alpha", "yes");
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#passes"]]);
    expect(await pqq.portal.digest()).toBe(before);
  });

  it("is refused and offered nowhere before the outcome is published, a millisecond before its instant too", async () => {
    await pqq.confirm(await pqq.proposed({ publishAt: "2013-11-04T09:10" }));
    const publication = london("2013-11-04T09:10");
    pqq.portal.at(plus(publication, -1));
    const correct = `${home("authority")}/outcome/correct`;
    const offers = async () => (await lead.get(`${home("authority")}/outcome`)).hrefs.includes(correct);
    expect(await offers()).toBe(false);
    const before = await pqq.portal.digest();
    const early = await propose("gamma", "yes");
    expect([early.status, early.words.includes("No outcome is published")]).toEqual([422, true]);
    expect(await pqq.portal.digest()).toBe(before);
    pqq.portal.at(publication);
    expect([(await propose("gamma", "yes")).status, await offers()]).toEqual([303, true]);
  });

  it("is never made by one person, and is one act of the other", async () => {
    await published();
    await propose("gamma", "yes");
    const look = await waitingAt(lead, home("authority"));
    const { seenHash = "" } = await second.hiddenIn(look, `${look}/confirm`);
    const before = await pqq.portal.digest();
    const own = await lead.post(`${look}/confirm`, { seenHash });
    expect([own.status, await pqq.portal.digest()]).toEqual([422, before]);
    const entries = await countEntries(pqq.portal);
    const sent = await second.hiddenIn(look, `${look}/confirm`);
    for (const _ of ["first", "repeat"])
      expect((await second.post(`${look}/confirm`, sent)).status).toBe(303);
    expect((await countEntries(pqq.portal)) - entries).toBe(1);
  });

  it("is overtaken by another correction, so that counts are made of what stands", async () => {
    await published();
    await propose("gamma", "yes");
    const first = await waitingAt(lead, home("authority"));
    pqq.portal.at(CORRECTED);
    expect((await propose("alpha", "no")).status).toBe(303);
    const other = await waitingAt(second, home("authority"));
    expect(other).not.toBe(first);
    expect((await second.fill(other, {}, `${other}/confirm`)).status).toBe(303);
    expect((await second.get(first)).words).toContain("State Overtaken");
    expect((await lead.fill(first, {}, `${first}/again`)).status).toBe(303);
    expect((await confirmsAt(second, home("authority"))).status).toBe(303);
    expect((await seen()).list).toMatchObject({ passed: 2, listed: ["gamma"] });
  });
});
