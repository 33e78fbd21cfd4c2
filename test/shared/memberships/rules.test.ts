import { describe, expect, it } from "vitest";
import { ChangeId } from "../../../shared/kernel/id.ts";
import { AuthorityActor } from "../../../shared/kernel/actor.ts";
import {
  decideApproval,
  decideChangeRequest,
  decideChangeWithdrawal,
  decideRefusal,
  isUndecided,
} from "../../../shared/memberships/rules.ts";
import { ConsortiumMember } from "../../../shared/organisations/schema.ts";
import { type MembershipChange, RequestMembershipChange } from "../../../shared/memberships/schema.ts";
import { changeInWords, changeStateInWords } from "../../../shared/memberships/words.ts";
import { alpha, anna, annasId, lead, now, own } from "../organisations/alpha.ts";
import { codeOf } from "../a-competition.ts";

const changeId = ChangeId.parse("chg_00000000000000000000000000");
const member = (name: string, sharePercent?: number) =>
  ConsortiumMember.parse({ name, kind: "company", sharePercent });
const organisation = { ...alpha, members: [member("Alpha", 60), member("Beta", 20)] };
const GAMMA = { name: "Gamma", kind: "mutual", sharePercent: 20 };

const request = (change: object) => RequestMembershipChange.parse({ change, reason: "They merged" });
const ADD = request({ what: "add", member: GAMMA });
const facts = { actor: anna(), own, changeId, organisation, fixedBy: [{ sealed: true }], waiting: undefined };
const asking = (changes: Partial<Parameters<typeof decideChangeRequest>[0]>, command = ADD) =>
  decideChangeRequest({ ...facts, ...changes }, command, now);

const waiting: MembershipChange = {
  changeId,
  organisationId: alpha.organisationId,
  organisationName: "Alpha",
  change: ADD.change,
  reason: "They merged",
  requestedBy: { personId: annasId, name: "Anna" },
  requestedAt: now,
  version: 1,
};

describe("a request to change members", () => {
  it("a request to change members says who asks for what and why, and waits", () => {
    const decision = asking({});
    expect(decision).toEqual({ ok: true, value: waiting });
    expect(decision.ok && isUndecided(decision.value)).toBe(true);
  });

  it("a request to change members needs a submitter, a response that is in and sealed, and no other request that waits", () => {
    expect(codeOf(asking({ actor: anna("member") }))).toBe("not-for-your-role");
    expect(codeOf(asking({ fixedBy: [] }))).toBe("members-not-fixed");
    expect(codeOf(asking({ fixedBy: [{ sealed: true }, { sealed: false }] }))).toBe("responses-not-sealed");
    expect(codeOf(asking({ waiting: changeId }))).toBe("change-waiting");
  });

  it.each([
    ["a member who is not there", { what: "remove", formerly: "Delta" }, "no-such-member"],
    ["the lead's leaving", { what: "remove", formerly: "Alpha" }, "lead-stays"],
    ["the lead's replacement", { what: "replace", formerly: "Alpha", member: GAMMA }, "lead-stays"],
    ["a member there is", { what: "add", member: { ...GAMMA, name: "beta" } }, "member-named-twice"],
    ["more than the whole", { what: "add", member: { ...GAMMA, sharePercent: 21 } }, "shares-over-100"],
    [
      "a Probation Trust",
      { what: "add", member: { ...GAMMA, kind: "probation-trust" } },
      "probation-trust-cannot-bid",
    ],
  ])("a request to change members is refused for %s", (_, change, code) => {
    expect(codeOf(asking({}, request(change)))).toBe(code);
  });

  it("a request to change members is withdrawn as long as it waits, by a submitter", () => {
    const withdrawal = { ...waiting, withdrawnAt: now, version: 2 };
    const deciding = { actor: anna(), own };
    expect(decideChangeWithdrawal({ ...deciding, change: waiting }, now)).toEqual({
      ok: true,
      value: withdrawal,
    });
    expect(codeOf(decideChangeWithdrawal({ ...deciding, change: withdrawal }, now))).toBe("change-closed");
    expect(codeOf(decideChangeWithdrawal({ ...deciding, change: undefined }, now))).toBe("not-found");
    const byMember = { actor: anna("member"), own, change: waiting };
    expect(codeOf(decideChangeWithdrawal(byMember, now))).toBe("not-for-your-role");
  });
});

