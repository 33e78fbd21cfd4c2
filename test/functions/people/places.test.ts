import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPartner, registerOrganisation } from "../../../functions/organisations/operations.ts";
import { invitePerson, removeMember } from "../../../functions/organisations/people-operations.ts";
import { loadAppointed } from "../../../functions/people/facts.ts";
import { signIn } from "../../../functions/people/operations.ts";
import { loadInvitations, loadOwnPlaces } from "../../../functions/people/own-places.ts";
import {
  acceptPlace,
  leavePlace,
  refuseEveryPlace,
  refusePlace,
} from "../../../functions/people/place-operations.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import { beginWorth, loadPersonPlaces, savePersonPlaces } from "../../../functions/people/store.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { savePlace } from "../../../functions/platform/places.ts";
import { checkSession, type LiveSession } from "../../../functions/platform/session.ts";
import type { BidderActor, Capacity } from "../../../shared/kernel/actor.ts";
import { LotId } from "../../../shared/kernel/id.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { AppointStaff, personIdOf, StaffMember } from "../../../shared/people/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { ALPHA, bidder, nationalLead, registered } from "../organisations/an-organisation.ts";

let portal: TestPortal;
/** The parts as sign-in has them: what only another door may do is a fault here. */
let signin: Deps;
let anna: BidderActor;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  signin = fenced(portal.deps, "signin");
  anna = await registered(portal);
});
afterEach(() => portal.close());

const BEA = { mail: "bea@somewhere.example", name: "Bea" };

/** A session of somebody who has accepted nothing that waits for them. */
async function sessionOf(mail = BEA.mail, name = BEA.name): Promise<LiveSession> {
  const { secret } = must(await signIn(signin, { mail, name }, "cookie", anyKey()));
  const session = await checkSession(signin, secret, "cookie");
  if (session === undefined) throw new Error("no session");
  return session;
}

const invites = async (actor = anna, mail = BEA.mail) =>
  must(await invitePerson(portal.deps, actor, { mail, name: "Bea", role: "member" }, anyKey()));
const appoints = async (mail = BEA.mail) =>
  must(
    await appointStaff(
      portal.deps,
      await nationalLead(portal),
      AppointStaff.parse({ mail, name: "Bea", role: "evaluator", lots: "all" }),
      anyKey(),
    ),
  );
async function partners(mail = BEA.mail): Promise<Capacity> {
  const lots = [LotId.parse("lot-20")];
  const command = { name: "Borough", lots, personName: "Bea", mail };
  const { answer } = must(await addPartner(portal.deps, await nationalLead(portal), command, anyKey()));
  const { invitations } = await loadInvitations(portal.deps.table, (await sessionOf(mail)).actor);
  const found = invitations.find(({ capacity }) => capacity === answer["organisationId"]);
  if (found === undefined) throw new Error("the partner is not invited");
  return found.capacity;
}
const held = async (mail = BEA.mail) =>
  (await loadOwnPlaces(portal.deps.table, await personIdOf(mail), "Bea")).places.map((one) => one.capacity);

