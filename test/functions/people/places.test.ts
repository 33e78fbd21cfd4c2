import { beforeEach, describe, expect, it } from "vitest";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import { removeMember } from "../../../functions/organisations/people-operations.ts";
import { loadAppointed } from "../../../functions/people/facts.ts";
import { loadInvitations } from "../../../functions/people/place-facts.ts";
import { refusePlace } from "../../../functions/people/place-operations.ts";
import { beginWorth, loadPersonPlaces, savePersonPlaces } from "../../../functions/people/store.ts";
import { savePlace } from "../../../functions/platform/place-rows.ts";
import type { LiveSession } from "../../../functions/platform/session.ts";
import type { BidderActor, Capacity } from "../../../shared/kernel/actor.ts";
import { MINUTE, plus } from "../../../shared/kernel/instant.ts";
import { personIdOf, StaffMember } from "../../../shared/people/schema.ts";
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

describe("a place that was prepared", () => {
  it("is accepted with one entry, once, by its person", async () => {
    await asking.invites(anna);
    const session = await asking.sessionOf();
    expect(await asking.held()).toEqual([]);
    const { organisationId } = anna;
    await leavesOneEntry(portal, () => asking.accepts(session, organisationId, key("accept")));
    expect(await asking.held()).toEqual([organisationId]);
    await refusesWith(portal, "not-found", () => asking.accepts(session, organisationId));
  });

  it("cannot be accepted by anybody else, nor when it was taken back", async () => {
    await asking.invites(anna);
    const other = await asking.sessionOf("carl@somewhere.example", "Carl");
    const { organisationId } = anna;
    await refusesWith(portal, "not-found", () => asking.accepts(other, organisationId));
    await refusesWith(portal, "not-found", () => refusePlace(asking.signin, other, organisationId, anyKey()));
    const personId = await personIdOf(BEA.mail);
    must(await removeMember(portal.deps, anna, { personId }, anyKey()));
    const session = await asking.sessionOf();
    await refusesWith(portal, "not-found", () => asking.accepts(session, organisationId));
  });

  it("is refused with one entry, and whoever prepared it goes on reading that they are invited", async () => {
    await asking.invites(anna);
    const session = await asking.sessionOf();
    const { organisationId, personId } = { ...anna, personId: session.actor.personId };
    await leavesOneEntry(portal, () => refusePlace(asking.signin, session, organisationId, anyKey()));
    await refusesWith(portal, "not-found", () => asking.accepts(session, organisationId));
    const row = await portal.deps.table.get({ pk: `ORG#${organisationId}`, sk: `MEMBER#${personId}` });
    expect(row).toMatchObject({ version: 1 });
    expect(row).not.toHaveProperty("acceptedAt");
    // They may be asked again.
    await asking.invites(anna);
    must(await asking.accepts(await asking.sessionOf(), organisationId));
  });

  it("a person has twenty places at most", async () => {
    const table = portal.deps.table;
    const personId = await personIdOf(BEA.mail);
    const list = await loadPersonPlaces(table, personId);
    for (let number = 1; number <= 20; number += 1) {
      const olga = await registered(portal, ALPHA, `olga.${number}@other.example`);
      await asking.invites(olga);
      must(await asking.accepts(await asking.sessionOf(), olga.organisationId));
    }
    expect(list.places).toEqual([]);
    await asking.invites(anna);
    const session = await asking.sessionOf();
    await refusesWith(portal, "too-many-places", () => asking.accepts(session, anna.organisationId));
  });
});

