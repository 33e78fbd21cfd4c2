import { describe, expect, it } from "vitest";
import { StaffRole } from "../../../shared/kernel/actor.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { confirmsSince } from "../../../shared/people/deputies.ts";
import { knownVersion, NO_DEPUTY } from "../../../shared/people/deciding.ts";
import {
  decideAppointment,
  decideSuspension,
  fewConfirm,
  howSuspended,
  isOfPower,
  mayBeNamed,
  restsOn,
  voicesLeft,
} from "../../../shared/people/rules.ts";
import { personIdOf, type StaffMember, SuspendStaff } from "../../../shared/people/schema.ts";
import { staffRefusalInWords } from "../../../shared/people/words.ts";
import { codeOf } from "../a-competition.ts";
import {
  actor,
  anna,
  annasId,
  appoint,
  bea,
  beasId,
  facts,
  give,
  IN_A,
  later,
  now,
  power,
  staff,
} from "./anna-and-bea.ts";

/** Among enough leads that no suspension lapses by itself. */
const within = <Facts extends object>(given: Facts) => ({ ...given, everybody: [anna, anna, anna] });

describe("a role", () => {
  it("is prepared for somebody new, and counts for nothing yet", () => {
    const nobody = { ...facts, subject: undefined };
    const { acceptedAt: _at, ...prepared } = staff({
      personId: beasId,
      mail: "bea@example.org",
      name: "Bea",
      role: "auditor",
    });
    expect(decideAppointment(nobody, appoint(), now)).toEqual({ ok: true, value: prepared });
  });

  it("a role of somebody who left is prepared anew, with another grant", () => {
    const left = { ...facts, subject: { ...bea, removedAt: now } };
    expect(decideAppointment(left, appoint(), now)).toMatchObject({
      ok: true,
      value: { grant: 2, version: 4, timesInvited: 2 },
    });
    const outcome = decideAppointment(left, appoint(), now);
    expect(outcome.ok && outcome.value.acceptedAt).toBeUndefined();
  });

  it("is what the national lead says, one version on, and keeps a suspension", () => {
    const suspended = { ...facts, subject: { ...bea, suspendedAt: now } };
    expect(decideAppointment(suspended, appoint({ seenVersion: 3 }), now)).toEqual({
      ok: true,
      value: {
        ...bea,
        grantedAt: now,
        grant: 2,
        version: 4,
        suspendedAt: now,
      },
    });
  });

  it.each(StaffRole.options.filter((role) => role !== "national-lead"))("is not given by a %s", (role) => {
    const some = actor({ role });
    expect(codeOf(decideAppointment({ ...facts, actor: some }, appoint(), now))).toBe("needs-national-lead");
  });

  it("is not given by a lead who has been suspended or removed meanwhile", () => {
    for (const own of [undefined, { ...anna, suspendedAt: now }, { ...anna, removedAt: now }])
      expect(codeOf(decideAppointment({ ...facts, own }, appoint(), now))).toBe("needs-national-lead");
  });

  it("a role is never one's own", () => {
    const self = { ...facts, subject: anna, personId: annasId };
    expect(codeOf(decideAppointment(self, appoint(), now))).toBe("own-role");
  });

  it("is decided on what the lead saw", () => {
    expect(codeOf(decideAppointment(facts, appoint({ seenVersion: 2 }), now))).toBe("changed-meanwhile");
    expect(codeOf(decideAppointment(facts, appoint({ seenVersion: 0 }), now))).toBe("appointed-already");
    const nobody = { ...facts, subject: undefined };
    expect(codeOf(decideAppointment(nobody, appoint({ seenVersion: 0 }), now))).toBe("accepted");
    expect(codeOf(decideAppointment(nobody, appoint({ seenVersion: 1 }), now))).toBe("changed-meanwhile");
  });
});

