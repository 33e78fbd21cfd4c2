import { describe, expect, it } from "vitest";
import {
  approver,
  codeOf,
  errorOf,
  idOf,
  london,
  nationalLead,
  secondLead,
  staff,
} from "../a-competition.ts";
import { aProposal } from "../a-proposal.ts";
import { LotId, PersonId } from "../../../shared/kernel/id.ts";
import { type Instant, plus } from "../../../shared/kernel/instant.ts";
import {
  ActOfTwo,
  decideConfirming,
  decideDeclining,
  decideProposing,
  decideWithdrawing,
  isInTime,
  offerTo,
  type Proposal,
  ProposalHash,
  Scope,
  stateOfProposal,
} from "../../../shared/kernel/proposal.ts";

const PROPOSED = london("2014-05-08T09:00");
const UNTIL = london("2014-05-16T12:00");
const NOW = london("2014-05-08T10:00");
const before = { until: UNTIL, itselfCounts: false };
const by = { until: UNTIL, itselfCounts: true };
const [teamLead, auditor] = [
  staff({ role: "competition-lead", lots: [LotId.parse("lot-20")] }),
  staff({ role: "auditor" }),
];
const another = <Person extends { personId: PersonId }>(person: Person): Person => ({
  ...person,
  personId: PersonId.parse(idOf("person", 9)),
});
const closed = (how: NonNullable<Proposal["closed"]>["how"]): Proposal =>
  aProposal({ closed: { how, by: { personId: secondLead.personId, name: secondLead.name }, at: NOW } });
const CLOSED = ["confirmed", "withdrawn", "declined"] as const;

describe("what two people do together", () => {
  it("is a closed list of acts", () => {
    expect(ActOfTwo.options).toEqual([
      "competition-publication",
      "timetable-amendment",
      "holding-extension",
      "outcome-stop",
      "competition-cancelled",
      "questionnaire-freeze",
      "pqq-outcome",
      "outcome-correction",
      "membership-change",
      "lot-disclosure",
      "staff-power",
      "suspension-lasting",
    ]);
    expect(ActOfTwo.safeParse("something-else").success).toBe(false);
  });

  it("belongs to one competition or to the portal, and is named by a whole hash", () => {
    for (const scope of ["portal", idOf("competition", 1)]) expect(Scope.safeParse(scope).success).toBe(true);
    for (const scope of ["", "waiting", "cmp_", idOf("person", 1)])
      expect(Scope.safeParse(scope).success).toBe(false);
    for (const hash of ["a".repeat(63), "a".repeat(65), "A".repeat(64), `${"a".repeat(63)}g`])
      expect(ProposalHash.safeParse(hash).success).toBe(false);
  });
});

describe("proposing what two people do together", () => {
  it("is for a national lead, and for nobody else", () => {
    expect(codeOf(decideProposing(nationalLead))).toBe("accepted");
    for (const actor of [teamLead, auditor, approver, staff({ role: "support-manager" })])
      expect(codeOf(decideProposing(actor))).toBe("needs-national-lead");
  });
});

describe("the time in which a proposal can be confirmed", () => {
  it.each<[string, Proposal["confirmable"], number, boolean]>([
    ["before an instant: the millisecond before it", before, -1, true],
    ["before an instant: not that instant", before, 0, false],
    ["by an instant: that instant itself", by, 0, true],
    ["by an instant: not a millisecond after it", by, 1, false],
    ["without an instant: for good", undefined, 1_000_000_000, true],
  ])("is %s", (_, confirmable, ms, inTime) => {
    const now = plus(UNTIL, ms);
    expect(isInTime({ ...(confirmable && { confirmable }) }, now)).toBe(inTime);
    const proposal = aProposal(confirmable && { confirmable });
    expect(stateOfProposal(proposal, true, now)).toBe(inTime ? "waiting" : "lapsed");
    const decided = decideConfirming(
      { actor: secondLead, confirmsSince: plus(PROPOSED, -1), proposal },
      { seenHash: proposal.hash },
      now,
    );
    expect(codeOf(decided)).toBe(inTime ? "accepted" : "proposal-lapsed");
  });
});

describe("what has become of a proposal", () => {
  it("is overtaken as soon as what it stands on has changed, and lapsed when its time has run out, whatever it stands on", () => {
    const proposal = aProposal({ confirmable: before });
    expect(stateOfProposal(proposal, true, NOW)).toBe("waiting");
    expect(stateOfProposal(proposal, false, NOW)).toBe("overtaken");
    expect(stateOfProposal(proposal, false, UNTIL)).toBe("lapsed");
  });

  it.each(CLOSED)("stays %s for good, whatever changes and however late it is", (how) => {
    const proposal = { ...closed(how), confirmable: before };
    for (const stands of [true, false]) expect(stateOfProposal(proposal, stands, UNTIL)).toBe(how);
  });
});

