import { beforeEach, describe, expect, it } from "vitest";
import { loadEveryPlace, loadPlaces, loadWorths } from "../../../functions/organisations/facts.ts";
import {
  changeRole,
  invitePerson,
  removeMember,
  revokeColleaguesToken,
  suspendMember,
} from "../../../functions/organisations/people-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { readOnce } from "../../../functions/platform/read-once.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import { PersonId } from "../../../shared/kernel/id.ts";
import { MOST_INVITATIONS, MOST_PEOPLE } from "../../../shared/organisations/people.ts";
import { InvitePerson } from "../../../shared/organisations/schema.ts";
import { personIdOf } from "../../../shared/people/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { ALPHA, edit, registered } from "./an-organisation.ts";

let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  ({ deps } = portal);
});

const BEA = InvitePerson.parse({ mail: "bea@alpha.example", name: "Bea", role: "submitter" });

describe("a colleague", () => {
  it("is invited with one entry, has no place until they accept, and then can act", async () => {
    const anna = await registered(portal);
    await leavesOneEntry(portal, () => invitePerson(deps, anna, BEA, key("invite")));
    expect(await loadPlaces(deps.table, anna.organisationId)).toHaveLength(1);
    expect(await loadEveryPlace(deps.table, anna.organisationId)).toHaveLength(2);
    expect(await portal.actor("bidder", BEA.mail)).toMatchObject({
      organisationId: anna.organisationId,
      role: "submitter",
    });
    expect(await loadPlaces(deps.table, anna.organisationId)).toHaveLength(2);
  });

  it("a colleague who is invited twice has the role and the name of the first time; who has accepted is not invited", async () => {
    const anna = await registered(portal);
    const first = { ...BEA, role: "member", name: "Bea Smith" } as const;
    const [once, again] = [
      await invitePerson(deps, anna, first, anyKey()),
      await invitePerson(deps, anna, { ...BEA, name: "B" }, anyKey()),
    ];
    expect(must(again).answer).toEqual(must(once).answer);
    expect(await portal.actor("bidder", BEA.mail)).toMatchObject({ role: "member" });
    const places = await loadPlaces(deps.table, anna.organisationId);
    expect(places.map(({ name }) => name)).toContain("Bea Smith");
    await refuses(portal, "has-place-already", invitePerson, anna, BEA);
  });

  it("is given another role, which ends their sessions", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const { secret, actor } = await portal.signIn(BEA.mail);
    const { personId } = actor;
    await leavesOneEntry(portal, () => changeRole(deps, anna, { personId, role: "member" }, key("role")));
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    const bea = await portal.actor("bidder", BEA.mail);
    expect(bea.role).toBe("member");
    await refuses(portal, "not-for-your-role", invitePerson, bea, BEA);
    const { personId: annasId } = anna;
    await refuses(portal, "not-for-your-role", changeRole, bea, { personId: annasId, role: "member" });
  });

  it("has a token revoked by a submitter, and keeps the other one and the browser", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const browser = await portal.signIn(BEA.mail);
    const [kept, revoked] = [
      await portal.signIn(BEA.mail, "Bea", "bearer"),
      await portal.signIn(BEA.mail, "Bea", "bearer"),
    ];
    const { personId } = browser.actor;
    const tokens = await loadWorths(deps.table, anna.organisationId, [personId]);
    const tokenId = tokens.get(personId)?.tokens[1]?.tokenId;
    if (tokenId === undefined) throw new Error("Bea has two tokens");
    const bea = await portal.actor("bidder", BEA.mail);
    const command = { personId, tokenId };
    await refuses(portal, "own-place", revokeColleaguesToken, bea, command);
    const other = await registered(portal, ALPHA, "olga@other.example");
    await refuses(portal, "not-found", revokeColleaguesToken, other, command);
    await leavesOneEntry(portal, () => revokeColleaguesToken(deps, anna, command, key("revoke")));
    expect(await checkSession(deps, revoked.secret, "bearer")).toBeUndefined();
    expect(await checkSession(deps, kept.secret, "bearer")).toBeDefined();
    expect(await checkSession(deps, browser.secret, "cookie")).toBeDefined();
    await refuses(portal, "not-found", revokeColleaguesToken, anna, command);
  });

  it("is suspended and let back with an entry each, and signed out at once", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const { secret } = await portal.signIn(BEA.mail);
    const token = await portal.signIn(BEA.mail, "Bea", "bearer");
    const personId = await personIdOf(BEA.mail);
    await leavesOneEntry(portal, () =>
      suspendMember(deps, anna, { personId, suspend: true }, key("suspend")),
    );
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    expect(await checkSession(deps, token.secret, "bearer")).toBeUndefined();
    const bea = (await loadPlaces(deps.table, anna.organisationId)).find((one) => one.personId === personId);
    expect(bea?.suspendedAt).toBe(deps.now());
    expect((await portal.signIn(BEA.mail)).actor.audience).toBe("newcomer");

    await leavesOneEntry(portal, () => suspendMember(deps, anna, { personId, suspend: false }, anyKey()));
    expect(await portal.actor("bidder", BEA.mail)).toMatchObject({ role: "submitter" });
  });

  it("cannot be oneself, nor somebody of another organisation, nor changed by a contributor", async () => {
    const anna = await registered(portal);
    const other = await registered(portal, ALPHA, "olga@other.example");
    must(await invitePerson(deps, anna, { ...BEA, role: "member" }, anyKey()));
    const bea = await portal.actor("bidder", BEA.mail);
    const own = { ...BEA, mail: "anna@alpha.example" };
    const [personId, annasId] = [bea.personId, anna.personId];
    await refuses(portal, "own-place", invitePerson, anna, own);
    await refuses(portal, "own-place", suspendMember, anna, { personId: annasId, suspend: true });
    await refuses(portal, "not-found", suspendMember, other, { personId, suspend: true });
    await refuses(portal, "not-for-your-role", suspendMember, bea, { personId: annasId, suspend: true });
  });

  it("suspending each other at one instant leaves one submitter", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const bea = await portal.actor("bidder", BEA.mail);
    const outcomes = await Promise.all([
      suspendMember(deps, anna, { personId: bea.personId, suspend: true }, anyKey()),
      suspendMember(deps, bea, { personId: anna.personId, suspend: true }, anyKey()),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const places = await loadPlaces(deps.table, anna.organisationId);
    expect(places.filter(({ suspendedAt }) => suspendedAt === undefined)).toHaveLength(1);
  });

  it("is removed with one entry, signed out at once, and has no place any more", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const { secret } = await portal.signIn(BEA.mail);
    const personId = await personIdOf(BEA.mail);
    await leavesOneEntry(portal, () => removeMember(deps, anna, { personId }, key("remove")));
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    expect(await loadPlaces(deps.table, anna.organisationId)).toHaveLength(1);
    expect((await portal.signIn(BEA.mail)).actor.audience).toBe("newcomer");

    await refuses(portal, "not-found", removeMember, anna, { personId });
    await refuses(portal, "not-found", suspendMember, anna, { personId, suspend: true });
  });

  it("comes back by being invited again, not suspended any more", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const { personId } = await portal.actor("bidder", BEA.mail);
    must(await suspendMember(deps, anna, { personId, suspend: true }, anyKey()));
    must(await removeMember(deps, anna, { personId }, anyKey()));
    must(await invitePerson(deps, anna, { ...BEA, role: "member" }, anyKey()));
    expect(await portal.actor("bidder", BEA.mail)).toMatchObject({ role: "member" });
  });

  it("is not removed by a contributor, nor by themselves, nor by another organisation", async () => {
    const anna = await registered(portal);
    const other = await registered(portal, ALPHA, "olga@other.example");
    must(await invitePerson(deps, anna, { ...BEA, role: "member" }, anyKey()));
    const bea = await portal.actor("bidder", BEA.mail);
    await refuses(portal, "not-for-your-role", removeMember, bea, { personId: anna.personId });
    await refuses(portal, "own-place", removeMember, anna, { personId: anna.personId });
    await refuses(portal, "not-found", removeMember, other, { personId: bea.personId });
  });

  it("an organisation has forty people at most", async () => {
    const anna = await registered(portal);
    for (let number = 2; number <= MOST_PEOPLE; number += 1)
      must(await invitePerson(deps, anna, { ...BEA, mail: `person-${number}@alpha.example` }, anyKey()));
    await refuses(portal, "too-many-people", invitePerson, anna, BEA);
    const places = await loadEveryPlace(deps.table, anna.organisationId);
    expect(places).toHaveLength(MOST_PEOPLE);
    // A new name is written into no place, however many there are: people read it from their next sign-in.
    must(await edit(portal, anna, 1, { name: "Alpha Group" }));
    expect(await loadEveryPlace(deps.table, anna.organisationId)).toEqual(places);
    expect((await portal.actor("bidder", "person-2@alpha.example")).organisationName).toBe("Alpha Group");
  });

  it("is the fortieth at most, also when many are invited at one instant by two submitters", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const bea = await portal.actor("bidder", BEA.mail);
    for (let number = 3; number <= MOST_PEOPLE - 2; number += 1)
      must(await invitePerson(deps, anna, { ...BEA, mail: `person-${number}@alpha.example` }, anyKey()));
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        invitePerson(
          deps,
          index % 2 === 0 ? anna : bea,
          { ...BEA, mail: `late-${index}@x.example` },
          anyKey(),
        ),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await loadEveryPlace(deps.table, anna.organisationId)).toHaveLength(MOST_PEOPLE);
  });

  it("is the fortieth at most, also for a request that remembers the people of a moment ago", async () => {
    const anna = await registered(portal);
    for (let number = 2; number < MOST_PEOPLE; number += 1)
      must(await invitePerson(deps, anna, { ...BEA, mail: `person-${number}@alpha.example` }, anyKey()));
    const request = { ...deps, ...readOnce(deps) };
    await loadEveryPlace(request.table, anna.organisationId);
    must(await invitePerson(deps, anna, { ...BEA, mail: "fortieth@alpha.example" }, anyKey()));
    await refusesWith(portal, "too-many-people", () => invitePerson(request, anna, BEA, anyKey()));
  });

  it("is one of sixty that were invited in a day, also when most were taken back", async () => {
    const anna = await registered(portal);
    for (let number = 1; number <= MOST_INVITATIONS; number += 1) {
      const mail = `person-${number}@alpha.example`;
      const { answer } = must(await invitePerson(deps, anna, { ...BEA, mail }, anyKey()));
      const personId = PersonId.parse(answer["personId"]);
      must(await removeMember(deps, anna, { personId }, anyKey()));
    }
    await refuses(portal, "too-many-invitations", invitePerson, anna, BEA);
  });

  it("removing each other at one instant leaves one submitter", async () => {
    const anna = await registered(portal);
    must(await invitePerson(deps, anna, BEA, anyKey()));
    const bea = await portal.actor("bidder", BEA.mail);
    const outcomes = await Promise.all([
      removeMember(deps, anna, { personId: bea.personId }, anyKey()),
      removeMember(deps, bea, { personId: anna.personId }, anyKey()),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await loadPlaces(deps.table, anna.organisationId)).toHaveLength(1);
  });
});
