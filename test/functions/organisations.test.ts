import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadMemberships, loadOrganisations, loadPlaces } from "../../functions/organisations/facts.ts";
import {
  addPartner,
  invitePerson,
  registerOrganisation,
  suspendMember,
} from "../../functions/organisations/operations.ts";
import { appointStaff } from "../../functions/people/operations.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { checkSession } from "../../functions/platform/session.ts";
import type { AuthorityActor, BidderActor } from "../../shared/kernel/actor.ts";
import { AddPartner, InvitePerson, RegisterOrganisation } from "../../shared/organisations/schema.ts";
import { AppointStaff, personIdOf } from "../../shared/people/schema.ts";
import { anyKey, london, must } from "../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../builders/portal.ts";

let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  ({ deps } = portal);
});
afterEach(() => portal.close());

const ALPHA = RegisterOrganisation.parse({ name: "Alpha", kind: "charity", members: [] });
const BEA = InvitePerson.parse({ mail: "bea@alpha.example", name: "Bea", role: "submitter" });

async function newcomer(mail: string) {
  const { actor } = await portal.signIn(mail, mail);
  if (actor.audience !== "newcomer") throw new Error(`${mail} is not new`);
  return actor;
}

/** Somebody who has a place in one bidder, signed in. */
async function bidder(mail: string): Promise<BidderActor> {
  const { actor } = await portal.signIn(mail, mail);
  if (actor.audience !== "bidder") throw new Error(`${mail} does not bid`);
  return actor;
}

async function alpha(mail = "anna@alpha.example"): Promise<BidderActor> {
  must(await registerOrganisation(deps, await newcomer(mail), mail, ALPHA, anyKey()));
  return bidder(mail);
}

async function lead(): Promise<AuthorityActor> {
  const { actor } = await portal.signIn("lead@authority.example", "Lead");
  if (actor.audience !== "authority") throw new Error("the lead leads");
  return actor;
}

describe("registering an organisation", () => {
  it("leaves one entry, and whoever does it is its first submitter", async () => {
    const anna = await newcomer("anna@alpha.example");
    await leavesOneEntry(portal, () =>
      registerOrganisation(deps, anna, "anna@alpha.example", ALPHA, key("register")),
    );
    expect(await bidder("anna@alpha.example")).toMatchObject({
      organisationName: "Alpha",
      role: "submitter",
    });
    const [organisation] = await loadOrganisations(deps.table);
    expect(organisation?.members).toEqual([{ name: "Alpha", kind: "charity" }]);
  });

  it("sent twice registers one", async () => {
    const anna = await newcomer("anna@alpha.example");
    const twice = () => registerOrganisation(deps, anna, "anna@alpha.example", ALPHA, key("register"));
    const [first, second] = [must(await twice()), must(await twice())];
    expect(second.answer).toEqual(first.answer);
    expect(await loadOrganisations(deps.table)).toHaveLength(1);
  });

  it("is refused when a member is named twice", async () => {
    const anna = await newcomer("anna@alpha.example");
    const twice = RegisterOrganisation.parse({
      ...ALPHA,
      members: [
        { name: "Beta", kind: "company" },
        { name: "BETA ", kind: "cic" },
      ],
    });
    await refusesWith(portal, "member-named-twice", () =>
      registerOrganisation(deps, anna, "anna@alpha.example", twice, anyKey()),
    );
  });
});

