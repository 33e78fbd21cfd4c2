import { beforeEach, describe, expect, it } from "vitest";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { ResultsTable } from "../../../web/outcomes/results-table.tsx";
import { aCompetition, london } from "../../builders/competition.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";
import { type Answer, words } from "../../builders/answer.ts";
import { type Visitor, visitorAt } from "../../builders/visitor.ts";
import { waitingAt } from "../competition-leads.ts";

let pqq: AssessedPqq;
let lead: Visitor;
let second: Visitor;
beforeEach(async () => {
  pqq = await anAssessedPqq();
  lead = await visitorAt(pqq.portal, "lead@authority.example");
  second = await visitorAt(pqq.portal, "second.lead@authority.example");
});

const home = (door: "authority" | "bidder" | "partner") => `/${door}/competitions/${pqq.competitionId}`;
const outcome = () => `${home("authority")}/outcome`;
async function propose(fields: Readonly<Record<string, string>>) {
  const { resultsHash: seenResults } = await pqq.read();
  return lead.fill(`${outcome()}/propose`, { seenResults, ...fields });
}
const AT_NINE = { when: "at", "at-day": "19", "at-month": "12", "at-year": "2013", "at-time": "9:00" };

/** Proposes as the first lead, on the results as they are. */
async function proposed(fields: Readonly<Record<string, string>> = { when: "on-confirmation" }) {
  const answer = await propose({ reason: "As the panel recommends", ...fields });
  expect([answer.status, answer.leadsTo]).toEqual([303, outcome()]);
  return waitingAt(lead, home("authority"));
}
const confirm = (proposal: string, as = second) => as.fill(proposal, {}, `${proposal}/confirm`);

describe("the authority's page", () => {
  it("shows how every response came out, the highest total first, and nothing proposed", async () => {
    const { status, text } = await lead.get(outcome());
    expect(status).toBe(200);
    expect(words(text)).toContain("2 of 3 responses passed");
    expect(words(text)).toMatch(/alpha Passed 80% 80% Passed .*gamma Passed 40% 40% Not passed/);
    expect(words(text)).toContain("No outcome waits to be confirmed");
  });

  it("is not proposed yet, says the lead's page of the competition, and how far everything else is", async () => {
    expect(words((await lead.get(home("authority"))).text)).toMatch(
      /Responses 3 received Evaluation \d of 6 moderated .*Questions to bidders None asked Outcome Not proposed/,
    );
  });

  it("says of a response that is not moderated throughout neither that it passes nor that it fails", async () => {
    const { results } = await pqq.read();
    const unmarked = results.map((one) => ({
      ...one,
      passes: false,
      sections: one.sections.map((section) => ({ ...section, passed: undefined, scores: [] })),
    }));
    const table = words(String(ResultsTable({ results: unmarked, complete: false })));
    expect(table).toContain("3 responses, not all of them marked");
    expect([table.includes("Not yet"), table.includes("Not passed")]).toEqual([true, false]);
  });

  it("shows nothing before the PQQ is sealed, and says that the attempt is recorded", async () => {
    const early = await aCompetition("2013-10-01T09:00");
    const as = await visitorAt(early.portal, "lead@authority.example");
    const { status, text } = await as.get(`/authority/competitions/${early.competitionId}/outcome`);
    expect([status, words(text).includes("Your attempt has been recorded")]).toEqual([403, true]);
  });
});

