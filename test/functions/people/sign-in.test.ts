import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { invitePerson } from "../../../functions/organisations/people-operations.ts";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import { loadAppointed, loadStaff } from "../../../functions/people/facts.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import {
  beginSignIn,
  chooseCapacity,
  completeSignIn,
  signIn,
  signOut,
} from "../../../functions/people/operations.ts";
import { loadOwnPlaces } from "../../../functions/people/place-facts.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { MINUTE } from "../../../shared/kernel/instant.ts";
import { AppointStaff, personIdOf } from "../../../shared/people/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { countEntries, leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";

let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  ({ deps } = portal);
});
afterEach(() => portal.close());

const anna = { mail: "lead@authority.example", name: "Anna" };
const bea = { mail: "bea@authority.example", name: "Bea" };

async function leadOf({ mail, name }: { mail: string; name: string }): Promise<AuthorityActor> {
  const { actor } = await portal.signIn(mail, name);
  if (actor.audience !== "authority") throw new Error(`${name} is not of the authority`);
  return actor;
}

const national = (who: { mail: string; name: string }) =>
  AppointStaff.parse({ ...who, role: "competition-lead", lots: "all" });

/** The session that a secret opens. */
async function sessionOf(secret: string) {
  const session = await checkSession(deps, secret, "cookie");
  if (session === undefined) throw new Error("no session");
  return session;
}

