import { beforeEach, describe, expect, it } from "vitest";
import { loadAppointed, loadStaff } from "../../../functions/people/facts.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import { signIn } from "../../../functions/people/operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import { AppointStaff, personIdOf } from "../../../shared/people/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses } from "../../builders/effects.ts";
import { aPortal, key, type TestPortal } from "../../builders/portal.ts";
import { appoint, appointed } from "../../builders/of-two.ts";
import { anna, bea, dora, national } from "./the-authority.ts";

let portal: TestPortal;
let deps: Deps;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  ({ deps } = portal);
});

const leadOf = ({ mail, name }: typeof anna) => portal.actor("authority", mail, name);
/** The two whom the deployment names, and that another one leads besides. */
const twoLeads = async () => ({ portal, lead: await leadOf(anna), secondLead: await leadOf(dora) });
const leads = async (who = bea) => appointed(await twoLeads(), { ...who, role: "national-lead" });

describe("a role at the authority", () => {
  it("is given by a national lead with one entry, and counts once it is accepted", async () => {
    const lead = await leadOf(anna);
    const command = AppointStaff.parse({ ...bea, role: "auditor", seenVersion: 0 });
    await leavesOneEntry(portal, () => appointStaff(deps, lead, command, key("appoint")));
    // Prepared, and of no effect until it is accepted.
    expect(await loadStaff(deps.table, deps.now())).toHaveLength(1);
    const personId = await personIdOf(bea.mail);
    const role = { ...bea, personId, role: "auditor", roles: [], grant: 1 };
    expect(await loadAppointed(deps.table, deps.now())).toContainEqual(
      expect.objectContaining({ ...role, version: 1 }),
    );
    await portal.signIn(bea.mail);
    expect(await loadStaff(deps.table, deps.now())).toContainEqual(
      expect.objectContaining({ ...role, version: 2 }),
    );
  });

  it("is refused by everybody else, to oneself, and over what was not seen", async () => {
    const lead = await leadOf(anna);
    const auditor = AppointStaff.parse({ ...bea, role: "auditor" });
    must(await appointStaff(deps, lead, auditor, anyKey()));
    const [own, nothing] = [national(anna), { ...auditor, role: "none" } as const];
    const beaHerself = await leadOf(bea);
    await refuses(portal, "needs-national-lead", appointStaff, beaHerself, own);
    await refuses(portal, "own-role", appointStaff, lead, own);
    await refuses(portal, "appointed-already", appointStaff, lead, { ...nothing, seenVersion: 0 });
    must(await appointStaff(deps, lead, { ...nothing, seenVersion: 2 }, anyKey()));
    await refuses(portal, "changed-meanwhile", appointStaff, lead, { ...auditor, seenVersion: 2 });
  });

  it("ends the sessions and tokens of whom it changes", async () => {
    await leads();
    const cookie = await portal.signIn(bea.mail);
    const token = await portal.signIn(bea.mail, bea.name, "bearer");
    await appoint(await twoLeads(), { ...bea, role: "auditor" });
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

  it("ends the sessions with one entry; letting back who neither leads nor confirms leaves one more", async () => {
    const lead = await leadOf(anna);
    must(await appointStaff(deps, lead, AppointStaff.parse({ ...bea, role: "auditor" }), anyKey()));
    const { secret } = await portal.signIn(bea.mail);
    const [away, back] = [await change(true), await change(false)];
    await leavesOneEntry(portal, () => suspendStaff(deps, lead, away, key("away")));
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    // Nobody is kept from signing in: they act for nobody, and see why.
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("newcomer");

    await leavesOneEntry(portal, () => suspendStaff(deps, lead, back, anyKey()));
    expect((await signIn(deps, bea, "cookie", anyKey())).ok).toBe(true);
  });

  it("ends all sessions of somebody who opened very many, the oldest too", async () => {
    const lead = await leadOf(anna);
    await leads();
    const secrets: string[] = [];
    for (let opened = 0; opened < 25; opened += 1) secrets.push((await portal.signIn(bea.mail)).secret);
    must(await suspendStaff(deps, lead, await change(true), anyKey()));
    for (const secret of secrets) expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
  });

  it("a suspension at the authority of who has not accepted takes the appointment back, which can then be given again", async () => {
    const { lead, ...others } = await twoLeads();
    const appoints = () => appoint({ lead, ...others }, { ...bea, role: "national-lead" });
    await appoints();
    const back = await change(true);
    await leavesOneEntry(portal, () => suspendStaff(deps, lead, back, key("back")));
    expect(await loadAppointed(deps.table, deps.now())).toHaveLength(2);
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("newcomer");
    await refuses(portal, "not-found", suspendStaff, lead, back);
    await appoints();
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("authority");
  });

  it("survives a new role, until they are let back", async () => {
    const lead = await leadOf(anna);
    await leads();
    must(await suspendStaff(deps, lead, await change(true), anyKey()));
    await appoint(await twoLeads(), { ...bea, role: "auditor" });
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("newcomer");
  });

  it("is refused to everybody else, of oneself, and of who is not known", async () => {
    const lead = await leadOf(anna);
    const [own, unknown] = [await change(true, anna.mail), await change(true, "nobody@example.org")];
    await refuses(portal, "own-role", suspendStaff, lead, own);
    await refuses(portal, "not-found", suspendStaff, lead, unknown);
    must(await appointStaff(deps, lead, AppointStaff.parse({ ...bea, role: "auditor" }), anyKey()));
    const auditor = await leadOf(bea);
    await refuses(portal, "needs-national-lead", suspendStaff, auditor, own);
  });

  it("leaves one of two leads who suspend each other at one instant", async () => {
    const [lead, second] = [await leadOf(anna), await leadOf(dora)];
    const [hers, his] = [await change(true, dora.mail), await change(true, anna.mail)];
    const outcomes = await Promise.all([
      suspendStaff(deps, lead, hers, anyKey()),
      suspendStaff(deps, second, his, anyKey()),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const left = (await loadStaff(deps.table, deps.now())).filter(
      ({ suspendedAt }) => suspendedAt === undefined,
    );
    expect(left).toHaveLength(1);
    // Who was suspended can no longer appoint anybody, even by a request that was under way.
    const out = left[0]?.mail === anna.mail ? second : lead;
    const carl = AppointStaff.parse({ mail: "carl@example.org", name: "Carl", role: "auditor" });
    await refuses(portal, "needs-national-lead", appointStaff, out, carl);
  });
});
