import { describe, expect, it } from "vitest";
import { decideConfirming, decideDeclining, Proposal } from "../../../shared/kernel/proposal.ts";
import { Instant, plus } from "../../../shared/kernel/instant.ts";
import {
  confirmsSince,
  decideDeputy,
  decideEndOfDeputy,
  inStead,
  isLead,
  MOST_DEPUTY_DAYS,
} from "../../../shared/people/deputies.ts";
import { asActor, decideSuspension } from "../../../shared/people/rules.ts";
import { EndDeputy, personIdOf, type StaffMember, SuspendStaff } from "../../../shared/people/schema.ts";
import { codeOf } from "../a-competition.ts";
import { actor, anna, annasId, beasId, IN_A, now, staff } from "./anna-and-bea.ts";

/** Bea leads a team and is to stand in for Anna, who leads; `now` is 9am on 1 October 2013, in British Summer Time. */
const bea = staff({
  personId: beasId,
  name: "Bea",
  mail: "bea@example.org",
  role: undefined,
  roles: [IN_A],
  version: 3,
});
const DAYS = { principalId: annasId, firstDay: "2013-10-26", lastDay: "2013-10-27" };
/** Midnight before 26 October, in summer time; midnight after 27 October, on which it ends. */
const [FROM, UNTIL] = [Instant.parse("2013-10-25T23:00:00.000Z"), Instant.parse("2013-10-28T00:00:00.000Z")];
const decided = (by: object = {}, days: object = {}, at = now) =>
  decideDeputy({ subject: bea, principal: anna, ...by }, { ...DAYS, ...days }, at);
const agreed = (at = now): StaffMember => {
  const decision = decided({}, {}, at);
  if (!decision.ok) throw new Error(decision.error.code);
  return decision.value;
};
const acts = (at: Instant, principal: StaffMember | undefined = anna, deputy = agreed()) =>
  inStead(deputy, principal, at);

describe("a deputy", () => {
  it("has the role from the first instant of the first day in London until the last of the last, and nothing is written", () => {
    const deputy = agreed();
    expect(deputy.deputises).toMatchObject({
      role: "national-lead",
      from: FROM,
      until: UNTIL,
      agreedAt: now,
    });
    expect(deputy.version).toBe(4);
    for (const [at, role] of [
      [plus(FROM, -1), undefined],
      [FROM, "national-lead"],
      [plus(UNTIL, -1), "national-lead"],
      [UNTIL, undefined],
    ] as const)
      expect([at, acts(at).role]).toEqual([at, role]);
  });

  it("acts everywhere by the name of both, and is again what they were in competitions afterwards", () => {
    expect(asActor(acts(FROM))).toMatchObject({
      name: "Bea, for Anna",
      standsFor: annasId,
      role: "national-lead",
      lots: "all",
    });
    const own = asActor(acts(UNTIL));
    expect([own.name, own.standsFor, own.roles]).toEqual(["Bea", undefined, [IN_A]]);
  });

  it("confirms since the later of the first instant and the agreement", () => {
    expect(confirmsSince(acts(FROM))).toBe(FROM);
    const late = plus(FROM, 5);
    expect(confirmsSince(inStead(agreed(late), anna, plus(late, 1)))).toBe(late);
    expect(confirmsSince(acts(UNTIL))).toBeUndefined();
  });

  it("rests while whom they stand in for is suspended, has left or has another role", () => {
    for (const away of [{ suspendedAt: now }, { removedAt: now }, { role: "approver" }] as const)
      expect(acts(FROM, { ...anna, ...away }).role).toBeUndefined();
    expect(inStead(agreed(), undefined, FROM).role).toBeUndefined();
  });

  it("is no lead of their own, who would count where leads are few", () => {
    expect([isLead(acts(FROM)), isLead(anna)]).toEqual([false, true]);
  });

  it.each<[string, object, object, Instant, string]>([
    ["who is not there", { subject: undefined }, {}, now, "not-found"],
    ["who is suspended", { subject: { ...bea, suspendedAt: now } }, {}, now, "not-found"],
    ["who audits", { subject: { ...bea, role: "auditor" } }, {}, now, "cannot-deputise"],
    ["who confirms already", { subject: { ...bea, role: "approver" } }, {}, now, "cannot-deputise"],
    ["who stands in already", { subject: agreed() }, {}, now, "deputises-already"],
    ["for nobody", { principal: undefined }, {}, now, "nobody-to-stand-for"],
    [
      "for who has no such power",
      { principal: { ...anna, role: "auditor" } },
      {},
      now,
      "nobody-to-stand-for",
    ],
    ["for who is suspended", { principal: { ...anna, suspendedAt: now } }, {}, now, "nobody-to-stand-for"],
    ["with days the wrong way round", {}, { lastDay: "2013-10-25" }, now, "days-not-ahead"],
    ["when the last day is over", {}, {}, UNTIL, "days-not-ahead"],
    ["for more days than may be", {}, { lastDay: "2014-01-24" }, now, "too-many-days"],
  ])("is nobody %s", (_, by, days, at, code) => expect(codeOf(decided(by, days, at))).toBe(code));

  it("may be one up to the last instant of the last day, and for as many days as may be", () => {
    expect(codeOf(decided({}, {}, plus(UNTIL, -1)))).toBe("accepted");
    expect(MOST_DEPUTY_DAYS).toBe(90);
    expect(codeOf(decided({}, { lastDay: "2014-01-23" }))).toBe("accepted");
    expect(
      codeOf(decided({ subject: agreed() }, { firstDay: "2013-11-01", lastDay: "2013-11-02" }, UNTIL)),
    ).toBe("accepted");
  });

  it("is ended by a lead at once, not by themselves, and once", () => {
    const end = (by: object = {}, at = now) =>
      decideEndOfDeputy(
        { actor: actor(), own: anna, subject: agreed(), ...by },
        EndDeputy.parse({ personId: beasId, reason: "Anna is back" }),
        at,
      );
    const ended = end();
    expect(ended.ok && ended.value.after).toEqual({ ...bea, version: 5 });
    expect(codeOf(end({ actor: actor({ role: "approver" }) }))).toBe("needs-national-lead");
    expect(codeOf(end({ actor: actor({ personId: beasId }) }))).toBe("own-role");
    expect(codeOf(end({ subject: bea }))).toBe("not-found");
    expect(codeOf(end({}, UNTIL))).toBe("not-found");
  });

  it("decides nothing about whom they stand in for", () => {
    const facts = { actor: asActor(acts(FROM)), own: agreed(), subject: anna, everybody: [anna, anna, anna] };
    const away = SuspendStaff.parse({ personId: annasId, suspend: true, reason: "Left" });
    expect(codeOf(decideSuspension(facts, away, FROM))).toBe("own-role");
  });
});