describe("an outcome that is proposed", () => {
  it("is put before the second lead with when it is published and until when it can be confirmed", async () => {
    await proposed(AT_NINE);
    const says = words((await second.get(home("authority"))).text);
    expect(says).toContain("Confirm: Outcome of the PQQ Proposed by National Lead: As the panel recommends");
    expect(says).toContain("By 8:59am, Thursday 19 December 2013 (GMT)");
    expect(words((await lead.get(home("authority"))).text)).not.toContain("Confirm: ");
    expect(words((await second.get(outcome())).text)).toMatch(
      /Published 9am, Thursday 19 December 2013 \(GMT\) .* State Waiting/,
    );
  });

  it("waits no more in a competition that is cancelled, and offers nothing", async () => {
    await proposed(AT_NINE);
    await pqq.cancel();
    const says = words((await second.get(outcome())).text);
    expect(says).toMatch(/The competition was cancelled at .* It has no outcome\. .* State Overtaken/);
    for (const offered of ["Propose the outcome", "Confirm"]) expect(says).not.toContain(offered);
  });
});

describe("proposing", () => {
  it("says field by field what is missing, and gives back what was typed", async () => {
    const nothing = await propose({});
    expect([nothing.status, nothing.errorLinks]).toEqual([422, ["#when", "#reason"]]);
    const noTime = await propose({ when: "at", reason: "Typed <once>", "at-day": "19" });
    expect([noTime.status, noTime.errorLinks]).toEqual([422, ["#at-day", "#at-time"]]);
    expect(noTime.text).toContain("Typed &lt;once&gt;</textarea>");
    const past = await propose({ ...AT_NINE, "at-month": "1", reason: "x" });
    expect([past.status, past.errorLinks]).toEqual([422, ["#at-day"]]);
    expect(words(past.text)).toContain("so that another");
    const unseen = await propose({ when: "on-confirmation", reason: "x", seenResults: "" });
    expect([unseen.status, unseen.errorLinks]).toEqual([422, ["#when"]]);
  });

  it("is shown as waiting, and as what became of it beside the one that comes after", async () => {
    const first = await proposed(AT_NINE);
    expect(words((await lead.get(outcome())).text)).not.toContain("other proposals");
    expect((await lead.fill(first, {}, `${first}/withdraw`)).status).toBe(303);
    await proposed();
    const { text } = await second.get(outcome());
    expect(words(text)).toMatch(
      /As soon as it is confirmed .* Corrections and other proposals .* State Withdrawn/,
    );
  });

  it("is confirmed by another lead only, and shown as published then", async () => {
    const proposal = await proposed();
    const { seenHash = "" } = await second.hiddenIn(proposal, `${proposal}/confirm`);
    const own = await lead.post(`${proposal}/confirm`, { seenHash });
    expect([own.status, own.errorLinks]).toEqual([422, ["#proposal"]]);
    expect((await confirm(proposal)).status).toBe(303);
    const shown = words((await lead.get(outcome())).text);
    expect(shown).toContain("State Confirmed");
    expect(shown).toContain("See who has pre-qualified, as everybody does");
    const evaluation = words((await lead.get(`${home("authority")}/evaluation`)).text);
    expect(evaluation).toMatch(/The outcome was published at .* The evaluation is over\./);
    expect(evaluation).not.toContain("proposed");
  });
});