describe("the first sign-in of an empty portal", () => {
  it("makes the person whom a setting names national lead, with an entry for each of the two acts", async () => {
    const given = await leavesOneEntry(portal, () => signIn(deps, anna, "cookie", anyKey()), 2);
    expect(given.actor).toMatchObject({ audience: "authority", role: "competition-lead", lots: "all" });
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
    ).toMatchObject({
      audience: "authority",
    });
  });

  it("takes the address for a name that cannot be shown", async () => {
    const odd = await leavesOneEntry(portal, () =>
      signIn(deps, { ...bea, name: "\u202e" }, "cookie", anyKey()),
    );
    expect(odd.actor.name).toBe(bea.mail);
  });

  it("refuses an address that is none", () =>
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
    const watched: Deps = {
      ...deps,
      table: {
        ...deps.table,
        async writeAll(writes) {
          if (sizes.length === 0) await meanwhile();
          sizes.push(writes.length);
          return deps.table.writeAll(writes);
        },
      },
    };
    const given = must(await signIn(watched, { mail, name: "Bea" }, "cookie", anyKey()));
    return { ...given, sizes };
  }

  it("is guarded by the place chosen: a suspension just before it opens no session on that place", async () => {
    const lead = await leadOf(anna);
    must(await appointStaff(deps, lead, national(bea), anyKey()));
    const { personId } = (await portal.signIn(bea.mail)).actor;
    const { actor, sizes } = await signsInWhile(bea.mail, () =>
      suspendStaff(deps, lead, { personId, suspend: true, reason: "Left" }, anyKey()),
    );
    expect(actor.audience).toBe("newcomer");
    expect(sizes).toHaveLength(2);
  });

  it("writes the same few items with many places and invitations as with one", async () => {
    const organisation = { name: "Alpha", kind: "company", members: [] } as const;
    const register = async (mail: string) => {
      const { actor } = await portal.signIn(mail);
      if (actor.audience !== "newcomer") throw new Error("somebody new");
      must(await registerOrganisation(deps, actor, mail, { ...organisation, members: [] }, anyKey()));
      const registered = (await portal.signIn(mail)).actor;
      if (registered.audience !== "bidder") throw new Error("they bid");
      return registered;
    };
    await register(bea.mail);
    const one = await signsInWhile(bea.mail);
    expect(one.sizes).toEqual([4]);
    for (let number = 1; number <= 12; number += 1) {
      const olga = await register(`olga.${number}@other.example`);
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
      const organisation = { name, kind: "company", members: [] } as const;
      must(await registerOrganisation(deps, actor, bea.mail, { ...organisation, members: [] }, anyKey()));
    }
    return sessionOf((await portal.signIn(bea.mail, bea.name)).secret);
  }

  it("opens another session for that organisation and ends this one", async () => {
    const session = await beaWithTwo();
    expect(session.actor.audience).toBe("newcomer");
    const { places } = await loadOwnPlaces(deps.table, session.actor.personId, "Bea");
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
      await refusesWith(portal, "not-found", () => chooseCapacity(deps, session, chosen, anyKey()));
  });

  it("accepts, in passing, the place that a person prepared by registering, and no other", async () => {
    const { actor, secret } = await portal.signIn("newcomer@example.org", "New");
    if (actor.audience !== "newcomer") throw new Error("somebody new");
    const command = { name: "Gamma", kind: "company", members: [] } as const;
    const { answer } = must(
      await registerOrganisation(deps, actor, "newcomer@example.org", { ...command, members: [] }, anyKey()),
    );
    const id = OrganisationId.parse(answer["organisationId"]);
    const session = await sessionOf(secret);
    await leavesOneEntry(portal, () => chooseCapacity(deps, session, id, key("own")), 2);
    const olga = await portal.signIn("newcomer@example.org", "New");
    if (olga.actor.audience !== "bidder") throw new Error("they bid now");
    must(await invitePerson(deps, olga.actor, { ...bea, role: "member" }, anyKey()));
    const beas = must(await signIn(deps, bea, "cookie", anyKey()));
    const hers = await sessionOf(beas.secret);
    await refusesWith(portal, "not-found", () => chooseCapacity(deps, hers, id, anyKey()));
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

describe("a role at the authority", () => {
  it("is given by a national lead with one entry, and a repeat changes nothing", async () => {
    const lead = await leadOf(anna);
    const command = AppointStaff.parse({ ...bea, role: "support-manager", lots: ["lot-9"], seenVersion: 0 });
    await leavesOneEntry(portal, () => appointStaff(deps, lead, command, key("appoint")));
    const before = await portal.digest();
    expect((await appointStaff(deps, lead, command, key("appoint"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);
    // Prepared, and of no effect until it is accepted.
    expect(await loadStaff(deps.table)).toHaveLength(1);
    const personId = await personIdOf(bea.mail);
    const role = { ...bea, personId, role: "support-manager", lots: ["lot-9"], grant: 1 };
    expect(await loadAppointed(deps.table)).toContainEqual(expect.objectContaining({ ...role, version: 1 }));
    await portal.signIn(bea.mail);
    expect(await loadStaff(deps.table)).toContainEqual(expect.objectContaining({ ...role, version: 2 }));
  });

  it("is refused by everybody else, to oneself, without lots, and over what was not seen", async () => {
    const lead = await leadOf(anna);
    const auditor = AppointStaff.parse({ ...bea, role: "auditor", lots: "all" });
    must(await appointStaff(deps, lead, auditor, anyKey()));
    const [own, manager] = [national(anna), { ...auditor, role: "support-manager" } as const];
    const beaHerself = await leadOf(bea);
    await refusesWith(portal, "needs-national-lead", () => appointStaff(deps, beaHerself, own, anyKey()));
    await refusesWith(portal, "own-role", () => appointStaff(deps, lead, own, anyKey()));
    await refusesWith(portal, "lots-needed", () =>
      appointStaff(deps, lead, { ...manager, lots: [] }, anyKey()),
    );
    await refusesWith(portal, "appointed-already", () =>
      appointStaff(deps, lead, { ...manager, seenVersion: 0 }, anyKey()),
    );
    must(await appointStaff(deps, lead, { ...manager, seenVersion: 2 }, anyKey()));
    await refusesWith(portal, "changed-meanwhile", () =>
      appointStaff(deps, lead, { ...auditor, seenVersion: 2 }, anyKey()),
    );
  });

  it("ends the sessions and tokens of whom it changes", async () => {
    const lead = await leadOf(anna);
    must(await appointStaff(deps, lead, national(bea), anyKey()));
    const cookie = await portal.signIn(bea.mail);
    const token = await portal.signIn(bea.mail, bea.name, "bearer");
    must(await appointStaff(deps, lead, { ...national(bea), role: "evaluator", seenVersion: 2 }, anyKey()));
    expect(await checkSession(deps, cookie.secret, "cookie")).toBeUndefined();
    expect(await checkSession(deps, token.secret, "bearer")).toBeUndefined();
  });
});

describe("a suspension at the authority", () => {
  const change = async (suspend: boolean, mail = bea.mail) => ({
    personId: await personIdOf(mail),
    suspend,
    reason: "Left",
  });

  it("ends the sessions with one entry; letting back leaves one more", async () => {
    const lead = await leadOf(anna);
    must(await appointStaff(deps, lead, national(bea), anyKey()));
    const { secret } = await portal.signIn(bea.mail);
    const [away, back] = [await change(true), await change(false)];
    await leavesOneEntry(portal, () => suspendStaff(deps, lead, away, key("away")));
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    // Nobody is kept from signing in: they act for nobody, and see why.
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("newcomer");
    const before = await portal.digest();
    expect((await suspendStaff(deps, lead, away, key("away"))).ok).toBe(true);
    expect(await portal.digest()).toBe(before);

    await leavesOneEntry(portal, () => suspendStaff(deps, lead, back, anyKey()));
    expect((await signIn(deps, bea, "cookie", anyKey())).ok).toBe(true);
  });

  it("ends all sessions of somebody who opened very many, the oldest too", async () => {
    const lead = await leadOf(anna);
    must(await appointStaff(deps, lead, national(bea), anyKey()));
    const secrets: string[] = [];
    for (let opened = 0; opened < 25; opened += 1) secrets.push((await portal.signIn(bea.mail)).secret);
    must(await suspendStaff(deps, lead, await change(true), anyKey()));
    for (const secret of secrets) expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
  });

  it("survives a new role, until they are let back", async () => {
    const lead = await leadOf(anna);
    must(await appointStaff(deps, lead, national(bea), anyKey()));
    await portal.signIn(bea.mail);
    must(await suspendStaff(deps, lead, await change(true), anyKey()));
    must(await appointStaff(deps, lead, { ...national(bea), role: "auditor", seenVersion: 3 }, anyKey()));
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("newcomer");
  });

  it("is refused to everybody else, of oneself, and of who is not known", async () => {
    const lead = await leadOf(anna);
    const [own, unknown] = [await change(true, anna.mail), await change(true, "nobody@example.org")];
    await refusesWith(portal, "own-role", () => suspendStaff(deps, lead, own, anyKey()));
    await refusesWith(portal, "not-found", () => suspendStaff(deps, lead, unknown, anyKey()));
    must(await appointStaff(deps, lead, { ...national(bea), role: "auditor" }, anyKey()));
    const auditor = await leadOf(bea);
    await refusesWith(portal, "needs-national-lead", () => suspendStaff(deps, auditor, own, anyKey()));
  });

  it("leaves one of two leads who suspend each other at one instant", async () => {
    const lead = await leadOf(anna);
    must(await appointStaff(deps, lead, national(bea), anyKey()));
    const second = await leadOf(bea);
    const [hers, his] = [await change(true), await change(true, anna.mail)];
    const outcomes = await Promise.all([
      suspendStaff(deps, lead, hers, anyKey()),
      suspendStaff(deps, second, his, anyKey()),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const left = (await loadStaff(deps.table)).filter(({ suspendedAt }) => suspendedAt === undefined);
    expect(left).toHaveLength(1);
    // Who was suspended can no longer appoint anybody, even by a request that was under way.
    const out = left[0]?.mail === anna.mail ? second : lead;
    const carl = AppointStaff.parse({ mail: "carl@example.org", name: "Carl", role: "auditor", lots: "all" });
    await refusesWith(portal, "needs-national-lead", () => appointStaff(deps, out, carl, anyKey()));
  });
});
