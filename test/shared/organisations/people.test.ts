import { describe, expect, it } from "vitest";
import { DAY, plus } from "../../../shared/kernel/instant.ts";
import { PersonId } from "../../../shared/kernel/id.ts";
import {
  decideInvitation,
  decideMemberSuspension,
  decideRemoval,
  decideRole,
  MOST_INVITATIONS,
  MOST_PEOPLE,
} from "../../../shared/organisations/people.ts";
import { InvitePerson, type Place } from "../../../shared/organisations/schema.ts";
import { alpha, anna, annasId, beasId, invited, now, own, place } from "./alpha.ts";
import { codeOf } from "../a-competition.ts";

const invite = InvitePerson.parse({ mail: "bea@example.org", name: "Bea Smith", role: "member" });
const later = plus(now, 2 * DAY);
const inviting = { actor: anna(), own, organisation: alpha, personId: beasId, places: [own] };

/** Other people of the organisation, invited long ago. */
const others = (count: number, given: Partial<Place> = {}): readonly Place[] =>
  Array.from({ length: count }, (_, index) => ({
    ...place,
    personId: PersonId.parse(`per_${String(index).padStart(26, "0")}`),
    ...given,
  }));

describe("an invitation", () => {
  it("prepares a place, and nothing more, for an address nobody here knows", () => {
    expect(decideInvitation(inviting, invite, now)).toEqual({
      ok: true,
      value: { ...invited, name: "Bea Smith", role: "member" },
    });
  });

  it("sent again asks again: it raises no role and renames nobody", () => {
    const places = [own, { ...invited, role: "member" as const }];
    const again = decideInvitation(
      { ...inviting, places },
      { ...invite, role: "submitter", name: "B" },
      later,
    );
    expect(again).toEqual({
      ok: true,
      value: { ...invited, role: "member", invitedAt: later, timesInvited: 1, version: 2 },
    });
  });

  it("an invitation of somebody who has accepted is refused", () => {
    for (const before of [place, { ...place, suspendedAt: now }])
      expect(codeOf(decideInvitation({ ...inviting, places: [own, before] }, invite, now))).toBe(
        "has-place-already",
      );
  });

  it("after a removal begins anew, with another grant", () => {
    const removed = { ...place, suspendedAt: now, removedAt: now, grant: 3, version: 4 };
    expect(decideInvitation({ ...inviting, places: [own, removed] }, invite, now)).toEqual({
      ok: true,
      value: { ...invited, name: "Bea Smith", role: "member", timesInvited: 2, grant: 4, version: 5 },
    });
  });

  it("is not given by who is no submitter, is suspended, removed or has not accepted, or to oneself", () => {
    const code = (facts: Partial<typeof inviting>) =>
      codeOf(decideInvitation({ ...inviting, ...facts }, invite, now));
    expect(code({ actor: anna("member") })).toBe("not-for-your-role");
    for (const gone of [{ suspendedAt: now }, { removedAt: now }, { role: "member" }] as const)
      expect(codeOf(decideInvitation({ ...inviting, own: { ...own, ...gone } }, invite, now))).toBe(
        "not-for-your-role",
      );
    const { acceptedAt: _accepted, ...waiting } = own;
    expect(codeOf(decideInvitation({ ...inviting, own: waiting }, invite, now))).toBe("not-for-your-role");
    expect(code({ personId: annasId })).toBe("own-place");
  });

  it("makes forty people at most, those who are invited among them", () => {
    const code = (places: readonly Place[]) =>
      codeOf(decideInvitation({ ...inviting, places }, invite, later));
    expect(code(others(MOST_PEOPLE - 1))).toBe("accepted");
    expect(code(others(MOST_PEOPLE))).toBe("too-many-people");
    expect(code(others(MOST_PEOPLE).map(({ acceptedAt: _at, ...one }) => one))).toBe("too-many-people");
    expect(code(others(MOST_PEOPLE, { removedAt: now }))).toBe("accepted");
  });

  it("counts however often it goes to one person, and not what somebody registered", () => {
    const often = { ...invited, timesInvited: MOST_INVITATIONS };
    const code = (places: readonly Place[]) => codeOf(decideInvitation({ ...inviting, places }, invite, now));
    expect(code([own, often])).toBe("too-many-invitations");
    expect(code([own, { ...often, timesInvited: MOST_INVITATIONS - 1 }])).toBe("accepted");
    expect(code([{ ...own, timesInvited: MOST_INVITATIONS }])).toBe("accepted");
  });

  it("is one of sixty within 24 hours, to the millisecond", () => {
    const places = others(MOST_INVITATIONS, { removedAt: now });
    const code = (at: typeof now) => codeOf(decideInvitation({ ...inviting, places }, invite, at));
    expect(code(plus(now, DAY - 1))).toBe("too-many-invitations");
    expect(code(plus(now, DAY))).toBe("accepted");
  });
});

