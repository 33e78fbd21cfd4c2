import { describe, expect, it } from "vitest";
import { aCompetition, london as at } from "../a-competition.ts";
import { comesNext, type Hub, partnerHub } from "../../../shared/competition/hub.ts";
import { openParts } from "../../../shared/competition/competition-parts.ts";
import type { EvaluationSeen } from "../../../shared/evaluation/hub.ts";
import type { Amendment } from "../../../shared/competition/schema.ts";
import type { Actor, AuthorityActor, BidderActor } from "../../../shared/kernel/actor.ts";
import { AmendmentId, LotId, spellId, StageId } from "../../../shared/kernel/id.ts";
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
  const amendment: Amendment = {
    amendmentId: AmendmentId.parse(spellId("amendment", new Uint8Array(17))),
    stageId: round2,
    moves: "closesAt",
    from: round.closesAt,
    to: plus(round.closesAt, 86_400_000),
    reason: "The uplift was late",
    proposedBy: { personId: lead.personId, name: lead.name },
    proposedAt: round.opensAt,
  };
  const latest = plus(round.closesAt, -15 * 60_000);
  const proposedOutcome = (publishAt?: Instant): StaffFacts["outcome"] => ({
    proposedBy: lead.personId,
    publishAt,
    confirmable: publishAt && { until: plus(publishAt, -60_000), itselfCounts: true },
  });

  it("asks another lead to confirm an amendment, as long as it can be confirmed", () => {
    const hub = (actor: AuthorityActor, now: Instant) =>
      acts(staffPage({ actor, proposed: [amendment] }, now));
    expect(hub(secondLead, latest)).toEqual(["Confirm: Lot preferences, round 2, closing time"]);
    expect(hub(secondLead, plus(latest, 1))).toEqual([]);
    expect(hub(lead, latest)).toEqual([]);
    expect(hub(staff("auditor"), latest)).toEqual([]);
  });

  it("asks another lead to confirm an outcome", () => {
    const hub = (actor: AuthorityActor) =>
      acts(staffPage({ actor, outcome: proposedOutcome() }, pqq.closesAt));
    expect(hub(secondLead)).toEqual(["Confirm the outcome of the PQQ"]);
    expect(hub(lead)).toEqual([]);
    expect(hub(staff("evaluator", 4))).toEqual([]);
  });

  it("says until when an outcome can be confirmed and when it is published, and puts it where that comes", () => {
    const publishAt = plus(latest, -60_000);
    const outcome = proposedOutcome(publishAt);
    const { due } = staffPage({ actor: secondLead, proposed: [amendment], outcome }, round.opensAt);
    expect(due).toMatchObject([
      {
        until: plus(publishAt, -60_000),
        itselfCounts: true,
        details: "To be published 11:44am, Friday 16 May 2014 (BST)",
      },
      { until: latest, itselfCounts: true },
    ]);
    const [atOnce] = staffPage({ actor: secondLead, outcome: proposedOutcome() }, round.opensAt).due;
    expect(atOnce?.details).toBe("To be published as soon as it is confirmed");
    expect(atOnce?.until).toBeUndefined();
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
    expect(said({ evaluation: seen({}), outcome: proposedOutcome() }).at(-1)).toBe("waiting");
    expect(acts(staffPage({ evaluation: "running" }, now))).toEqual([
      "See what is yours in the evaluation of the PQQ",
    ]);
  });

  it("counts what an evaluator still has to do", () => {
    const evaluation = seen({ mark: 2, moderate: 1 });
    const hub = staffPage({ actor: staff("evaluator"), evaluation }, plus(pqq.closesAt, 60_000));
    expect(acts(hub)).toEqual(["Mark 2 sections of responses", "Moderate 1 section of responses"]);
    expect(hub.lines.map(({ name }) => name)).toEqual(["My evaluation", "Amendments"]);
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
    expect(names(pqq.opensAt, staff("evaluator"))).toEqual(["amendments", "timetable", "lots"]);
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
