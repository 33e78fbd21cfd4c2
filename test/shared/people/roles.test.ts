import { describe, expect, it } from "vitest";
import { actorIn } from "../../../shared/kernel/actor.ts";
import { LotId } from "../../../shared/kernel/id.ts";
import { decideEnding, decideRole } from "../../../shared/people/competition-roles.ts";
import { knownVersion } from "../../../shared/people/deciding.ts";
import { asActor, decideAppointment } from "../../../shared/people/rules.ts";
import { EndRole, GiveRole } from "../../../shared/people/schema.ts";
import { codeOf } from "../a-competition.ts";
import {
  actor,
  anna,
  annasId,
  appoint,
  A,
  B,
  bea,
  beasId,
  facts,
  give,
  IN_A,
  now,
  power,
  staff,
} from "./anna-and-bea.ts";

describe("a role of the portal and roles in competitions", () => {
  const team = staff({ personId: beasId, role: undefined, roles: [IN_A] });
  const portal = (role: string, by: Partial<typeof facts> | { subject: undefined } = {}) => {
    const all = { ...facts, subject: team, ...by };
    return decideAppointment(all, appoint({ role, seenVersion: knownVersion(all.subject) }), now);
  };

  it.each(["auditor", "approver"])("keep an %s out of every team", (role) => {
    expect(codeOf(role === "auditor" ? portal(role) : give({ role }, team))).toBe("roles-in-competitions");
    expect(codeOf(portal("auditor", { subject: { ...team, roles: [] } }))).toBe("accepted");
  });

  it("end with the first role of a national lead, who leads in every one", () => {
    expect(give(power, team)).toMatchObject({ ok: true, value: { ...power, roles: [] } });
  });

  it("are kept by who has no role of the portal; nobody new is asked to have none", () => {
    const ended = portal("none", { subject: bea });
    expect(ended.ok && [ended.value.role, ended.value.roles]).toEqual([undefined, []]);
    expect(codeOf(portal("none", { subject: undefined }))).toBe("role-needed");
  });

  it("make an actor of the portal everywhere, and of a competition in it alone", () => {
    expect(actorIn(asActor(anna), A)).toEqual(asActor(anna));
    expect(asActor(team)).toMatchObject({ lots: [], roles: [IN_A], ownPlace: 1 });
    expect(asActor(team).role).toBeUndefined();
    const there = actorIn(asActor(team), A);
    expect(there).toMatchObject({ role: "competition-lead", lots: "all", roleIn: A, ownPlace: 1 });
    expect(there && actorIn(there, B)).toBeUndefined();
    expect(actorIn(asActor(team), B)).toBeUndefined();
  });
});

describe("a role in a competition", () => {
  const lots = [LotId.parse("lot-9")];
  const competition = { competitionId: A, title: "A", lots: [{ lotId: LotId.parse("lot-9") }] };
  const team = staff({ personId: beasId, role: undefined, roles: [IN_A], version: 3 });
  const given = (more: object = {}) =>
    GiveRole.parse({ mail: "bea@example.org", name: "Bea", roleIn: A, role: "evaluator", lots, ...more });
  const decided = (by: object = {}, more: object = {}) => {
    const all = { ...facts, competition, subject: team, ...by };
    return decideRole(all, given({ seenVersion: knownVersion(all.subject), ...more }), now);
  };

  it("is the only one of its person there, and leaves their sessions and their power as they are", () => {
    const other = { ...IN_A, competitionId: B };
    const changed = decided({ subject: { ...team, roles: [IN_A, other] } });
    const role = { competitionId: A, title: "A", role: "evaluator", lots };
    expect(changed).toEqual({
      ok: true,
      value: { ...team, name: "Bea", mail: "bea@example.org", roles: [other, role], version: 4 },
    });
  });

  it("given by an address alone stands beside those in other competitions, and changes no name", () => {
    const elsewhere = { ...team, roles: [{ ...IN_A, competitionId: B }] };
    const beside = decided({ subject: elsewhere }, { seenVersion: 0, name: "Beatrice" });
    expect(beside).toMatchObject({ ok: true, value: { name: team.name, acceptedAt: now, version: 4 } });
    expect(beside.ok && beside.value.roles.map(({ competitionId }) => competitionId)).toEqual([B, A]);
    expect(codeOf(decided({ subject: bea }, { seenVersion: 0 }))).toBe("appointed-already");
  });

  it("is prepared for who is not known, and for who left with nothing of before", () => {
    for (const subject of [undefined, { ...team, removedAt: now }]) {
      const prepared = decided({ subject });
      expect(prepared.ok && [prepared.value.acceptedAt, prepared.value.roles.length]).toEqual([undefined, 1]);
    }
  });

  it.each<[string, object, object, string]>([
    ["by who is no national lead", { actor: actor({ role: "competition-lead" }) }, {}, "needs-national-lead"],
    ["by a lead who was suspended", { own: { ...anna, suspendedAt: now } }, {}, "needs-national-lead"],
    ["to oneself", { subject: anna, personId: annasId }, {}, "own-role"],
    ["over what was not seen", {}, { seenVersion: 2 }, "changed-meanwhile"],
    ["to who is there already", {}, { seenVersion: 0 }, "appointed-already"],
    ["where there is no competition", { competition: undefined }, {}, "not-found"],
    ["to who has a role of the portal", { subject: bea }, {}, "role-of-portal"],
    ["without lots", {}, { lots: [] }, "lots-needed"],
    ["with lots of another", {}, { lots: ["lot-10"] }, "not-lots-of-it"],
  ])("is not given %s", (_, by, more, code) => {
    expect(codeOf(decided(by, more))).toBe(code);
  });

  it("is ended by a national lead, alone of all that its person has", () => {
    const end = (by: object = {}, more: object = {}) =>
      decideEnding(
        { actor: actor(), own: anna, subject: team, ...by },
        EndRole.parse({ personId: beasId, roleIn: A, reason: "Has moved on", ...more }),
      );
    expect(end()).toEqual({ ok: true, value: { after: { ...team, roles: [], version: 4 }, ended: IN_A } });
    expect(codeOf(end({ actor: actor({ role: "auditor" }) }))).toBe("needs-national-lead");
    expect(codeOf(end({}, { personId: annasId }))).toBe("own-role");
    expect(codeOf(end({}, { roleIn: B }))).toBe("not-found");
    expect(codeOf(end({ subject: { ...team, removedAt: now } }))).toBe("not-found");
    expect(codeOf(end({ subject: undefined }))).toBe("not-found");
  });
});