describe("a colleague", () => {
  it("is invited with one entry and can act at once", async () => {
    const anna = await alpha();
    await leavesOneEntry(portal, () => invitePerson(deps, anna, BEA, key("invite")));
    const before = await portal.digest();
    expect((await invitePerson(deps, anna, BEA, key("invite"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    expect(await bidder(BEA.mail)).toMatchObject({ organisationId: anna.organisationId, role: "submitter" });
  });

  it("is given another role, which ends their sessions", async () => {
    const anna = await alpha();
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const { secret } = await portal.signIn(BEA.mail);
    const member = { ...BEA, role: "member" } as const;
    await leavesOneEntry(portal, () => invitePerson(deps, anna, member, anyKey()));
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    const bea = await bidder(BEA.mail);
    await refusesWith(portal, "not-for-your-role", () => invitePerson(deps, bea, BEA, anyKey()));
  });

  it("is suspended and let back with an entry each, and signed out at once", async () => {
    const anna = await alpha();
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const { secret } = await portal.signIn(BEA.mail);
    const token = await portal.signIn(BEA.mail, "Bea", "bearer");
    const personId = await personIdOf(BEA.mail);
    await leavesOneEntry(portal, () =>
      suspendMember(deps, anna, { personId, suspend: true }, key("suspend")),
    );
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    expect(await checkSession(deps, token.secret, "bearer")).toBeUndefined();
    const [seenByPerson] = await loadMemberships(deps.table, personId);
    const seenByOrganisation = await loadPlaces(deps.table, anna.organisationId);
    expect(seenByPerson?.suspendedAt).toBe(deps.now());
    expect(seenByOrganisation).toContainEqual(seenByPerson);

    await leavesOneEntry(portal, () => suspendMember(deps, anna, { personId, suspend: false }, anyKey()));
    expect(await bidder(BEA.mail)).toMatchObject({ role: "submitter" });
  });

  it("stays suspended when they are invited again", async () => {
    const anna = await alpha();
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const personId = await personIdOf(BEA.mail);
    must(await suspendMember(deps, anna, { personId, suspend: true }, anyKey()));
    must(await invitePerson(deps, anna, BEA, anyKey()));
    expect((await loadMemberships(deps.table, personId))[0]?.suspendedAt).toBeDefined();
  });

  it("cannot be oneself, nor somebody of another organisation, nor changed by a member", async () => {
    const anna = await alpha();
    const other = await alpha("olga@other.example");
    must(await invitePerson(deps, anna, { ...BEA, role: "member" }, anyKey()));
    const bea = await bidder(BEA.mail);
    const own = { ...BEA, mail: "anna@alpha.example" };
    const [personId, annasId] = [bea.personId, anna.personId];
    await refusesWith(portal, "own-place", () => invitePerson(deps, anna, own, anyKey()));
    await refusesWith(portal, "own-place", () =>
      suspendMember(deps, anna, { personId: annasId, suspend: true }, anyKey()),
    );
    await refusesWith(portal, "not-found", () =>
      suspendMember(deps, other, { personId, suspend: true }, anyKey()),
    );
    await refusesWith(portal, "not-for-your-role", () =>
      suspendMember(deps, bea, { personId: annasId, suspend: true }, anyKey()),
    );
  });

  it("suspending each other at one instant leaves one submitter", async () => {
    const anna = await alpha();
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const bea = await bidder(BEA.mail);
    const outcomes = await Promise.all([
      suspendMember(deps, anna, { personId: bea.personId, suspend: true }, anyKey()),
      suspendMember(deps, bea, { personId: anna.personId, suspend: true }, anyKey()),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const places = await loadPlaces(deps.table, anna.organisationId);
    expect(places.filter(({ suspendedAt }) => suspendedAt === undefined)).toHaveLength(1);
  });
});

describe("a partner", () => {
  const HARINGEY = AddPartner.parse({
    name: "London Borough of Haringey",
    lots: ["lot-20"],
    mail: "partner.london@partner.example",
    personName: "Pat",
  });

  it("is added by a national lead with one entry, and its person acts for its lots", async () => {
    const national = await lead();
    await leavesOneEntry(portal, () => addPartner(deps, national, HARINGEY, key("partner")));
    const before = await portal.digest();
    expect((await addPartner(deps, national, HARINGEY, key("partner"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    expect((await portal.signIn(HARINGEY.mail)).actor).toMatchObject({
      audience: "partner",
      lots: ["lot-20"],
    });
  });

  it("is refused by anybody else of the authority", async () => {
    const national = await lead();
    const team = AppointStaff.parse({
      mail: "team@authority.example",
      name: "Team",
      role: "competition-lead",
      lots: ["lot-20"],
    });
    must(await appointStaff(deps, national, team, anyKey()));
    const { actor } = await portal.signIn(team.mail);
    if (actor.audience !== "authority") throw new Error("a team lead is of the authority");
    await refusesWith(portal, "needs-national-lead", () => addPartner(deps, actor, HARINGEY, anyKey()));
  });
});
