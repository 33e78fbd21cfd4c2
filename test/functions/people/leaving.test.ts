import { beforeEach, describe, expect, it } from "vitest";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import {
  invitePerson,
  removeMember,
  suspendMember,
} from "../../../functions/organisations/people-operations.ts";
import { loadInvitations } from "../../../functions/people/place-facts.ts";
import { refuseEveryPlace } from "../../../functions/people/place-operations.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import type { BidderActor, Capacity } from "../../../shared/kernel/actor.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { ALPHA, registered } from "../organisations/an-organisation.ts";
import { askingBea, BEA } from "./asking-bea.ts";

let portal: TestPortal;
let asking: ReturnType<typeof askingBea>;
let anna: BidderActor;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  asking = askingBea(portal);
  anna = await registered(portal);
});

describe("leaving", () => {
  it("ends the place with one entry, and its sessions and tokens with it; others go on", async () => {
    await asking.invites(anna);
    const bea = await portal.signIn(BEA.mail, "Bea");
    const token = await portal.signIn(BEA.mail, "Bea", "bearer");
    const session = await checkSession(asking.signin, bea.secret, "cookie");
    if (session === undefined) throw new Error("no session");
    const left = await leavesOneEntry(portal, () =>
      asking.leaves(session, anna.organisationId, key("leave")),
    );
    expect(await checkSession(asking.signin, bea.secret, "cookie")).toBeUndefined();
    expect(await checkSession(asking.signin, token.secret, "bearer")).toBeUndefined();
    expect((await checkSession(asking.signin, left.secret ?? "", "cookie"))?.actor.audience).toBe("newcomer");
    const again = must(await asking.leaves(session, anna.organisationId, key("leave")));
    expect(again.secret).toBeUndefined();
    await refusesWith(portal, "not-found", () => asking.leaves(session, anna.organisationId));
    expect(await asking.held()).toEqual([]);
  });

  it("is refused to the last submitter whom others need, and free to one who is alone", async () => {
    await asking.invites(anna);
    await portal.signIn(BEA.mail, "Bea");
    const annas = await asking.sessionOf("anna@alpha.example", "Anna");
    await refusesWith(portal, "last-submitter", () => asking.leaves(annas, anna.organisationId));
    must(await asking.leaves(await asking.sessionOf(), anna.organisationId));
    must(await asking.leaves(annas, anna.organisationId));
  });

  it("is refused to the last submitter while somebody is invited or suspended, who would have nobody", async () => {
    await asking.invites(anna);
    const annas = await asking.sessionOf("anna@alpha.example", "Anna");
    const leaves = () => asking.leaves(annas, anna.organisationId);
    await refusesWith(portal, "last-submitter", leaves);
    const { personId } = (await portal.signIn(BEA.mail, BEA.name)).actor;
    must(await suspendMember(portal.deps, anna, { personId, suspend: true }, anyKey()));
    await refusesWith(portal, "last-submitter", leaves);
    must(await removeMember(portal.deps, anna, { personId }, anyKey()));
    must(await leaves());
  });

  it("one of two submitters who leave at one instant stays", async () => {
    must(await invitePerson(portal.deps, anna, { ...BEA, role: "submitter" }, anyKey()));
    must(await invitePerson(portal.deps, anna, { mail: "c@x.example", name: "C", role: "member" }, anyKey()));
    await portal.actor("bidder", BEA.mail);
    await portal.actor("bidder", "c@x.example");
    const both = [await asking.sessionOf(), await asking.sessionOf("anna@alpha.example", "Anna")];
    const outcomes = await Promise.all(both.map((session) => asking.leaves(session, anna.organisationId)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is refused to the last national lead", async () => {
    await asking.appoints();
    await portal.signIn(BEA.mail, "Bea");
    const lead = await asking.sessionOf("lead@authority.example", "Lead");
    await refusesWith(portal, "last-submitter", () => asking.leaves(lead, "authority"));
  });
});

it("refusing all invitations leaves what the person registered, also on later pages", async () => {
  await asking.invites(anna);
  const session = await asking.sessionOf();
  const { actor } = session;
  if (actor.audience !== "newcomer") throw new Error("Bea is new");
  const { answer } = must(await registerOrganisation(portal.deps, actor, BEA.mail, ALPHA, anyKey()));
  expect(must(await refuseEveryPlace(asking.signin, session, anyKey()))).toEqual({ refused: 1 });
  const { invitations } = await loadInvitations(asking.signin, actor);
  expect(invitations.map(({ capacity }) => capacity)).toEqual([answer["organisationId"]]);
});

it("a repeat of refusing all refuses nothing that came since", async () => {
  await asking.invites(anna);
  const session = await asking.sessionOf();
  must(await refuseEveryPlace(asking.signin, session, key("all")));
  portal.at(plus(portal.deps.now(), MINUTE));
  await asking.invites(anna);
  expect(must(await refuseEveryPlace(asking.signin, session, key("all")))).toEqual({ refused: 0 });
  expect((await loadInvitations(asking.signin, session.actor)).invitations).toHaveLength(1);
});

it("150 invitations from 150 organisations: the person signs in, sees them in pages, refuses all at once", async () => {
  for (let number = 1; number <= 150; number += 1)
    await asking.invites(await registered(portal, ALPHA, `olga.${number}@other.example`));
  const session = await asking.sessionOf();
  const pages: number[] = [];
  let after: Capacity | undefined;
  do {
    const { invitations, next } = await loadInvitations(asking.signin, session.actor, after);
    pages.push(invitations.length);
    after = next;
  } while (after !== undefined);
  expect(pages).toEqual([50, 50, 50]);
  const refused = await leavesOneEntry(portal, () => refuseEveryPlace(asking.signin, session, key("all")), 3);
  expect(refused).toEqual({ refused: 150 });
  expect((await loadInvitations(asking.signin, session.actor)).invitations).toEqual([]);
  const before = await portal.digest();
  must(await refuseEveryPlace(asking.signin, session, key("all")));
  expect(await portal.digest()).toBe(before);
});