describe("confirming a proposal", () => {
  type Given = {
    readonly actor?: typeof nationalLead;
    readonly confirmsSince?: Instant | undefined;
    readonly proposal?: Proposal;
    readonly seenHash?: ProposalHash;
  };
  const confirming = (given: Given) => {
    const confirmsSince = plus(PROPOSED, -1);
    const facts = { actor: secondLead, confirmsSince, proposal: aProposal(), ...given };
    return decideConfirming(facts, { seenHash: given.seenHash ?? facts.proposal.hash }, NOW);
  };

  it("is for another national lead and for an approver", () => {
    for (const actor of [secondLead, approver]) expect(codeOf(confirming({ actor }))).toBe("accepted");
  });

  it("is for nobody of another role", () => {
    for (const role of ["auditor", "evaluator", "support-manager"] as const)
      expect(codeOf(confirming({ actor: another(staff({ role })) }))).toBe("not-for-your-role");
    expect(codeOf(confirming({ actor: another(teamLead) }))).toBe("not-for-your-role");
  });

  it("is not for who signed in with the power to and has lost it since", () => {
    expect(codeOf(confirming({ confirmsSince: undefined }))).toBe("not-for-your-role");
  });

  it("is not for who proposed it, whatever their role is by now", () => {
    expect(codeOf(confirming({ actor: nationalLead }))).toBe("needs-second-person");
    expect(codeOf(confirming({ actor: { ...nationalLead, role: "approver" } }))).toBe("needs-second-person");
  });

  it("is not for the person whom it is about", () => {
    const proposal = aProposal({ concerns: secondLead.personId });
    expect(codeOf(confirming({ proposal }))).toBe("concerns-you");
    expect(codeOf(confirming({ proposal, actor: approver }))).toBe("accepted");
  });

  it("is for who had the power a millisecond before the proposal, and not for who got it at that instant or after", () => {
    expect(codeOf(confirming({ confirmsSince: plus(PROPOSED, -1) }))).toBe("accepted");
    for (const since of [PROPOSED, plus(PROPOSED, 1)])
      expect(errorOf(confirming({ confirmsSince: since }))).toEqual({ code: "newer-than-proposal", since });
  });

  it("is on the very hash that was proposed", () => {
    const seenHash = ProposalHash.parse(`${"a".repeat(63)}b`);
    expect(codeOf(confirming({ seenHash }))).toBe("changed-meanwhile");
  });

  it.each(CLOSED)("comes too late once it is %s", (how) => {
    expect(errorOf(confirming({ proposal: closed(how) }))).toEqual({ code: "proposal-closed", how });
  });
});

describe("withdrawing a proposal", () => {
  it("is for who proposed it, and for no other lead", () => {
    expect(codeOf(decideWithdrawing(nationalLead, aProposal()))).toBe("accepted");
    expect(codeOf(decideWithdrawing(secondLead, aProposal()))).toBe("not-the-proposer");
  });

  it("is possible after its time has run out", () => {
    const past = { until: plus(PROPOSED, -1), itselfCounts: false };
    expect(codeOf(decideWithdrawing(nationalLead, aProposal({ confirmable: past })))).toBe("accepted");
  });

  it("is nobody’s once it has taken effect: whether another person stands by it is not taken back", () => {
    for (const actor of [nationalLead, secondLead])
      expect(codeOf(decideWithdrawing(actor, aProposal({ standsAnyway: true })))).toBe("not-withdrawn");
    expect(codeOf(decideDeclining(secondLead, aProposal({ standsAnyway: true })))).toBe("accepted");
  });

  it.each(CLOSED)("comes too late once it is %s", (how) => {
    expect(codeOf(decideWithdrawing(nationalLead, closed(how)))).toBe("proposal-closed");
  });
});

describe("declining a proposal", () => {
  it("is for another national lead and for an approver, also for one appointed since: it gives nobody anything", () => {
    for (const actor of [secondLead, approver])
      expect(codeOf(decideDeclining(actor, aProposal()))).toBe("accepted");
  });

  it("is not for who proposed it: they withdraw it", () => {
    expect(codeOf(decideDeclining(nationalLead, aProposal()))).toBe("own-proposal");
  });

  it("is not for the person whom it is about, and for nobody who could not confirm it", () => {
    const concerns = secondLead.personId;
    expect(codeOf(decideDeclining(secondLead, aProposal({ concerns })))).toBe("concerns-you");
    for (const actor of [another(auditor), another(teamLead)])
      expect(codeOf(decideDeclining(actor, aProposal()))).toBe("not-for-your-role");
  });

  it.each(CLOSED)("comes too late once it is %s", (how) => {
    expect(codeOf(decideDeclining(secondLead, closed(how)))).toBe("proposal-closed");
  });
});

describe("what is offered to somebody about a proposal that waits", () => {
  const [proposer, subject] = [nationalLead.personId, PersonId.parse(idOf("person", 9))];
  const proposal = aProposal({
    proposedBy: { personId: proposer, name: nationalLead.name },
    concerns: subject,
  });
  it.each([
    ["its proposer may withdraw it", nationalLead, "proposed-it"],
    ["another lead may confirm it", secondLead, "may-confirm"],
    ["an approver may confirm it", approver, "may-confirm"],
    ["a deputy of the proposer has the same voice", { ...secondLead, standsFor: proposer }, "same-seat"],
    ["whom it is about is concerned", { ...secondLead, personId: subject }, "concerned"],
    ["a deputy of whom it is about is concerned too", { ...secondLead, standsFor: subject }, "concerned"],
    ["who confirms nothing looks", { ...auditor, personId: secondLead.personId }, "may-look"],
  ] as const)("%s", (_name, actor, offer) => {
    expect(offerTo(actor, proposal)).toBe(offer);
  });
});