describe("a place that was prepared", () => {
  it("is accepted with one entry, once, by its person", async () => {
    await invites();
    const session = await sessionOf();
    expect(await held()).toEqual([]);
    const { organisationId } = anna;
    await leavesOneEntry(portal, () => acceptPlace(signin, session, organisationId, key("accept")));
    expect(await held()).toEqual([organisationId]);
    const before = await portal.digest();
    expect((await acceptPlace(signin, session, organisationId, key("accept"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    await refusesWith(portal, "not-found", () => acceptPlace(signin, session, organisationId, anyKey()));
  });

  it("cannot be accepted by anybody else, nor when it was taken back", async () => {
    await invites();
    const other = await sessionOf("carl@somewhere.example", "Carl");
    const { organisationId } = anna;
    await refusesWith(portal, "not-found", () => acceptPlace(signin, other, organisationId, anyKey()));
    await refusesWith(portal, "not-found", () => refusePlace(signin, other, organisationId, anyKey()));
    const personId = await personIdOf(BEA.mail);
    must(await removeMember(portal.deps, anna, { personId }, anyKey()));
    const session = await sessionOf();
    await refusesWith(portal, "not-found", () => acceptPlace(signin, session, organisationId, anyKey()));
  });

  it("is refused with one entry, and whoever prepared it goes on reading that they are invited", async () => {
    await invites();
    const session = await sessionOf();
    const { organisationId, personId } = { ...anna, personId: session.actor.personId };
    await leavesOneEntry(portal, () => refusePlace(signin, session, organisationId, anyKey()));
    await refusesWith(portal, "not-found", () => acceptPlace(signin, session, organisationId, anyKey()));
    const row = await portal.deps.table.get({ pk: `ORG#${organisationId}`, sk: `MEMBER#${personId}` });
    expect(row).toMatchObject({ version: 1 });
    expect(row).not.toHaveProperty("acceptedAt");
    // They may be asked again.
    await invites();
    must(await acceptPlace(signin, await sessionOf(), organisationId, anyKey()));
  });

  it("is the twentieth at most", async () => {
    const table = portal.deps.table;
    const personId = await personIdOf(BEA.mail);
    const list = await loadPersonPlaces(table, personId);
    for (let number = 1; number <= 20; number += 1) {
      const olga = await registered(portal, ALPHA, `olga.${number}@other.example`);
      await invites(olga);
      must(await acceptPlace(signin, await sessionOf(), olga.organisationId, anyKey()));
    }
    expect(list.places).toEqual([]);
    await invites();
    const session = await sessionOf();
    await refusesWith(portal, "too-many-places", () =>
      acceptPlace(signin, session, anna.organisationId, anyKey()),
    );
  });
});

describe("nobody stands on both sides", () => {
  const ways = {
    authority: async (): Promise<Capacity> => {
      await appoints();
      return "authority";
    },
    bidder: async (): Promise<Capacity> => {
      await invites();
      return anna.organisationId;
    },
    partner: partners,
  };
  const SIDES = ["authority", "bidder", "partner"] as const;
  const PAIRS = SIDES.flatMap((one) =>
    SIDES.filter((other) => other !== one).map((other) => [one, other] as const),
  );

  it.each(PAIRS)(
    "who is of the %s cannot accept a place of the %s, whichever was prepared first",
    async (one, other) => {
      const [first, second] = [await ways[one](), await ways[other]()];
      const session = await sessionOf();
      must(await acceptPlace(signin, session, first, anyKey()));
      const outcome = await acceptPlace(signin, session, second, anyKey());
      expect(outcome).toEqual({ ok: false, error: { code: "cannot-take-place", capacity: first } });
      expect(await held()).toEqual([first]);
    },
  );

  it.each(PAIRS)("accepting %s and %s at one instant gives one of them", async (one, other) => {
    const [first, second] = [await ways[one](), await ways[other]()];
    const session = await sessionOf();
    const outcomes = await Promise.all(
      [first, second].map((capacity) => acceptPlace(signin, session, capacity, anyKey())),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await held()).toHaveLength(1);
  });

  it("the leads read that somebody cannot take the place, and nothing of where else they are", async () => {
    const first = await ways.bidder();
    await appoints();
    const session = await sessionOf();
    must(await acceptPlace(signin, session, first, anyKey()));
    const refused = await leavesOneEntryAndRefuses(session, "authority");
    expect(refused).toBe("cannot-take-place");
    const bea = (await loadAppointed(portal.deps.table)).find(({ mail }) => mail === BEA.mail);
    expect(bea?.cannotTakeAt).toBe(portal.deps.now());
    expect(JSON.stringify(bea)).not.toContain(first);
  });

  it("a bidder reads nothing but that they are invited: a refusal of that side commits nothing", async () => {
    await appoints();
    await invites();
    const session = await sessionOf();
    must(await acceptPlace(signin, session, "authority", anyKey()));
    await refusesWith(portal, "cannot-take-place", () =>
      acceptPlace(signin, session, anna.organisationId, anyKey()),
    );
  });

  async function leavesOneEntryAndRefuses(session: LiveSession, capacity: Capacity) {
    let code = "";
    await leavesOneEntry(portal, async () => {
      const outcome = await acceptPlace(signin, session, capacity, anyKey());
      code = outcome.ok ? "accepted" : outcome.error.code;
      return { ok: true, value: undefined };
    });
    return code;
  }

  it("a place at the authority opens again when the other one has been left", async () => {
    const first = await ways.bidder();
    await appoints();
    const session = await sessionOf();
    must(await acceptPlace(signin, session, first, anyKey()));
    expect((await acceptPlace(signin, session, "authority", anyKey())).ok).toBe(false);
    must(await leavePlace(signin, session, first, anyKey()));
    must(await acceptPlace(signin, session, "authority", anyKey()));
    expect(await held()).toEqual(["authority"]);
  });

  it("also who registers, and is of the authority meanwhile", async () => {
    await appoints();
    const session = await sessionOf();
    const { actor } = session;
    if (actor.audience !== "newcomer") throw new Error("Bea is new");
    const { answer } = must(await registerOrganisation(portal.deps, actor, BEA.mail, ALPHA, anyKey()));
    must(await acceptPlace(signin, session, "authority", anyKey()));
    const { invitations } = await loadInvitations(portal.deps.table, actor);
    const [own] = invitations;
    expect(own?.capacity).toBe(answer["organisationId"]);
    await refusesWith(portal, "cannot-take-place", () =>
      acceptPlace(signin, session, own?.capacity ?? "authority", anyKey()),
    );
  });

  it("where both stand already the newer one is paused, until one is left; the other goes on", async () => {
    await invites();
    const session = await sessionOf();
    must(await acceptPlace(signin, session, anna.organisationId, anyKey()));
    // What only a repair of the data could bring about.
    const { personId } = session.actor;
    const at = plus(portal.deps.now(), MINUTE);
    const staff = StaffMember.parse({
      ...{ personId, mail: BEA.mail, name: "Bea", role: "evaluator", lots: "all" },
      ...{ invitedAt: at, invitedBy: { personId, name: "Bea" }, acceptedAt: at, grant: 1, version: 1 },
    });
    const list = await loadPersonPlaces(portal.deps.table, personId);
    const newer = { capacity: "authority", audience: "authority", since: at } as const;
    await portal.deps.table.writeAll([
      savePlace("authority", staff),
      beginWorth(personId, "authority", 1),
      savePersonPlaces(personId, list, [...list.places, newer]),
    ]);
    const { actor } = await portal.signIn(BEA.mail, "Bea");
    expect(actor).toMatchObject({ organisationId: anna.organisationId });
    must(await leavePlace(signin, await sessionOf(), anna.organisationId, anyKey()));
    expect((await portal.signIn(BEA.mail, "Bea")).actor.audience).toBe("authority");
  });
});

describe("leaving", () => {
  it("ends the place with one entry, and its sessions and tokens with it; others go on", async () => {
    await invites();
    const bea = await portal.signIn(BEA.mail, "Bea");
    const token = await portal.signIn(BEA.mail, "Bea", "bearer");
    const session = await checkSession(signin, bea.secret, "cookie");
    if (session === undefined) throw new Error("no session");
    const left = await leavesOneEntry(portal, () =>
      leavePlace(signin, session, anna.organisationId, key("leave")),
    );
    expect(await checkSession(signin, bea.secret, "cookie")).toBeUndefined();
    expect(await checkSession(signin, token.secret, "bearer")).toBeUndefined();
    expect((await checkSession(signin, left.secret ?? "", "cookie"))?.actor.audience).toBe("newcomer");
    const again = must(await leavePlace(signin, session, anna.organisationId, key("leave")));
    expect(again.secret).toBeUndefined();
    await refusesWith(portal, "not-found", () => leavePlace(signin, session, anna.organisationId, anyKey()));
    expect(await held()).toEqual([]);
  });

  it("is refused to the last submitter whom others need, and free to one who is alone", async () => {
    await invites();
    await portal.signIn(BEA.mail, "Bea");
    const annas = await sessionOf("anna@alpha.example", "Anna");
    await refusesWith(portal, "last-submitter", () =>
      leavePlace(signin, annas, anna.organisationId, anyKey()),
    );
    must(await leavePlace(signin, await sessionOf(), anna.organisationId, anyKey()));
    must(await leavePlace(signin, annas, anna.organisationId, anyKey()));
  });

  it("of two submitters at one instant leaves one", async () => {
    must(await invitePerson(portal.deps, anna, { ...BEA, role: "submitter" }, anyKey()));
    must(await invitePerson(portal.deps, anna, { mail: "c@x.example", name: "C", role: "member" }, anyKey()));
    await bidder(portal, BEA.mail);
    await bidder(portal, "c@x.example");
    const both = [await sessionOf(), await sessionOf("anna@alpha.example", "Anna")];
    const outcomes = await Promise.all(
      both.map((session) => leavePlace(signin, session, anna.organisationId, anyKey())),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is refused to the last national lead", async () => {
    await appoints();
    await portal.signIn(BEA.mail, "Bea");
    const lead = await sessionOf("lead@authority.example", "Lead");
    await refusesWith(portal, "last-submitter", () => leavePlace(signin, lead, "authority", anyKey()));
  });
});

it("150 invitations from 150 organisations: the person signs in, sees them in pages, refuses all at once", async () => {
  for (let number = 1; number <= 150; number += 1)
    await invites(await registered(portal, ALPHA, `olga.${number}@other.example`));
  const session = await sessionOf();
  const pages: number[] = [];
  let after: Capacity | undefined;
  do {
    const { invitations, next } = await loadInvitations(signin.table, session.actor, after);
    pages.push(invitations.length);
    after = next;
  } while (after !== undefined);
  expect(pages).toEqual([50, 50, 50]);
  const refused = await leavesOneEntry(portal, () => refuseEveryPlace(signin, session, key("all")), 3);
  expect(refused).toEqual({ refused: 150 });
  expect((await loadInvitations(signin.table, session.actor)).invitations).toEqual([]);
  const before = await portal.digest();
  must(await refuseEveryPlace(signin, session, key("all")));
  expect(await portal.digest()).toBe(before);
});