const carl = staff({ personId: await personIdOf("carl@example.org"), name: "Carl" });

describe("one seat is one voice", () => {
  const deputy = asActor(acts(FROM));
  const proposal = (given: object) =>
    Proposal.parse({
      proposalId: `prp_${"0".repeat(26)}`,
      scope: "portal",
      act: "staff-power",
      subject: "x",
      title: "X",
      shown: [],
      command: {},
      reason: "Needed",
      hash: "0".repeat(64),
      proposedBy: { personId: carl.personId, name: "Carl" },
      proposedAt: plus(FROM, 1),
      ...given,
    });
  const confirming = (by: typeof deputy, given: object) =>
    codeOf(
      decideConfirming(
        { actor: by, confirmsSince: FROM, proposal: proposal(given) },
        { seenHash: proposal({}).hash },
        plus(FROM, 2),
      ),
    );

  it("a deputy confirms what another seat proposed", () => expect(confirming(deputy, {})).toBe("accepted"));

  it.each<[string, typeof deputy, object]>([
    [
      "a deputy what whom they stand in for proposed",
      deputy,
      { proposedBy: { personId: annasId, name: "Anna" } },
    ],
    [
      "who is stood in for what their deputy proposed",
      asActor(anna),
      { proposedBy: { personId: beasId, name: "Bea, for Anna" }, proposedFor: annasId },
    ],
    [
      "a deputy what another deputy of the same person proposed",
      deputy,
      { proposedBy: { personId: carl.personId, name: "Carl, for Anna" }, proposedFor: annasId },
    ],
  ])("%s is not confirmed by them, nor declined", (_, by, given) => {
    expect(confirming(by, given)).toBe("needs-second-person");
    expect(codeOf(decideDeclining(by, proposal(given)))).toBe("own-proposal");
  });

  it("a deputy confirms and declines nothing that concerns whom they stand in for", () => {
    expect(confirming(deputy, { concerns: annasId })).toBe("concerns-you");
    expect(codeOf(decideDeclining(deputy, proposal({ concerns: annasId })))).toBe("concerns-you");
  });
});