describe("a colleague's place", () => {
  const facts = { actor: anna(), own, place };

  it("gets another role with another grant, also before it is accepted", () => {
    const role = { personId: beasId, role: "member" } as const;
    for (const before of [place, invited])
      expect(decideRole({ ...facts, place: before }, role)).toEqual({
        ok: true,
        value: { ...before, role: "member", grant: 2, version: 2 },
      });
  });

  it("is suspended from now, and let back, each time with another grant", () => {
    const suspend = { personId: beasId, suspend: true };
    const suspended = { ...place, grant: 2, version: 2, suspendedAt: now };
    expect(decideMemberSuspension(facts, suspend, now)).toEqual({ ok: true, value: suspended });
    const back = decideMemberSuspension({ ...facts, place: suspended }, { ...suspend, suspend: false }, now);
    expect(back).toEqual({ ok: true, value: { ...place, grant: 3, version: 3 } });
  });

  it("a colleague is not suspended a second time, nor let back who is not suspended", () => {
    const suspended = { ...facts, place: { ...place, suspendedAt: now } };
    const again = decideMemberSuspension(suspended, { personId: beasId, suspend: true }, now);
    const back = decideMemberSuspension(facts, { personId: beasId, suspend: false }, now);
    expect([codeOf(again), codeOf(back)]).toEqual(["changed-meanwhile", "changed-meanwhile"]);
  });

  it("a colleague's place that waits to be accepted is not suspended: its invitation is taken back", () => {
    const suspend = { personId: beasId, suspend: true };
    expect(codeOf(decideMemberSuspension({ ...facts, place: invited }, suspend, now))).toBe("not-found");
    const back = decideRemoval({ ...facts, place: invited }, { personId: beasId }, now);
    expect(back).toEqual({ ok: true, value: { ...invited, removedAt: now, grant: 2, version: 2 } });
  });

  it("a colleague's place is removed from now", () => {
    const removed = { ...place, grant: 2, version: 2, removedAt: now };
    expect(decideRemoval(facts, { personId: beasId }, now)).toEqual({ ok: true, value: removed });
  });

  it.each(["decideRole", "decideMemberSuspension", "decideRemoval"] as const)(
    "is changed by no contributor, not one's own, and not where there is none (%s)",
    (name) => {
      const decide = (given: Partial<typeof facts>, personId = beasId) => {
        const all = { ...facts, ...given };
        if (name === "decideRole") return codeOf(decideRole(all, { personId, role: "member" }));
        if (name === "decideRemoval") return codeOf(decideRemoval(all, { personId }, now));
        return codeOf(decideMemberSuspension(all, { personId, suspend: true }, now));
      };
      expect(decide({ actor: anna("member") })).toBe("not-for-your-role");
      expect(decide({}, annasId)).toBe("own-place");
      expect(decide({ place: { ...place, removedAt: now } })).toBe("not-found");
      expect(codeOf(decideRemoval({ actor: anna(), own, place: undefined }, { personId: beasId }, now))).toBe(
        "not-found",
      );
    },
  );
});
