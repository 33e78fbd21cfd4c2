import { describe, expect, it } from "vitest";
import {
  decideInvitation,
  decideMemberSuspension,
  decideRemoval,
  MOST_PEOPLE,
} from "../../../shared/organisations/people.ts";
import { InvitePerson } from "../../../shared/organisations/schema.ts";
import { alpha, anna, annasId, beasId, codeOf, now, own, place } from "./alpha.ts";

describe("a place in an organisation", () => {
  const invite = InvitePerson.parse({ mail: "bea@example.org", name: "Bea Smith", role: "member" });
  const facts = { actor: anna(), own, organisation: alpha, personId: beasId, place, people: 2 };

  it("is given by a submitter, and changed by giving it again", () => {
    expect(decideInvitation({ ...facts, place: undefined }, invite)).toEqual({
      ok: true,
      value: { ...place, name: "Bea Smith", role: "member", version: 1 },
    });
    const suspended = { ...place, suspendedAt: now };
    expect(decideInvitation({ ...facts, place: suspended }, invite)).toEqual({
      ok: true,
      value: { ...suspended, name: "Bea Smith", role: "member", version: 2 },
    });
  });

  it("is not given by a member, by a submitter suspended meanwhile, or to oneself", () => {
    expect(codeOf(decideInvitation({ ...facts, actor: anna("member") }, invite))).toBe("not-for-your-role");
    for (const gone of [{ suspendedAt: now }, { removedAt: now }, { role: "member" }] as const)
      expect(codeOf(decideInvitation({ ...facts, own: { ...own, ...gone } }, invite))).toBe(
        "not-for-your-role",
      );
    expect(codeOf(decideInvitation({ ...facts, personId: annasId }, invite))).toBe("own-place");
  });

  it("is suspended from now, and let back without a trace", () => {
    const suspend = { personId: beasId, suspend: true };
    const suspended = { ...place, version: 2, suspendedAt: now };
    expect(decideMemberSuspension(facts, suspend, now)).toEqual({ ok: true, value: suspended });
    const back = decideMemberSuspension({ ...facts, place: suspended }, { ...suspend, suspend: false }, now);
    expect(back).toEqual({ ok: true, value: { ...place, version: 3 } });
  });

  it("is not suspended by a member, of oneself, or where there is none", () => {
    const suspend = { personId: beasId, suspend: true };
    const member = { ...facts, actor: anna("member") };
    expect(codeOf(decideMemberSuspension(member, suspend, now))).toBe("not-for-your-role");
    const self = { personId: annasId, suspend: true };
    expect(codeOf(decideMemberSuspension(facts, self, now))).toBe("own-place");
    expect(codeOf(decideMemberSuspension({ ...facts, place: undefined }, suspend, now))).toBe("not-found");
  });

  it("is removed from now, and given anew as if it had never been", () => {
    const suspended = { ...place, suspendedAt: now };
    const removed = { ...suspended, version: 2, removedAt: now };
    const remove = { personId: beasId };
    expect(decideRemoval({ ...facts, place: suspended }, remove, now)).toEqual({ ok: true, value: removed });
    expect(codeOf(decideRemoval({ ...facts, place: removed }, remove, now))).toBe("not-found");
    const suspend = { personId: beasId, suspend: false };
    expect(codeOf(decideMemberSuspension({ ...facts, place: removed }, suspend, now))).toBe("not-found");
    const again = decideInvitation({ ...facts, place: removed }, invite);
    expect(again).toEqual({
      ok: true,
      value: { ...place, name: "Bea Smith", role: "member", version: 3 },
    });
  });

  it("is not removed by a member, of oneself, or where there is none", () => {
    const remove = { personId: beasId };
    expect(codeOf(decideRemoval({ ...facts, actor: anna("member") }, remove, now))).toBe("not-for-your-role");
    expect(codeOf(decideRemoval(facts, { personId: annasId }, now))).toBe("own-place");
    expect(codeOf(decideRemoval({ ...facts, place: undefined }, remove, now))).toBe("not-found");
  });

  it("is the fortieth at most, but may change when there are forty", () => {
    const many = { ...facts, people: MOST_PEOPLE };
    expect(codeOf(decideInvitation({ ...many, place: undefined }, invite))).toBe("too-many-people");
    expect(codeOf(decideInvitation({ ...many, place: { ...place, removedAt: now } }, invite))).toBe(
      "too-many-people",
    );
    expect(codeOf(decideInvitation(many, invite))).toBe("accepted");
    expect(codeOf(decideInvitation({ ...many, people: MOST_PEOPLE - 1, place: undefined }, invite))).toBe(
      "accepted",
    );
  });
});