describe("the power to lead or to confirm", () => {
  const lead = staff({ personId: beasId });

  it("is given and taken by two: whatever the role is, or was, that has it", () => {
    const approver = { role: "approver" } as const;
    for (const command of [power, approver]) expect(isOfPower(appoint(command), undefined)).toBe(true);
    expect(isOfPower(appoint(), lead)).toBe(true);
    expect(isOfPower(appoint({ role: "none" }), lead)).toBe(true);
    for (const subject of [undefined, bea, { ...lead, removedAt: now }])
      expect(isOfPower(appoint(), subject)).toBe(false);
  });

  it("is not given, changed or given back by one lead alone", () => {
    for (const subject of [undefined, bea]) {
      const command = appoint({ ...power, seenVersion: knownVersion(subject) });
      expect(codeOf(decideAppointment({ ...facts, subject }, command, now))).toBe("power-takes-two");
    }
    const less = appoint({ seenVersion: 1 });
    expect(codeOf(decideAppointment({ ...facts, subject: lead }, less, now))).toBe("power-takes-two");
    const back = SuspendStaff.parse({ personId: beasId, suspend: false, reason: "Back" });
    const away = { ...facts, subject: { ...lead, suspendedAt: now } };
    expect(codeOf(decideSuspension(within(away), back, now))).toBe("power-takes-two");
    // To suspend protects: one does it at once.
    const suspending = { ...facts, subject: lead };
    expect(codeOf(decideSuspension(within(suspending), { ...back, suspend: true }, now))).toBe("accepted");
  });

  it("is that of the role they say, and of somebody new counts once they accept it", () => {
    expect(give({})).toMatchObject({ ok: true, value: { ...power, grantedAt: later, grant: 2, version: 4 } });
    const anew = give({ gives: "first-role" }, { ...bea, removedAt: now });
    expect(anew.ok && [anew.value.invitedAt, anew.value.acceptedAt]).toEqual([later, undefined]);
    // Whoever has a role by now is not given their first one, and the other way round.
    expect(codeOf(give({ gives: "first-role" }))).toBe("changed-meanwhile");
    expect(codeOf(give({}, { ...bea, removedAt: now }))).toBe("changed-meanwhile");
  });

  it("is given back with the role as it was, to who is suspended and has not left", () => {
    const suspended = { ...lead, suspendedAt: now };
    expect(give({ gives: "role-back", role: "auditor" }, suspended)).toEqual({
      ok: true,
      value: { ...lead, grantedAt: later, grant: 2, version: 2 },
    });
    expect(codeOf(give({ gives: "role-back" }))).toBe("changed-meanwhile");
    expect(codeOf(give({ gives: "role-back" }, { ...suspended, removedAt: now }))).toBe("not-found");
  });
});

describe("the power to confirm", () => {
  it("is since its acceptance that of a national lead and of an approver, and nobody else’s", () => {
    expect(confirmsSince(anna)).toBe(now);
    expect(confirmsSince(staff({ role: "approver" }))).toBe(now);
    for (const one of [bea, staff({ role: undefined, roles: [IN_A] }), undefined])
      expect(confirmsSince(one)).toBeUndefined();
  });

  it("begins anew with a change of the role and when a suspension ends", () => {
    const promoted = give({});
    expect(promoted.ok && confirmsSince(promoted.value)).toBe(later);
    const suspended = staff({ personId: beasId, suspendedAt: now });
    const restored = give({ gives: "role-back" }, suspended);
    expect(restored.ok && confirmsSince(restored.value)).toBe(later);
  });

  it("begins with the acceptance of who accepted after they were appointed, and not before it", () => {
    expect(confirmsSince(staff({ grantedAt: now, acceptedAt: later }))).toBe(later);
    const { acceptedAt: _at, ...invited } = anna;
    expect(confirmsSince(invited)).toBeUndefined();
  });

  it("is not that of who is suspended or has left", () => {
    expect(confirmsSince(staff({ suspendedAt: now }))).toBeUndefined();
    expect(confirmsSince(staff({ removedAt: now }))).toBeUndefined();
  });
});

const ids = {
  carl: await personIdOf("carl@example.org"),
  dora: await personIdOf("dora@example.org"),
  elise: await personIdOf("elise@example.org"),
  fridolin: await personIdOf("fridolin@example.org"),
};