describe("nobody stands on both sides", () => {
  const ways = {
    authority: async (): Promise<Capacity> => {
      await asking.appoints();
      return "authority";
    },
    bidder: async (): Promise<Capacity> => {
      await asking.invites(anna);
      return anna.organisationId;
    },
    partner: () => asking.partners(),
  };
  const SIDES = ["authority", "bidder", "partner"] as const;
  const PAIRS = SIDES.flatMap((one) =>
    SIDES.filter((other) => other !== one).map((other) => [one, other] as const),
  );

  it.each(PAIRS)(
    "who is of the %s cannot accept a place of the %s, whichever was prepared first",
    async (one, other) => {
      const [first, second] = [await ways[one](), await ways[other]()];
      const session = await asking.sessionOf();
      must(await asking.accepts(session, first));
      const outcome = await asking.accepts(session, second);
      expect(outcome).toEqual({ ok: false, error: { code: "cannot-take-place", capacity: first } });
      expect(await asking.held()).toEqual([first]);
    },
  );

  it.each(PAIRS)("accepting %s and %s at one instant gives one of them", async (one, other) => {
    const [first, second] = [await ways[one](), await ways[other]()];
    const session = await asking.sessionOf();
    const outcomes = await Promise.all([first, second].map((capacity) => asking.accepts(session, capacity)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await asking.held()).toHaveLength(1);
  });

  it("the leads read that somebody cannot take the place, and nothing of where else they are", async () => {
    const first = await ways.bidder();
    await asking.appoints();
    const session = await asking.sessionOf();
    must(await asking.accepts(session, first));
    const refused = await leavesOneEntryAndRefuses(session, "authority");
    expect(refused).toBe("cannot-take-place");
    const bea = (await loadAppointed(portal.deps.table, portal.deps.now())).find(
      ({ mail }) => mail === BEA.mail,
    );
    expect(bea?.cannotTakeAt).toBe(portal.deps.now());
    expect(JSON.stringify(bea)).not.toContain(first);
  });

  it("a bidder reads nothing but that they are invited: a refusal of that side commits nothing", async () => {
    await asking.appoints();
    await asking.invites(anna);
    const session = await asking.sessionOf();
    must(await asking.accepts(session, "authority"));
    await refusesWith(portal, "cannot-take-place", () => asking.accepts(session, anna.organisationId));
  });

  async function leavesOneEntryAndRefuses(session: LiveSession, capacity: Capacity) {
    let code = "";
    await leavesOneEntry(portal, async () => {
      const outcome = await asking.accepts(session, capacity);
      code = outcome.ok ? "accepted" : outcome.error.code;
      return { ok: true, value: undefined };
    });
    return code;
  }

  it("a place at the authority opens again when the other one has been left", async () => {
    const first = await ways.bidder();
    await asking.appoints();
    const session = await asking.sessionOf();
    must(await asking.accepts(session, first));
    expect((await asking.accepts(session, "authority")).ok).toBe(false);
    must(await asking.leaves(session, first));
    must(await asking.accepts(session, "authority"));
    expect(await asking.held()).toEqual(["authority"]);
  });

  it("who registers, and is of the authority meanwhile, stands on one side only", async () => {
    await asking.appoints();
    const session = await asking.sessionOf();
    const { actor } = session;
    if (actor.audience !== "newcomer") throw new Error("Bea is new");
    const { answer } = must(await registerOrganisation(portal.deps, actor, BEA.mail, ALPHA, anyKey()));
    must(await asking.accepts(session, "authority"));
    const { invitations } = await loadInvitations(portal.deps, actor);
    const [own] = invitations;
    expect(own?.capacity).toBe(answer["organisationId"]);
    await refusesWith(portal, "cannot-take-place", () =>
      asking.accepts(session, own?.capacity ?? "authority"),
    );
  });

  it("where both stand already the newer one is paused, until one is left; the other goes on", async () => {
    await asking.invites(anna);
    const session = await asking.sessionOf();
    must(await asking.accepts(session, anna.organisationId));
    // What only a repair of the data could bring about.
    const { personId } = session.actor;
    const at = plus(portal.deps.now(), MINUTE);
    const staff = StaffMember.parse({
      personId,
      mail: BEA.mail,
      name: "Bea",
      role: "auditor",
      roles: [],
      invitedAt: at,
      timesInvited: 1,
      invitedBy: { personId, name: "Bea" },
      acceptedAt: at,
      grant: 1,
      version: 1,
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
    must(await asking.leaves(await asking.sessionOf(), anna.organisationId));
    expect((await portal.signIn(BEA.mail, "Bea")).actor.audience).toBe("authority");
  });
});
