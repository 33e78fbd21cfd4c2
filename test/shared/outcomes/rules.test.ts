import { describe, expect, it } from "vitest";
import { OrganisationId, ProposalId } from "../../../shared/kernel/id.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { ResponseResult } from "../../../shared/evaluation/schema.ts";
import {
  confirmableAtLatest,
  decideCorrection,
  decideOutcome,
  type OutcomeFacts,
} from "../../../shared/outcomes/rules.ts";
import { CorrectOutcome, PublishOutcome, ResultsHash } from "../../../shared/outcomes/schema.ts";
import { outcomeCounted, sectionInWords } from "../../../shared/outcomes/words.ts";
import { aCompetition, codeOf, competitionId, idOf, london as at, must } from "../a-competition.ts";

const competition = aCompetition();
const result = ResponseResult.parse({
  organisationId: OrganisationId.parse(idOf("organisation", 1)),
  organisationName: "Capita",
  mayBeListed: true,
  sections: [],
  totalTenths: 824,
  passes: true,
});
const facts: OutcomeFacts = {
  competition,
  complete: true,
  results: [result],
  resultsHash: ResultsHash.parse("a".repeat(32)),
  queriesDueAt: undefined,
};
const command = PublishOutcome.parse({
  competitionId,
  publishAt: "2013-12-19T09:00",
  reason: "As the panel recommends",
});
const NOW = at("2013-12-12T09:00");
const PUBLICATION = at("2013-12-19T09:00");
const decided = (given: Partial<OutcomeFacts>, now = NOW, sent = command) =>
  codeOf(decideOutcome({ ...facts, ...given }, sent, now));

describe("deciding on an outcome", () => {
  it("says how every response came out and when that is published", () => {
    expect(must(decideOutcome(facts, command, NOW))).toEqual({ publishAt: PUBLICATION, results: [result] });
    const { publishAt: _none, ...atOnce } = command;
    expect(must(decideOutcome(facts, atOnce, NOW))).toEqual({ publishAt: undefined, results: [result] });
  });

  it("needs a London time that exists once", () => {
    expect(decided({}, NOW, { ...command, publishAt: "2014-03-30T01:30" })).toBe("time-skipped");
    expect(decided({}, NOW, { ...command, publishAt: "2014-10-26T01:30" })).toBe("time-doubled");
  });

  it("leaves a minute to confirm, to the millisecond", () => {
    const minuteBefore = plus(PUBLICATION, -MINUTE);
    expect(decided({}, minuteBefore)).toBe("accepted");
    expect(decided({}, plus(minuteBefore, 1))).toBe("publish-later");
    expect(decided({}, plus(PUBLICATION, 1))).toBe("publish-later");
    expect(confirmableAtLatest(PUBLICATION)).toBe(minuteBefore);
    expect(confirmableAtLatest(undefined)).toBeUndefined();
  });

  it("waits for a bidder that may still answer", () => {
    expect(decided({ queriesDueAt: NOW }, plus(NOW, -1))).toBe("query-open");
    expect(decided({ queriesDueAt: NOW })).toBe("accepted");
  });

  it("is refused where nobody submitted, and where a section is not moderated", () => {
    expect(decided({ results: [] })).toBe("nothing-submitted");
    expect(decided({ complete: false })).toBe("evaluation-not-complete");
  });

  it("is over in a competition that was cancelled, and once an outcome is confirmed", () => {
    const cancelled = { ...competition, cancelled: { at: NOW, reason: "No money" } };
    expect(decided({ competition: cancelled })).toBe("competition-cancelled");
    const proposalId = ProposalId.parse(idOf("proposal", 1));
    const outcome = { proposalId, proposedAt: NOW, visibleAt: PUBLICATION, submitted: 1, passed: 1 };
    expect(decided({ competition: { ...competition, outcome } })).toBe("already-published");
  });
});

describe("deciding on a correction of an outcome", () => {
  const { organisationId } = result;
  const outcome = {
    proposalId: ProposalId.parse(idOf("proposal", 1)),
    proposedAt: NOW,
    visibleAt: PUBLICATION,
    submitted: 3,
    passed: 2,
  };
  const published = { ...competition, outcome };
  const corrects = (given: object = {}, of: object = {}, now = PUBLICATION) =>
    decideCorrection(
      { competition: published, results: [result], ...of },
      CorrectOutcome.parse({ competitionId, organisationId, passes: false, reason: "A score", ...given }),
      now,
    );

  it("changes what is said of one organisation, and the count by one", () => {
    expect(must(corrects())).toEqual({ outcome, result, passed: 1 });
    const failed = { ...result, passes: false };
    expect(must(corrects({ passes: true }, { results: [failed] })).passed).toBe(3);
  });

  it("is possible from the instant on at which the outcome is published, and not a millisecond before", () => {
    expect(codeOf(corrects({}, {}, plus(PUBLICATION, -1)))).toBe("not-published");
    expect(codeOf(corrects({}, { competition }))).toBe("not-published");
  });

  it("is refused for what is said already, for who did not respond, and in a cancelled competition", () => {
    expect(codeOf(corrects({ passes: true }))).toBe("says-so-already");
    expect(codeOf(corrects({}, { results: [] }))).toBe("did-not-respond");
    const cancelled = { ...published, cancelled: { at: PUBLICATION, reason: "No money" } };
    expect(codeOf(corrects({}, { competition: cancelled }))).toBe("competition-cancelled");
    expect(
      CorrectOutcome.safeParse({ competitionId, organisationId, passes: false, reason: " " }).success,
    ).toBe(false);
  });
});

describe("in words", () => {
  it.each([
    [{ submitted: 35, passed: 30 }, "35 organisations submitted a response; 30 of them passed."],
    [{ submitted: 1, passed: 0 }, "1 organisation submitted a response; none of them passed."],
  ])("the outcome %o is told in words", (counted, words) => expect(outcomeCounted(counted)).toBe(words));

  it("the words of an outcome say how a section came out", () => {
    const section = ResponseResult.shape.sections.element.parse({
      sectionId: "capability",
      title: "Capability",
      marking: "scored",
      scores: [
        { questionId: "one", title: "One", score: 4, weight: 60, reason: "Good" },
        { questionId: "two", title: "Two", score: 3, weight: 17, reason: "Fair" },
      ],
    });
    expect(sectionInWords(section)).toBe("58.2%");
    expect(sectionInWords({ ...section, scores: [] })).toBe("Open");
    expect(sectionInWords({ ...section, marking: "pass-fail", passed: false })).toBe("Not passed");
  });
});
