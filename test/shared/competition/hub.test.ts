import { describe, expect, it } from "vitest";
import { aCompetition, idOf, london as at } from "../a-competition.ts";
import { aProposal } from "../a-proposal.ts";
import { comesNext, type Hub, partnerHub } from "../../../shared/competition/hub.ts";
import { openParts } from "../../../shared/competition/competition-parts.ts";
import type { EvaluationSeen } from "../../../shared/evaluation/hub.ts";
import type { Actor, AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { LotId, ProposalId, StageId } from "../../../shared/kernel/id.ts";
import { type Instant, plus } from "../../../shared/kernel/instant.ts";
import {
  RESPONSE,
  ROUNDS,
  type StaffFacts,
  acts,
  bidderPage,
  justBefore,
  lead,
  ofBidder,
  pqq,
  round,
  round1,
  round2,
  secondLead,
  staff,
  staffPage,
  stateOf,
  submitter,
} from "./hub-pages.ts";

const ANSWERED = { unsent: "incomplete", receivedAt: undefined } as const;

describe("a bidder's page of a competition", () => {
  it("asks for an answer to the PQQ from its opening instant on, and not a millisecond before", () => {
    expect(acts(bidderPage(ofBidder(), justBefore(pqq.opensAt)))).toEqual([]);
    expect(stateOf(bidderPage(ofBidder(), justBefore(pqq.opensAt)), RESPONSE)).toEqual(["to-come"]);
    const [due] = bidderPage(ofBidder(), pqq.opensAt).due;
    expect(due?.until).toBe(pqq.closesAt);
    expect(acts(bidderPage(ofBidder(), pqq.opensAt))).toEqual([
      "Answer the pre-qualification questionnaire (PQQ)",
    ]);
  });

  it("asks for nothing from the closing instant on, and still a millisecond before", () => {
    expect(acts(bidderPage(ofBidder(), justBefore(pqq.closesAt)))).toHaveLength(1);
    expect(acts(bidderPage(ofBidder(), pqq.closesAt))).toEqual([]);
    expect(stateOf(bidderPage(ofBidder(), pqq.closesAt), RESPONSE)).toEqual(["not-submitted"]);
  });

  it("asks only who may submit for the last step of a complete response, and everybody to complete one", () => {
    const due = (role: BidderActor["role"], unsent: "complete" | "incomplete") =>
      bidderPage(
        ofBidder({ response: { unsent, receivedAt: undefined }, actor: { ...submitter, role } }),
        pqq.opensAt,
      ).due.map(({ act, path }) => [act, path]);
    expect(due("submitter", "complete")).toEqual([["Submit your response to the PQQ", "pqq/check-answers"]]);
    expect(due("member", "complete")).toEqual([]);
    expect(due("submitter", "incomplete")).toEqual([["Complete and submit your response to the PQQ", "pqq"]]);
    expect(due("member", "incomplete")).toEqual([["Complete your response to the PQQ", "pqq"]]);
  });

  it("asks for what was changed after submitting, and for nothing when all is submitted", () => {
    const hub = (unsent: "nothing" | "complete") =>
      bidderPage(ofBidder({ response: { unsent, receivedAt: pqq.opensAt } }), pqq.opensAt);
    expect(acts(hub("complete"))).toEqual(["Submit your changed response to the PQQ"]);
    expect(acts(hub("nothing"))).toEqual([]);
    expect(stateOf(hub("nothing"), RESPONSE)).toEqual(["submitted"]);
  });

  it("offers rounds to those who have pre-qualified only, from opening to closing", () => {
    const facts = ofBidder({ since: at("2013-12-19T09:00") });
    expect(stateOf(bidderPage(ofBidder(), round.opensAt), ROUNDS)).toEqual([]);
    expect(stateOf(bidderPage(facts, justBefore(round.opensAt)), ROUNDS)).toEqual([
      "not-submitted",
      "to-come",
    ]);
    expect(acts(bidderPage(facts, round.opensAt))).toEqual(["Choose your lots for round 2"]);
    expect(acts(bidderPage(facts, justBefore(round.closesAt)))).toHaveLength(1);
    expect(acts(bidderPage(facts, round.closesAt))).toEqual([]);
  });

  it("says what a round's draft lacks: nothing but being submitted", () => {
    const hub = (unsent: boolean, lots?: number) => {
      const stands = lots === undefined ? undefined : { lots, receivedAt: round.opensAt };
      return bidderPage(
        ofBidder({ since: round.opensAt, rounds: { [round2]: { unsent, stands } } }),
        round.opensAt,
      );
    };
    expect(acts(hub(true))).toEqual(["Submit your choice of lots for round 2"]);
    expect(acts(hub(true, 2))).toEqual(["Submit your changed choice of lots for round 2"]);
    expect(acts(hub(false, 2))).toEqual([]);
    expect(
      hub(false, 2)
        .lines.filter(({ name }) => name.startsWith(ROUNDS))
        .map(({ details }) => details),
    ).toContain("2 lots; received 9am, Tuesday 6 May 2014 (BST); closes 12 noon, Friday 16 May 2014 (BST)");
  });

  it("says of a round in which nothing is submitted what stands of the round before", () => {
    const earlier = { [round1]: { unsent: false, stands: { lots: 2, receivedAt: round.opensAt } } };
    const hub = (now: Instant, lots?: number) => {
      const later = { unsent: false, stands: lots === undefined ? undefined : { lots, receivedAt: now } };
      return bidderPage(ofBidder({ since: round.opensAt, rounds: { ...earlier, [round2]: later } }), now);
    };
    const line = ({ lines }: Hub) => lines.find(({ path }) => path === `preferences/${round2}`)?.details;
    const stands = "What you chose in round 1 stands unless you submit something else";
    expect(hub(round.opensAt).due[0]?.details).toBe(stands);
    expect(line(hub(round.opensAt))).toBe(`${stands}; closes 12 noon, Friday 16 May 2014 (BST)`);
    expect(line(hub(round.closesAt))).toBe("What you chose in round 1 stands");
    expect(line(hub(round.opensAt, 3))).not.toContain("round 1");
  });

  it("calls who was recorded as pre-qualified so in every line, whatever became of its response", () => {
    const lines = (passes?: boolean) =>
      bidderPage(ofBidder({ since: round.opensAt, passes, response: ANSWERED }), round.opensAt).lines.map(
        ({ name, words, state, path }) => `${name}: ${words ?? state}, ${path}`,
      );
    const recorded = "Pre-qualification: Pre-qualified";
    expect(lines()).toEqual(
      expect.arrayContaining([`${RESPONSE} (PQQ): Not needed, pqq`, `${recorded}, undefined`]),
    );
    expect(lines(false)).toContain(`${recorded}, outcome`);
    expect(lines(true)).toContain("Outcome of the PQQ: passed, outcome");
  });

  it("asks who was recorded as pre-qualified for no response while the PQQ is open, and shows what stands", () => {
    const hub = (receivedAt?: Instant) =>
      bidderPage(ofBidder({ since: pqq.opensAt, response: { ...ANSWERED, receivedAt } }), pqq.opensAt);
    expect(acts(hub())).toEqual([]);
    expect(stateOf(hub(pqq.opensAt), RESPONSE)).toEqual(["changed"]);
  });

  it("puts first what is due first", () => {
    const waiting = [plus(round.closesAt, -60_000), plus(round.closesAt, 60_000)];
    const hub = (first: Instant) =>
      acts(
        bidderPage(
          ofBidder({ since: round.opensAt, queries: { waiting: [first], answered: 0, asked: 1 } }),
          round.opensAt,
        ),
      );
    expect(waiting.map((first) => hub(first)[0])).toEqual([
      "Answer 1 question about your response",
      "Choose your lots for round 2",
    ]);
  });

  it("asks nobody for what only those can do who submit for the organisation", () => {
    const facts = {
      since: round.opensAt,
      queries: { waiting: [round.closesAt], answered: 0, asked: 1 },
      rounds: { [StageId.parse("preferences-2")]: { unsent: true, stands: undefined } },
    };
    const both = ["Answer 1 question about your response", "Submit your choice of lots for round 2"];
    expect(acts(bidderPage(ofBidder(facts), round.opensAt)).toSorted()).toEqual(both);
    const actor = { ...submitter, role: "member" } as const;
    expect(acts(bidderPage(ofBidder({ ...facts, actor }), round.opensAt))).toEqual([]);
  });

  it("calls questions answered only when every one was", () => {
    const hub = (answered: number) =>
      bidderPage(ofBidder({ queries: { waiting: [], answered, asked: 2 } }), pqq.closesAt);
    expect(stateOf(hub(2), "Questions about your response")).toEqual(["answered"]);
    expect(stateOf(hub(1), "Questions about your response")).toEqual(["closed"]);
  });

  it("asks for nothing in a competition that is cancelled", () => {
    const competition = aCompetition({ cancelled: { at: pqq.opensAt, reason: "Bought otherwise" } });
    const hub = bidderPage(ofBidder({ competition, since: pqq.opensAt }), round.opensAt);
    expect(acts(hub)).toEqual([]);
    expect(stateOf(hub, RESPONSE)).toEqual(["stopped"]);
    expect(stateOf(hub, ROUNDS)).toEqual(["called-off", "called-off"]);
    expect(comesNext(competition, round.opensAt)).toEqual([]);
  });
});

describe("the authority's page of a competition", () => {
  const confirmable = { until: round.closesAt, itselfCounts: false } as const;
  const amendment = { proposal: aProposal({ confirmable }), mayConfirm: true };
  const outcome = {
    proposal: aProposal({
      proposalId: ProposalId.parse(idOf("proposal", 2)),
      act: "pqq-outcome",
      subject: "outcome",
      title: "Outcome of the PQQ",
    }),
    mayConfirm: true,
  };

  it("asks whoever could confirm it to look at a proposal, with who made it and why, and until when", () => {
    const { due } = staffPage({ actor: secondLead, waiting: [amendment] }, round.opensAt);
    expect(due).toEqual([
      {
        act: "Confirm: Amendment of the timetable: Lot preferences, round 2, closing time",
        button: "Look at the proposal",
        path: `proposals/${amendment.proposal.proposalId}`,
        until: round.closesAt,
        itselfCounts: false,
        details: "Proposed by National Lead: The uplift was late",
      },
    ]);
    const notTheirs = [{ ...amendment, mayConfirm: false }];
    expect(acts(staffPage({ waiting: notTheirs }, round.opensAt))).toEqual([]);
  });

  it("says to everybody of the authority how many proposals wait for a second person", () => {
    const proposals = (waiting: StaffFacts["waiting"], actor: AuthorityActor = lead) =>
      staffPage({ actor, waiting }, round.opensAt).lines.find(({ path }) => path === "proposals");
    const others = [amendment, outcome].map((one) => ({ ...one, mayConfirm: false }));
    expect(proposals(others, staff("evaluator", 4))).toMatchObject({
      name: "Proposals",
      state: "waiting",
      details: "2 wait for a second person",
    });
    expect(proposals([amendment])?.details).toBe("1 waits for a second person");
    expect(proposals([])).toEqual({ name: "Proposals", state: "plain", path: "proposals" });
  });

  it("puts what must be confirmed by an instant before what has no such instant", () => {
    const { due } = staffPage({ actor: secondLead, waiting: [outcome, amendment] }, round.opensAt);
    expect(due.map(({ path }) => path)).toEqual([
      `proposals/${amendment.proposal.proposalId}`,
      `proposals/${outcome.proposal.proposalId}`,
    ]);
  });

  it("says when an outcome was published, and nothing of one that is to come", () => {
    const visibleAt = plus(pqq.closesAt, 86_400_000);
    const { proposalId } = outcome.proposal;
    const published = { proposalId, proposedAt: pqq.closesAt, visibleAt, submitted: 2, passed: 1 };
    const line = (now: Instant) =>
      staffPage({ competition: aCompetition({ outcome: published }) }, now).lines.find(
        ({ path }) => path === "outcome",
      );
    expect(line(justBefore(visibleAt))?.details).toBeUndefined();
    expect(line(visibleAt)?.details).toBe("Published 12 noon, Friday 1 November 2013 (GMT)");
  });

  it("asks a lead to freeze the questionnaire until the PQQ opens", () => {
    const hub = (now: Instant, frozen = false) => acts(staffPage({ frozen }, now));
    expect(hub(justBefore(pqq.opensAt))).toEqual(["Freeze the questionnaire"]);
    expect(hub(justBefore(pqq.opensAt), true)).toEqual([]);
    expect(hub(pqq.opensAt)).toEqual([]);
  });

  const seen = (given: Partial<Extract<EvaluationSeen, object>>): EvaluationSeen => ({
    declare: false,
    mark: 0,
    moderate: 0,
    moderatesAt: "my-evaluation",
    responded: 35,
    all: { done: 3, of: 7 },
    own: { done: 0, of: 0 },
    queries: { done: 1, of: 2 },
    proposed: false,
    ...given,
  });

  it("counts what a lead may moderate without a part of their own, and leads to where that is", () => {
    const evaluation = seen({ moderate: 3, moderatesAt: "evaluation" });
    const [due] = staffPage({ evaluation }, plus(pqq.closesAt, 60_000)).due;
    expect(due).toMatchObject({ act: "Moderate 3 sections of responses", path: "evaluation" });
  });

  it("says how far each part is while the evaluation runs, and where that was not read what is under way", () => {
    const now = plus(pqq.closesAt, 60_000);
    const said = (given: Partial<StaffFacts>) =>
      staffPage(given, now)
        .lines.filter(({ state }) => state === "open" || state === "waiting")
        .map(({ words, state }) => words ?? state);
    expect(said({ evaluation: seen({}) })).toEqual([
      "35 received",
      "3 of 7 moderated",
      "Nothing is yours",
      "1 of 2 answered",
      "Not proposed",
    ]);
    expect(said({ evaluation: seen({ proposed: true }) }).at(-1)).toBe("Proposed");
    expect(acts(staffPage({ evaluation: "running" }, now))).toEqual([
      "See what is yours in the evaluation of the PQQ",
    ]);
  });

  it("counts what an evaluator still has to do", () => {
    const evaluation = seen({ mark: 2, moderate: 1 });
    const hub = staffPage({ actor: staff("evaluator"), evaluation }, plus(pqq.closesAt, 60_000));
    expect(acts(hub)).toEqual(["Mark 2 sections of responses", "Moderate 1 section of responses"]);
    expect(hub.lines.map(({ name }) => name)).toEqual(["My evaluation", "Proposals"]);
  });

  it("opens responses when the PQQ can be sealed, and says before that when", () => {
    const sealable = plus(pqq.closesAt, 60_000);
    const responses = (now: Instant) =>
      staffPage({}, now).lines.find(({ name }) => name.startsWith("Responses"));
    expect(responses(justBefore(sealable))?.path).toBeUndefined();
    const before = responses(justBefore(sealable));
    expect(before?.name).toBe("Responses, Evaluation, My evaluation, Questions to bidders, Outcome");
    expect(before?.details).toBe(
      "Can be seen from 12:01pm, Thursday 31 October 2013 (GMT), when the PQQ is sealed",
    );
    expect(responses(sealable)?.path).toBe("responses");
  });
});

describe("the parts of a competition", () => {
  it("the parts of a competition are those that the role opens, from the instant on at which they open", () => {
    const names = (now: Instant, actor?: Actor) =>
      openParts(actor, aCompetition(), now).map(({ path }) => path);
    expect(names(pqq.opensAt)).toEqual(["timetable", "lots"]);
    expect(names(justBefore(pqq.opensAt), submitter)).toEqual(["preferences", "timetable", "lots"]);
    expect(names(pqq.opensAt, submitter)).toEqual(["pqq", "preferences", "timetable", "lots"]);
    expect(names(pqq.opensAt, staff("evaluator"))).toEqual(["proposals", "timetable", "lots"]);
  });

  it("the parts of a competition of a partner are its own lots", () => {
    const hub = partnerHub(aCompetition(), [LotId.parse("lot-20")]);
    expect(hub.lines.map(({ name }) => name)).toEqual(["Lot 20, London"]);
    expect(hub.due).toEqual([]);
  });
});

describe("what comes next", () => {
  it("leaves out what has come, at its instant and not a millisecond before", () => {
    const first = (now: Instant) => comesNext(aCompetition(), now)[0];
    expect(first(justBefore(round.closesAt))?.at).toBe(round.closesAt);
    expect(first(round.closesAt)?.at).not.toBe(round.closesAt);
  });
});
