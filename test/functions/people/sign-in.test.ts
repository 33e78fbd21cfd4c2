import { beforeEach, describe, expect, it } from "vitest";
import { invitePerson } from "../../../functions/organisations/people-operations.ts";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import { suspendStaff } from "../../../functions/people/staff-operations.ts";
import {
  beginSignIn,
  chooseCapacity,
  completeSignIn,
  signIn,
  signOut,
} from "../../../functions/people/operations.ts";
import { leavePlace } from "../../../functions/people/place-operations.ts";
import { loadOwnPlaces } from "../../../functions/people/place-facts.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { MINUTE } from "../../../shared/kernel/instant.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { countEntries, leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { beforeWriting } from "../../builders/faults.ts";
import { appoint } from "../../builders/of-two.ts";
import { ALPHA, registered } from "../organisations/an-organisation.ts";
import { anna, bea, dora } from "./the-authority.ts";

let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  ({ deps } = portal);
});

const leadOf = ({ mail, name }: typeof anna) => portal.actor("authority", mail, name);

/** The session that a secret opens. */
async function sessionOf(secret: string) {
  const session = await checkSession(deps, secret, "cookie");
  if (session === undefined) throw new Error("no session");
  return session;
}

describe("the first sign-in of an empty portal", () => {
  it("makes the person whom a setting names national lead, with an entry for each of the two acts", async () => {
    const given = await leavesOneEntry(portal, () => signIn(deps, anna, "cookie", anyKey()), 2);
    expect(given.actor).toMatchObject({ audience: "authority", role: "national-lead" });
  });

  it("only invites who already acts for an organisation, and leads again who had left", async () => {
    const { secret } = await portal.signIn(anna.mail);
    must(await leavePlace(deps, await sessionOf(secret), "authority", anyKey()));
    expect((await portal.signIn(anna.mail)).actor.audience).toBe("authority");

    const actor = await portal.actor("newcomer", bea.mail, bea.name);
    must(await registerOrganisation(deps, actor, bea.mail, ALPHA, anyKey()));
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("bidder");
    const named: Deps = { ...deps, settings: { ...deps.settings, nationalLeads: [bea.mail] } };
    const asBidder = must(await signIn(named, bea, "cookie", anyKey()));
    expect([asBidder.actor.audience, asBidder.invited]).toEqual(["bidder", true]);
  });

  it("makes nobody else anything, and does not appoint the lead again", async () => {
    const nobody = await leavesOneEntry(portal, () => signIn(deps, bea, "cookie", anyKey()));
    expect(nobody.actor.audience).toBe("newcomer");
    await leadOf(anna);
    await leavesOneEntry(portal, () => signIn(deps, anna, "cookie", anyKey()));
  });
});

describe("signing in", () => {
  it("knows a person by their address however it is written", async () => {
    await leadOf(anna);
    const shouted = { ...anna, mail: "  LEAD@Authority.Example " };
    expect(
      (await leavesOneEntry(portal, () => signIn(deps, shouted, "cookie", anyKey()))).actor,
    ).toMatchObject({ audience: "authority" });
  });

  it("takes the address for a name that cannot be shown", async () => {
    const odd = await leavesOneEntry(portal, () =>
      signIn(deps, { ...bea, name: "\u202e" }, "cookie", anyKey()),
    );
    expect(odd.actor.name).toBe(bea.mail);
  });

  it("signing in is refused to what is no mail address", () =>
    refusesWith(portal, "failed", () =>
      signIn(deps, { mail: `${"a".repeat(300)}@example.org`, name: "A" }, "cookie", anyKey()),
    ));

  it("gives its secret once: a repeat of the request is refused", async () => {
    await leavesOneEntry(portal, () => signIn(deps, bea, "cookie", key("same")));
    await refusesWith(portal, "failed", () => signIn(deps, bea, "cookie", key("same")));
  });

  it("opens every session when somebody signs in on several machines at one instant", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => signIn(deps, bea, "bearer", anyKey())),
    );
    const secrets = outcomes.map((outcome) => must(outcome).secret);
    for (const secret of secrets) expect(await checkSession(deps, secret, "bearer")).toBeDefined();
    expect(new Set(secrets).size).toBe(5);
  });

  /** What one transaction of sign-in holds, while something else happens just before it. */
  async function signsInWhile(mail: string, meanwhile: () => Promise<unknown> = async () => undefined) {
    const sizes: number[] = [];
    const watched = beforeWriting(deps, async (writes) => {
      if (sizes.length === 0) await meanwhile();
      sizes.push(writes.length);
    });
    const given = must(await signIn(watched, { mail, name: "Bea" }, "cookie", anyKey()));
    return { ...given, sizes };
  }

  it("is guarded by the place chosen: a suspension just before it opens no session on that place", async () => {
    const [lead, secondLead] = [await leadOf(anna), await leadOf(dora)];
    await appoint({ portal, lead, secondLead }, { ...bea, role: "national-lead" });
    const { personId } = (await portal.signIn(bea.mail)).actor;
    const { actor, sizes } = await signsInWhile(bea.mail, () =>
      suspendStaff(deps, lead, { personId, suspend: true, reason: "Left" }, anyKey()),
    );
    expect(actor.audience).toBe("newcomer");
    expect(sizes).toHaveLength(2);
  });

  it("writes the same few items with many places and invitations as with one", async () => {
    await registered(portal, ALPHA, bea.mail);
    const one = await signsInWhile(bea.mail);
    expect(one.sizes).toEqual([4]);
    for (let number = 1; number <= 12; number += 1) {
      const olga = await registered(portal, ALPHA, `olga.${number}@other.example`);
      must(await invitePerson(deps, olga, { ...bea, role: "member" }, anyKey()));
      if (number <= 6) await portal.signIn(bea.mail);
    }
    const many = await signsInWhile(bea.mail);
    // It begins for nobody, who then chooses: no place is guarded.
    expect([many.capacities, many.invited, many.sizes]).toEqual([7, true, [3]]);
  });

  it("completes only what was begun with this secret, once and within 15 minutes", async () => {
    const callback = new URL("https://portal.example/sign-in/callback?state=s");
    const known: Deps = { ...deps, identity: { ...deps.identity, complete: async () => bea } };
    await refusesWith(portal, "failed", () =>
      completeSignIn(known, "made-up", callback, undefined, anyKey()),
    );
    const { secret } = await beginSignIn(known, "/bidder");
    const done = await leavesOneEntry(portal, () =>
      completeSignIn(known, secret, callback, undefined, anyKey()),
    );
    expect(done.returnTo).toBe("/bidder");
    await refusesWith(portal, "failed", () => completeSignIn(known, secret, callback, undefined, anyKey()));

    const late = await beginSignIn(known, "");
    portal.waste(15 * MINUTE);
    const entries = await countEntries(portal);
    const refused = await completeSignIn(known, late.secret, callback, undefined, anyKey());
    expect(refused.ok).toBe(false);
    expect(await countEntries(portal)).toBe(entries);
  });

  it("puts the new session in the place of the browser's own, whosever that was", async () => {
    const callback = new URL("https://portal.example/sign-in/callback?state=s");
    const known: Deps = { ...deps, identity: { ...deps.identity, complete: async () => bea } };
    const before = (await portal.signIn(anna.mail)).secret;
    const { secret } = await beginSignIn(known, "");
    must(await completeSignIn(known, secret, callback, await sessionOf(before), anyKey()));
    expect(await checkSession(deps, before, "cookie")).toBeUndefined();
  });
});