describe("once it is published", () => {
  it("is read by each organisation for itself, and by nobody for another", async () => {
    await confirm(await proposed());
    const alpha = await visitorAt(pqq.portal, "submit@alpha.example");
    const { status, text } = await alpha.get(`${home("bidder")}/outcome`);
    expect(status).toBe(200);
    expect(words(text)).toContain("Your organisation has pre-qualified");
    expect(words(text)).toMatch(/How will you deliver\? Score 4 out of 5 Counts for 48% of at most 60%/);
    expect(words(text)).toContain("Why alpha has 4");
    expect(text).not.toMatch(/beta|gamma/);
    const gamma = await visitorAt(pqq.portal, "member@gamma.example");
    const failed = words((await gamma.get(`${home("bidder")}/outcome`)).text);
    expect(failed).toContain("Your organisation has not pre-qualified");
    expect(words((await gamma.get(home("bidder"))).text)).toContain(
      "Outcome of the PQQ Read the scores and reasons of your response Not passed",
    );
    expect((await gamma.get("/bidder")).words).toContain("Your organisation did not pass the PQQ");
  });

  it("names in public those who passed and agreed, and says how many there are", async () => {
    await confirm(await proposed());
    const anybody = await visitorAt(pqq.portal);
    const { status, text } = await anybody.get(`/competitions/${pqq.competitionId}/pre-qualified`);
    expect(status).toBe(200);
    expect(words(text)).toContain("3 organisations submitted a response; 2 of them passed.");
    expect(words(text)).toContain(
      "Organisations that agreed to be named alpha 1 other passed and is not named.",
    );
    expect(text).not.toMatch(/beta|gamma/);
    expect((await anybody.get("/")).text).toContain(
      `href="/competitions/${pqq.competitionId}/pre-qualified"`,
    );
  });

  it("keeps who is signed in among their own pages, and shows them the way back from those of everybody", async () => {
    await confirm(await proposed());
    const alpha = await visitorAt(pqq.portal, "submit@alpha.example");
    const list = `${home("bidder")}/pre-qualified`;
    for (const path of ["/", "/bidder", `${home("bidder")}/outcome`])
      expect((await alpha.get(path)).text, path).toContain(`href="${list}"`);
    const own = await alpha.get(list);
    expect(words(own.text)).toContain("3 organisations submitted a response; 2 of them passed.");
    expect(own.text).toContain(`href="${home("bidder")}/preferences"`);
    expect(words(own.text)).not.toContain("This page is the same for everybody");
    expect((await lead.get("/authority")).text).toContain(`href="${home("authority")}/pre-qualified"`);
    expect((await lead.get(`${home("authority")}/pre-qualified`)).status).toBe(200);
    const everybodys = await alpha.get(`/competitions/${pqq.competitionId}/pre-qualified`);
    expect(words(everybodys.text)).toContain("Go to your own page of this competition");
    expect(everybodys.text).toContain(`href="${home("bidder")}"`);
    const nobodys = (await (await visitorAt(pqq.portal)).get(`/competitions/${pqq.competitionId}`)).text;
    expect(nobodys).not.toContain("Go to your own page");
  });
});

describe("before its instant", () => {
  it("leaves every page outside the authority as if nothing were being prepared", async () => {
    const { portal } = pqq;
    await pqq.partner("people@borough.example");
    const publication = london("2013-12-19T09:00");
    portal.at(plus(publication, -10 * MINUTE));
    lead = await visitorAt(portal, "lead@authority.example");
    second = await visitorAt(portal, "second.lead@authority.example");
    const outsiders: readonly [Visitor, readonly string[]][] = [
      [
        await visitorAt(portal, "submit@alpha.example"),
        [home("bidder"), `${home("bidder")}/outcome`, "/bidder"],
      ],
      [await visitorAt(portal, "people@borough.example"), [home("partner"), "/partner"]],
      [await visitorAt(portal), ["/", `/competitions/${pqq.competitionId}/pre-qualified`]],
    ];
    // Without what is drawn anew for each request.
    const settled = ({ status, text }: Answer) => ({
      status,
      text: text.replaceAll(/nonce="[^"]*"/g, "").replaceAll(/name="requestKey" value="[^"]*"/g, ""),
    });
    const look = () =>
      Promise.all(outsiders.flatMap(([as, paths]) => paths.map(async (path) => settled(await as.get(path)))));
    portal.at(plus(publication, -1));
    const before = await look();
    // A page says what time it is: so both looks are at the same instant, the last one before.
    portal.at(plus(publication, -10 * MINUTE));
    await confirm(await proposed(AT_NINE));
    portal.at(plus(publication, -1));
    expect((await look()).map(({ text }, index) => text === before[index]?.text)).not.toContain(false);
    expect(before.map(({ status }) => status)).toContain(404);
    portal.at(publication);
    expect((await look()).map(({ status }) => status)).not.toContain(404);
  });
});
