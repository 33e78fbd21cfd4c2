import { describe, expect, it } from "vitest";
import { proposeTimetableAmendment } from "../../functions/competition/of-two.ts";
import { countUnits } from "../builders/units.ts";
import { ProposeTimetableAmendment } from "../../shared/competition/schema.ts";
import { aCompetition, anyKey, london, must, published } from "../builders/competition.ts";
import { anAssessedPqq } from "../builders/outcome.ts";
import { visitorAt } from "../builders/visitor.ts";

const MOVE = ProposeTimetableAmendment.omit({ competitionId: true }).parse({
  stageId: "pqq",
  moves: "closesAt",
  to: "2013-11-07T12:00",
  reason: "More time",
  seenVersion: 1,
});

describe("the list of competitions", () => {
  it("says first what needs a bidder now, with its deadline, and nothing once that has passed", async () => {
    const { portal, bidder, competitionId } = await aCompetition("2013-10-01T09:00");
    await bidder("alpha");
    const list = async () => (await visitorAt(portal, "submit@alpha.example")).get("/bidder");
    const open = await list();
    expect(open.hrefs).toContain(`/bidder/competitions/${competitionId}/pqq`);
    expect(open.words).toContain(
      "Needs you now: Answer the pre-qualification questionnaire (PQQ) , before 12 noon, Thursday 31 October 2013 (GMT)",
    );
    portal.at(london("2013-10-31T12:00"));
    expect((await list()).words).not.toContain("Needs you now");
  });

  it("tells who came after the PQQ closed that they are out of it, and what they can do", async () => {
    const { portal, bidder, prequalify, competitionId } = await aCompetition("2013-10-31T11:59");
    const { submitter } = await bidder("late-charity");
    const list = async () => (await visitorAt(portal, "submit@late-charity.example")).get("/bidder");
    const own = async () =>
      (await visitorAt(portal, "submit@late-charity.example")).get(`/bidder/competitions/${competitionId}`);
    const out =
      "Your organisation did not submit a response to the PQQ before it closed at 12 noon, Thursday 31 October 2013 (GMT), so it can no longer take part in this competition.";
    expect((await list()).words).not.toContain("no longer take part");
    portal.at(london("2013-10-31T12:00"));
    for (const page of [await list(), await own()]) {
      expect(page.words).toContain(out);
      expect(page.words).toContain("a bidder can ask the authority to take it in as a member");
      expect(page.hrefs).toContain("mailto:competition@authority.example");
      expect(page.words).not.toContain("has not pre-qualified in this competition yet");
    }
    await prequalify(submitter);
    expect((await list()).words).not.toContain("no longer take part");
  });

  it("tells it whoever did not pass, nobody who passed, and nobody once all is cancelled", async () => {
    const pqq = await anAssessedPqq();
    const { portal, competitionId } = pqq;
    must(await pqq.confirm(await pqq.proposed()));
    const told = async (name: string) => {
      const as = await visitorAt(portal, `submit@${name}.example`);
      const pages = [await as.get("/bidder"), await as.get(`/bidder/competitions/${competitionId}`)];
      for (const { words } of pages) expect(words).toContain("Transforming Rehabilitation");
      return pages.map(
        ({ words }) => /takes no further part|no longer take part|a bidder that does/.exec(words)?.[0],
      );
    };
    const TOLD = ["takes no further part", "takes no further part"];
    expect([await told("gamma"), await told("alpha")]).toEqual([TOLD, [undefined, undefined]]);
    await pqq.cancel();
    expect(await told("gamma")).toEqual([undefined, undefined]);
  });

  it("says nothing of it once nothing in the competition is left to take part in", async () => {
    const { portal, bidder } = await aCompetition("2015-03-01T09:00");
    await bidder("late-charity");
    const { words } = await (await visitorAt(portal, "submit@late-charity.example")).get("/bidder");
    expect(words).toContain("Transforming Rehabilitation");
    expect(words).not.toContain("no longer take part");
  });

  it("says to a lead what another lead proposed, and to no other", async () => {
    const { portal, lead, competitionId } = await aCompetition("2013-10-01T09:00");
    must(await proposeTimetableAmendment(portal.deps, lead, { competitionId, ...MOVE }, anyKey()));
    const list = async (mail: string) => (await (await visitorAt(portal, mail)).get("/authority")).words;
    expect(await list("second.lead@authority.example")).toMatch(
      /1 proposal waits for a second person Amendment of the timetable: Pre-qualification questionnaire \(PQQ\), closing time ?, proposed by National Lead ?; to be confirmed before 12 noon, Thursday 31/,
    );
    expect(await list("lead@authority.example")).not.toContain("for a second person");
  });

  it("leads whoever evaluates to what is theirs while the evaluation runs", async () => {
    const { portal } = await anAssessedPqq();
    const words = (await (await visitorAt(portal, "lead@authority.example")).get("/authority")).words;
    expect(words).toContain("Needs you now: See what is yours in the evaluation of the PQQ");
  });

  it("takes one request more for each competition, beside the one that reads the competition", async () => {
    const { portal, lead, bidder } = await aCompetition("2013-10-01T09:00");
    await bidder("alpha");
    const asked = async (mail: string, path: string) => {
      const person = await visitorAt(portal, mail);
      await person.get(path);
      const { spent } = countUnits(portal.client);
      expect((await person.get(path)).status).toBe(200);
      return spent.requests;
    };
    const both = async () => [
      await asked("submit@alpha.example", "/bidder"),
      await asked("second.lead@authority.example", "/authority"),
    ];
    const one = await both();
    for (let more = 0; more < 3; more += 1) await published(portal.deps, lead, { startsOn: "2013-10-02" });
    const four = await both();
    for (const [index, requests] of four.entries())
      expect(requests - (one[index] ?? 0)).toBeLessThanOrEqual(3 * 2);
  });
});