describe("choosing for whom to act", () => {
  async function beaWithTwo() {
    for (const name of ["Alpha", "Beta"]) {
      const { actor } = await portal.signIn(bea.mail, bea.name);
      if (actor.audience === "authority" || actor.audience === "partner") throw new Error("Bea bids");
      must(await registerOrganisation(deps, actor, bea.mail, { ...ALPHA, name }, anyKey()));
    }
    return sessionOf((await portal.signIn(bea.mail, bea.name)).secret);
  }

  it("opens another session for that organisation and ends this one", async () => {
    const session = await beaWithTwo();
    expect(session.actor.audience).toBe("newcomer");
    const { places } = await loadOwnPlaces(deps, session.actor.personId, "Bea");
    expect(places).toHaveLength(2);
    const id = places[0]?.capacity ?? "authority";
    const chosen = await leavesOneEntry(portal, () => chooseCapacity(deps, session, id, key("choose")));
    expect((await sessionOf(chosen.secret ?? "")).actor).toMatchObject({
      organisationId: id,
      role: "submitter",
    });
    expect(await deps.table.get({ pk: `SESSION#${session.hash}`, sk: "SESSION" })).toBeUndefined();

    const before = await portal.digest();
    expect(must(await chooseCapacity(deps, session, id, key("choose"))).secret).toBeUndefined();
    expect(await portal.digest()).toBe(before);
  });

  it("refuses what the person has no place in", async () => {
    const session = await beaWithTwo();
    for (const chosen of ["authority", OrganisationId.parse("org_00000000000000000000000000")] as const)
      await refuses(portal, "not-found", chooseCapacity, session, chosen);
  });

  it("accepts, in passing, the place that a person prepared by registering, and no other", async () => {
    const { actor, secret } = await portal.signIn("newcomer@example.org", "New");
    if (actor.audience !== "newcomer") throw new Error("somebody new");
    const { answer } = must(await registerOrganisation(deps, actor, "newcomer@example.org", ALPHA, anyKey()));
    const id = OrganisationId.parse(answer["organisationId"]);
    const session = await sessionOf(secret);
    await leavesOneEntry(portal, () => chooseCapacity(deps, session, id, key("own")), 2);
    const olga = await portal.signIn("newcomer@example.org", "New");
    if (olga.actor.audience !== "bidder") throw new Error("they bid now");
    must(await invitePerson(deps, olga.actor, { ...bea, role: "member" }, anyKey()));
    const beas = must(await signIn(deps, bea, "cookie", anyKey()));
    const hers = await sessionOf(beas.secret);
    await refuses(portal, "not-found", chooseCapacity, hers, id);
  });
});

it("signing out ends this session and no other", async () => {
  const [one, other] = [await portal.signIn(anna.mail), await portal.signIn(anna.mail)];
  const session = await sessionOf(one.secret);
  await leavesOneEntry(portal, () => signOut(deps, session, key("out")));
  expect(await checkSession(deps, one.secret, "cookie")).toBeUndefined();
  const rest = await sessionOf(other.secret);
  await refusesWith(portal, "request-key-reused", () => signOut(deps, rest, key("out")));
});
