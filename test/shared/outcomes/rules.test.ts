import { describe, expect, it } from "vitest";
import { OrganisationId, ProposalId } from "../../../shared/kernel/id.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { ResponseResult } from "../../../shared/evaluation/schema.ts";
import {
  decideConfirmation,
  decideProposal,
  decideWithdrawal,
  type OutcomeFacts,
  stateOfProposal,
} from "../../../shared/outcomes/rules.ts";
import { type ProposedOutcome, ProposeOutcome, ResultsHash } from "../../../shared/outcomes/schema.ts";
import { outcomeCounted, sectionInWords } from "../../../shared/outcomes/words.ts";
import {
  aCompetition,
  competitionId,
  idOf,
  london as at,
  must,
  nationalLead,
  secondLead as second,
  codeOf,
} from "../a-competition.ts";

const [actor, competition] = [nationalLead, aCompetition()];
const result = ResponseResult.parse({
  organisationId: OrganisationId.parse(idOf("organisation", 1)),
  organisationName: "Capita",
  mayBeListed: true,
  sections: [],
  totalTenths: 824,
  passes: true,
});
const resultsHash = ResultsHash.parse("a".repeat(32));
const facts: OutcomeFacts = {
  actor,
  competition,
  complete: true,
  results: [result],
  resultsHash,
  queriesDueAt: undefined,
};
const command = ProposeOutcome.parse({
  competitionId,
  publishAt: "2013-12-19T09:00",
  reason: "As the panel recommends",
  seenResults: resultsHash,
});
const NOW = at("2013-12-12T09:00");
const PUBLICATION = at("2013-12-19T09:00");
const proposing = { ...facts, proposalId: ProposalId.parse(idOf("proposal", 1)), proposed: false };

function proposal(given: Partial<ProposedOutcome> = {}): ProposedOutcome {
  return { ...must(decideProposal(proposing, command, NOW)), ...given };
}
describe("proposing", () => {
  it("says what was seen, by whom, and when it is to be published", () => {
    expect(proposal()).toMatchObject({
      publishAt: PUBLICATION,
      results: [{ organisationName: "Capita", totalTenths: 824, passes: true, mayBeListed: true }],
      proposedBy: { name: actor.name },
    });
  });

  it("needs a London time that exists once", () => {
    const skipped = { ...command, publishAt: "2014-03-30T01:30" };
    expect(codeOf(decideProposal(proposing, skipped, NOW))).toBe("time-skipped");
    const doubled = { ...command, publishAt: "2014-10-26T01:30" };
    expect(codeOf(decideProposal(proposing, doubled, NOW))).toBe("time-doubled");
  });

  it("leaves a minute to confirm, to the millisecond", () => {
    const minuteBefore = plus(PUBLICATION, -MINUTE);
    expect(codeOf(decideProposal(proposing, command, minuteBefore))).toBe("accepted");
    expect(codeOf(decideProposal(proposing, command, plus(minuteBefore, 1)))).toBe("publish-later");
    expect(codeOf(decideProposal(proposing, command, plus(PUBLICATION, 1)))).toBe("publish-later");
  });

  it("waits for a bidder that may still answer", () => {
    const waiting = { ...proposing, queriesDueAt: NOW };
    expect(codeOf(decideProposal(waiting, command, plus(NOW, -1)))).toBe("query-open");
    expect(codeOf(decideProposal(waiting, command, NOW))).toBe("accepted");
  });

  it("is over in a competition that was cancelled, and once an outcome is confirmed", () => {
    const cancelled = { ...competition, cancelled: { at: NOW, reason: "No money" } };
    expect(codeOf(decideProposal({ ...proposing, competition: cancelled }, command, NOW))).toBe(
      "competition-cancelled",
    );
    const outcome = { proposalId: proposing.proposalId, visibleAt: PUBLICATION, submitted: 1, passed: 1 };
    const confirmed = { ...proposing, competition: { ...competition, outcome } };
    expect(codeOf(decideProposal(confirmed, command, NOW))).toBe("already-confirmed");
  });
});

describe("confirming", () => {
  const confirming = { ...facts, actor: second, proposal: proposal() };

  it("publishes at the instant that was proposed, or at once where none was", () => {
    const set = decideConfirmation(confirming, NOW);
    expect(set.ok && set.value.confirmed).toMatchObject({
      visibleAt: PUBLICATION,
      by: { name: second.name },
    });
    const { publishAt: _none, ...open } = proposal();
    const onConfirmation = decideConfirmation({ ...confirming, proposal: open }, NOW);
    expect(onConfirmation.ok && onConfirmation.value.confirmed.visibleAt).toBe(NOW);
  });

  it("a proposed outcome is confirmed by another national lead only", () => {
    expect(codeOf(decideConfirmation({ ...confirming, actor }, NOW))).toBe("needs-second-person");
    const auditor: AuthorityActor = { ...second, role: "auditor" };
    expect(codeOf(decideConfirmation({ ...confirming, actor: auditor }, NOW))).toBe("needs-national-lead");
  });

  it("is possible until a minute before the instant, to the millisecond", () => {
    const latest = plus(PUBLICATION, -MINUTE);
    expect(codeOf(decideConfirmation(confirming, latest))).toBe("accepted");
    expect(codeOf(decideConfirmation(confirming, plus(latest, 1)))).toBe("too-late-to-confirm");
  });

  it("stands on the results that were proposed, all of them", () => {
    const changed = { ...confirming, resultsHash: ResultsHash.parse("b".repeat(32)) };
    expect(codeOf(decideConfirmation(changed, NOW))).toBe("results-changed");
    expect(codeOf(decideConfirmation({ ...confirming, complete: false }, NOW))).toBe(
      "evaluation-not-complete",
    );
  });
});

describe("what becomes of a proposal", () => {
  const outcome = { proposalId: proposing.proposalId, visibleAt: PUBLICATION, submitted: 1, passed: 1 };
  const by = { personId: second.personId, name: second.name };

  it("waits, and lapses when its instant comes too near", () => {
    const latest = plus(PUBLICATION, -MINUTE);
    expect(stateOfProposal(proposal(), competition, latest)).toBe("waiting");
    expect(stateOfProposal(proposal(), competition, plus(latest, 1))).toBe("lapsed");
    const { publishAt: _none, ...open } = proposal();
    expect(stateOfProposal(open, competition, PUBLICATION)).toBe("waiting");
    const cancelled = { at: NOW, reason: "Bought otherwise" };
    expect(stateOfProposal(open, { ...competition, cancelled }, NOW)).toBe("lapsed");
  });

  it("is confirmed until its instant, and published from then on", () => {
    const confirmed = proposal({ confirmed: { at: NOW, by, visibleAt: PUBLICATION } });
    expect(stateOfProposal(confirmed, { outcome }, plus(PUBLICATION, -1))).toBe("confirmed");
    expect(stateOfProposal(confirmed, { outcome }, PUBLICATION)).toBe("published");
  });

  it("is withdrawn by any national lead, once", () => {
    const taken = must(
      decideWithdrawal({ actor: second, proposal: proposal() }, { reason: "Marked again" }, NOW),
    );
    expect(stateOfProposal(taken, competition, NOW)).toBe("withdrawn");
    expect(codeOf(decideWithdrawal({ actor, proposal: taken }, { reason: "x" }, NOW))).toBe(
      "already-withdrawn",
    );
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