describe("a suspension", () => {
  const suspend = (suspended = true, personId = beasId) =>
    SuspendStaff.parse({ personId, suspend: suspended, reason: "Left" });

  it("begins now and ends with the role as it was, granted anew", () => {
    const begun = decideSuspension(within(facts), suspend(), now);
    expect(begun).toEqual({ ok: true, value: { ...bea, grant: 2, version: 4, suspendedAt: now } });
    const subject = { ...bea, suspendedAt: now };
    expect(decideSuspension(within({ ...facts, subject }), suspend(false), now)).toEqual({
      ok: true,
      value: { ...bea, grantedAt: now, grant: 2, version: 4 },
    });
  });

  it("a suspension neither begins a second time nor ends for who is not suspended", () => {
    const suspended = { ...facts, subject: { ...bea, suspendedAt: now } };
    expect(codeOf(decideSuspension(within(suspended), suspend(), now))).toBe("changed-meanwhile");
    expect(codeOf(decideSuspension(within(facts), suspend(false), now))).toBe("changed-meanwhile");
  });

  it("is refused to others, of oneself and of nobody", () => {
    const auditor = { ...facts, actor: actor({ role: "auditor" }) };
    expect(codeOf(decideSuspension(within(auditor), suspend(), now))).toBe("needs-national-lead");
    expect(codeOf(decideSuspension(within(facts), suspend(true, annasId), now))).toBe("own-role");
    expect(codeOf(decideSuspension(within({ ...facts, subject: undefined }), suspend(), now))).toBe(
      "not-found",
    );
  });

  const person = (name: string, given: Partial<StaffMember>) => staff({ ...given, name });
  const [carl, dora, elise] = [
    person("Carl", { personId: ids.carl }),
    person("Dora", { role: "approver", personId: ids.dora }),
    person("Elise", { role: "approver", personId: ids.elise }),
  ];
  it.each<[string, StaffMember, readonly StaffMember[], ReturnType<typeof howSuspended>]>([
    ["the other one of two leads, whoever else confirms", carl, [anna, carl, dora, elise], "lapses"],
    ["the other one of two leads, where nobody else confirms", carl, [anna, carl], "lapses"],
    ["the only approver beside two leads", dora, [anna, carl, dora], "lapses"],
    ["one of two approvers beside two leads", dora, [anna, carl, dora, elise], "lasts"],
    [
      "the second approver, where the first is suspended",
      dora,
      [anna, carl, dora, { ...elise, suspendedAt: now }],
      "lapses",
    ],
    ["somebody who confirms nothing", bea, [anna, bea], "lasts"],
    [
      "the only approver, once it has lapsed",
      { ...dora, suspensionLapsedAt: now },
      [anna, carl, dora],
      "takes-two",
    ],
  ])("of %s", (_who, subject, everybody, how) => {
    expect(howSuspended(actor(), subject, everybody)).toBe(how);
  });

  it("counts a deputy as the voice of whom they stand in for, and no other", () => {
    const deputises = {
      principal: { personId: carl.personId, name: carl.name },
      role: "national-lead",
    } as const;
    const forCarl = person("Fridolin", {
      personId: ids.fridolin,
      deputises: { ...deputises, from: now, until: plus(now, 1), agreedAt: now },
    });
    expect(voicesLeft(actor(), dora, [anna, carl, dora, forCarl])).toEqual([carl]);
    expect(fewConfirm([anna, carl, forCarl])).toEqual([anna, carl]);
    // Who acts for Carl suspends with his voice, which is not left besides.
    const inHisStead = actor({ personId: forCarl.personId, standsFor: carl.personId });
    expect(voicesLeft(inHisStead, dora, [anna, carl, dora, elise, forCarl])).toEqual([anna, elise]);
  });

  it("rests on those who are left, another lead first", () => {
    expect(restsOn(actor(), elise, [anna, dora, elise, carl])).toEqual([carl, dora]);
    expect(restsOn(actor(), bea, [anna, bea, carl])).toEqual([]);
  });

  it("a suspension needs a reason", () =>
    expect(SuspendStaff.safeParse({ personId: beasId, suspend: true, reason: "  " }).success).toBe(false));
});

it("every refusal has words of its own that say what to do", () => {
  const codes = [
    "needs-national-lead",
    "own-role",
    "not-found",
    "lots-needed",
    "not-lots-of-it",
    "role-needed",
    "roles-in-competitions",
    "role-of-portal",
    ...NO_DEPUTY,
    "appointed-already",
    "power-takes-two",
    "reason-needed",
  ] as const;
  const words = codes.map((code) => staffRefusalInWords({ code }));
  expect(new Set(words).size).toBe(codes.length);
});

it.each<[string, Partial<StaffMember> | undefined, boolean]>([
  ["who never had a role", undefined, true],
  ["who led until they left", { removedAt: now }, true],
  ["who leads", {}, false],
  ["who is suspended", { suspendedAt: now }, false],
  ["who was suspended and left", { suspendedAt: now, removedAt: now }, false],
  ["whom two gave another role, and who left", { role: "auditor", removedAt: now }, false],
  ["who led a team until they left", { role: undefined, roles: [IN_A], removedAt: now }, false],
])("whether the deployment may name somebody as a lead, here one %s", (_, given, may) => {
  expect(mayBeNamed(given && staff(given))).toBe(may);
});