describe("the decision on it", () => {
  const approve = (given: object = {}, change: object = ADD.change) =>
    decideApproval({ organisation, change: { ...waiting, ...given, change: request(change).change } });
  const refuses = (given: Partial<Parameters<typeof decideRefusal>[0]> = {}) =>
    decideRefusal({ actor: lead, change: waiting, ...given }, { reason: "It is weaker than before" }, now);
  const membersAfter = (change: object) => {
    const decision = approve({}, change);
    return decision.ok
      ? decision.value.members.map(({ name, sharePercent }) => [name, sharePercent])
      : decision.error.code;
  };

  it("approved, gives the profile its next version with the members as they then are", () => {
    const decision = approve();
    expect(decision.ok && decision.value.version).toBe(2);
    expect(membersAfter(ADD.change)).toEqual([
      ["Alpha", 60],
      ["Beta", 20],
      ["Gamma", 20],
    ]);
    expect(membersAfter({ what: "remove", formerly: "Beta" })).toEqual([["Alpha", 60]]);
    expect(membersAfter({ what: "replace", formerly: "Beta", member: GAMMA })).toEqual([
      ["Alpha", 60],
      ["Gamma", 20],
    ]);
    expect(membersAfter({ what: "share", formerly: "Alpha", sharePercent: 80 })).toEqual([
      ["Alpha", 80],
      ["Beta", 20],
    ]);
  });

  it("an approval is of a request that waits, and only if the change still fits", () => {
    expect(codeOf(approve({ withdrawnAt: now }))).toBe("change-closed");
    const refused = refuses();
    expect(codeOf(approve(refused.ok ? refused.value : {}))).toBe("change-closed");
    expect(membersAfter({ what: "remove", formerly: "Delta" })).toBe("no-such-member");
  });

  it("refused, keeps who did it, when and why", () => {
    const decision = refuses();
    expect(decision.ok && changeStateInWords(decision.value)).toBe("Refused");
    expect(decision.ok && decision.value.decision).toEqual({
      approved: false,
      reason: "It is weaker than before",
      by: { personId: lead.personId, name: lead.name },
      at: now,
    });
  });

  it("a request is refused by a national lead alone, as long as it waits, and also when it no longer fits", () => {
    const team = AuthorityActor.parse({ ...lead, role: "competition-lead", lots: ["lot-20"] });
    for (const actor of [team, AuthorityActor.parse({ ...lead, role: "approver" })])
      expect(codeOf(refuses({ actor }))).toBe("needs-national-lead");
    expect(codeOf(refuses({ change: undefined }))).toBe("not-found");
    expect(codeOf(refuses({ change: { ...waiting, withdrawnAt: now } }))).toBe("change-closed");
    const gone = request({ what: "remove", formerly: "Delta" }).change;
    expect(codeOf(refuses({ change: { ...waiting, change: gone } }))).toBe("accepted");
  });

  it("the decision on a request reads in words as what it does", () => {
    const words = (change: object) => changeInWords(request(change).change);
    expect(words(ADD.change)).toBe("Gamma joins");
    expect(words({ what: "remove", formerly: "Beta" })).toBe("Beta leaves");
    expect(words({ what: "replace", formerly: "Beta", member: GAMMA })).toBe("Gamma takes the place of Beta");
    expect(words({ what: "share", formerly: "Beta", sharePercent: 5 })).toBe("Beta has a share of 5%");
  });
});
