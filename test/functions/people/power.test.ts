import { beforeEach, describe, expect, it } from "vitest";
import { loadAppointed, loadStaff } from "../../../functions/people/facts.ts";
import { loadStaffMember } from "../../../functions/people/store.ts";
import { registerOrganisation } from "../../../functions/organisations/operations.ts";
import { signIn } from "../../../functions/people/operations.ts";
import { acceptPlace, leavePlace } from "../../../functions/people/place-operations.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import { loadProposal } from "../../../functions/platform/proposals.ts";
import { declineProposal, proposeAgain } from "../../../functions/proposals/operations.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { isLead } from "../../../shared/people/deputies.ts";
import { AppointStaff, Mail, personIdOf } from "../../../shared/people/schema.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { appoint, appointed, confirmAs, letBack, proposalIn, withdrawAs } from "../../builders/of-two.ts";
import { ALPHA } from "../organisations/an-organisation.ts";
import { fenced } from "../../builders/fenced.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { anna, bea, dora } from "./the-authority.ts";

let portal: TestPortal;
let deps: Deps;
let lead: AuthorityActor;
let secondLead: AuthorityActor;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  deps = fenced(portal.deps, "authority");
  [lead, secondLead] = [
    await portal.actor("authority", anna.mail, anna.name),
    await portal.actor("authority", dora.mail, dora.name),
  ];
});

const POWERS = [
  ["a national lead", { role: "national-lead" }],
  ["an approver", { role: "approver" }],
] as const;
const NATIONAL = POWERS[0][1];
const asks = (given: object) => AppointStaff.parse({ ...bea, reason: "Ann retires", ...given });
const propose = (given: object, as = lead, key = anyKey()) => appointStaff(deps, as, asks(given), key);
const proposed = async (given: object) => ({
  scope: "portal" as const,
  proposalId: proposalIn(must(await propose(given)).answer),
});
type Of = Awaited<ReturnType<typeof proposed>>;
const confirm = (of: Of, as = secondLead) => confirmAs(deps, as, of);
const world = () => ({ portal: { ...portal, deps }, lead, secondLead });
const beas = async () => loadStaffMember(deps.table, await personIdOf(bea.mail), portal.deps.now());
const suspend = async (suspends: boolean, as = lead, key = anyKey()) =>
  suspendStaff(deps, as, { personId: await personIdOf(bea.mail), suspend: suspends, reason: "Left" }, key);

describe.each(POWERS)("making somebody %s", (_, power) => {
  it("takes two: what one proposes invites nobody, and what another confirms counts once it is accepted", async () => {
    const { answer, entry } = await leavesOneEntry(portal, () => propose(power));
    expect(entry).toMatchObject({
      what: "proposal.made",
      detail: { act: "staff-power", reason: "Ann retires" },
    });
    expect(await beas()).toBeUndefined();
    expect((await portal.signIn(bea.mail)).actor.audience).toBe("newcomer");

    const waiting = { scope: "portal" as const, proposalId: proposalIn(answer) };
    await refusesWith(portal, "needs-second-person", () => confirm(waiting, lead));
    const done = await leavesOneEntry(portal, () => confirm(waiting));
    expect(done.entry).toMatchObject({
      what: "staff.appointed",
      subject: await personIdOf(bea.mail),
      detail: { role: power.role, reason: "Ann retires", proposedBy: anna.name },
    });
    expect(await loadAppointed(deps.table, portal.deps.now())).toHaveLength(3);
    expect(await loadStaff(deps.table, portal.deps.now())).toHaveLength(2);
    expect((await portal.actor("authority", bea.mail, bea.name)).role).toBe(power.role);
  });

  it("needs a reason, and is refused to everybody but a national lead, and to oneself", async () => {
    await refusesWith(portal, "reason-needed", () => propose({ ...power, reason: undefined }));
    for (const given of [
      { ...bea, role: "approver" },
      { mail: "una@authority.example", name: "Una", role: "auditor" },
    ] as const) {
      const other = await appointed(world(), given);
      await refusesWith(portal, "needs-national-lead", () =>
        propose({ ...power, mail: "carl@authority.example" }, other),
      );
      await refusesWith(portal, "needs-national-lead", () => propose({ ...power, mail: given.mail }, other));
    }
    await refusesWith(portal, "own-role", () => propose({ ...power, ...anna }));
  });

  it("is answered alike when it is repeated with its key, also when it is confirmed by then", async () => {
    const key = anyKey();
    const first = must(await propose(power, lead, key));
    const unchanged = async () => {
      const before = await portal.digest();
      expect(must(await propose(power, lead, key)).answer).toEqual(first.answer);
      expect(await portal.digest()).toBe(before);
    };
    await unchanged();
    must(await confirm({ scope: "portal", proposalId: proposalIn(first.answer) }));
    await unchanged();
  });
});

describe("a role of power that somebody has", () => {
  it("is taken or changed by two, and their sessions end when it is confirmed and not before", async () => {
    await appoint(world(), { ...bea, ...NATIONAL });
    const { secret } = await portal.signIn(bea.mail, bea.name);
    const { version } = (await beas()) ?? {};
    const waiting = await proposed({ role: "auditor", seenVersion: version });
    expect(await checkSession(deps, secret, "cookie")).toBeDefined();
    await leavesOneEntry(portal, () => confirm(waiting));
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    expect(await beas()).toMatchObject({ role: "auditor", grantedAt: portal.deps.now() });
  });

  it("is neither proposed nor confirmed by the person whom it is about", async () => {
    const herself = await appointed(world(), { ...bea, ...NATIONAL });
    const { version: seenVersion } = (await beas()) ?? {};
    await refusesWith(portal, "own-role", () => propose({ role: "approver", seenVersion }, herself));
    portal.at(plus(portal.deps.now(), 1000));
    const waiting = await proposed({ role: "auditor", seenVersion });
    await refusesWith(portal, "concerns-you", () => confirm(waiting, herself));
    await refuses(portal, "concerns-you", declineProposal, herself, { ...waiting, reason: "Mine" });
    await refusesWith(portal, "needs-second-person", () => confirm(waiting, lead));
    await leavesOneEntry(portal, () => confirm(waiting));
  });

  it("is changed as both people read it: what has become of the person meanwhile overtakes it", async () => {
    await appoint(world(), { ...bea, ...NATIONAL });
    await portal.signIn(bea.mail, bea.name);
    const { version: seenVersion } = (await beas()) ?? {};
    const waiting = await proposed({ role: "auditor", seenVersion });
    must(await suspend(true));
    await refusesWith(portal, "proposal-overtaken", () => confirm(waiting));
    expect((await beas())?.role).toBe("national-lead");
  });

  it("waits once for each person, and can be withdrawn, declined and proposed again", async () => {
    const first = await proposed(NATIONAL);
    await refusesWith(portal, "already-proposed", () => propose(NATIONAL, secondLead));
    must(await propose({ ...NATIONAL, mail: "carl@authority.example", name: "Carl" }));
    await leavesOneEntry(portal, () => withdrawAs(deps, lead, first));
    const again = must(await proposeAgain(deps, secondLead, first, anyKey()));
    const second = { scope: "portal" as const, proposalId: proposalIn(again.answer) };
    await leavesOneEntry(portal, () =>
      declineProposal(deps, lead, { ...second, reason: "Enough leads" }, anyKey()),
    );
    await refusesWith(portal, "proposal-closed", () => confirm(second, lead));
    expect(await beas()).toBeUndefined();
  });

  it("is given to nobody by who had it given after they proposed: they confirm only what is proposed later", async () => {
    const waiting = await proposed(NATIONAL);
    portal.at(plus(portal.deps.now(), 1));
    const third = await appointed(world(), {
      mail: "carl@authority.example",
      name: "Carl",
      role: "approver",
    });
    await refusesWith(portal, "newer-than-proposal", () => confirm(waiting, third));
  });
});

describe("letting somebody back who leads or confirms", () => {
  it("takes two, though one suspended them at once", async () => {
    await appoint(world(), { ...bea, ...NATIONAL });
    const { secret, actor } = await portal.signIn(bea.mail, bea.name);
    await leavesOneEntry(portal, () => suspend(true));
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();

    const key = anyKey();
    const { answer } = await leavesOneEntry(portal, () => suspend(false, lead, key));
    expect((await beas())?.suspendedAt).toBeDefined();
    const waiting = { scope: "portal" as const, proposalId: proposalIn(answer) };
    const kept = await loadProposal(deps.table, waiting.scope, waiting.proposalId);
    expect(kept?.concerns).toBe(actor.personId);
    await refusesWith(portal, "needs-second-person", () => confirm(waiting, lead));
    portal.at(plus(portal.deps.now(), 1000));
    const { entry } = await leavesOneEntry(portal, () => confirm(waiting));
    expect(entry).toMatchObject({ what: "staff.restored", detail: { proposedBy: anna.name } });
    expect(await beas()).toMatchObject({ role: "national-lead", grantedAt: portal.deps.now() });
    expect((await beas())?.suspendedAt).toBeUndefined();
    expect(must(await suspend(false, lead, key)).answer).toEqual(answer);
    expect((await portal.signIn(bea.mail, bea.name)).actor.audience).toBe("authority");
  });

  it("of who neither leads nor confirms is done by one", async () => {
    await appointed(world(), { ...bea, role: "evaluator" });
    must(await suspend(true));
    await leavesOneEntry(portal, () => suspend(false));
    expect((await beas())?.suspendedAt).toBeUndefined();
  });

  it("gives no more than they had, whatever became of their role while it waited", async () => {
    await appointed(world(), { ...bea, ...NATIONAL });
    must(await suspend(true));
    const waiting = {
      scope: "portal" as const,
      proposalId: proposalIn(must(await suspend(false)).answer),
    };
    // While they are away two others take the role from them: what waits is then another thing.
    const { version: seenVersion } = (await beas()) ?? {};
    await refusesWith(portal, "already-proposed", () => propose({ role: "auditor", seenVersion }));
    must(await withdrawAs(deps, lead, waiting));
    await appoint(world(), { ...bea, role: "auditor" });
    await letBack(world(), { personId: await personIdOf(bea.mail) });
    expect(await beas()).toMatchObject({ role: "auditor" });
  });
});

describe("the leads whom the deployment names", () => {
  const suspendsTheOther = async () => {
    const command = { personId: secondLead.personId, suspend: true, reason: "Ill" };
    must(await suspendStaff(deps, lead, command, anyKey()));
  };

  it("are named while fewer than two others lead, and nobody more", async () => {
    const nationalLeads = [anna.mail, dora.mail, bea.mail];
    const named = { ...portal.deps, settings: { ...portal.deps.settings, nationalLeads } };
    // Two lead: a third one is appointed by them.
    expect(must(await signIn(named, bea, "cookie", anyKey())).actor.audience).toBe("newcomer");
    await suspendsTheOther();
    const { actor } = await leavesOneEntry(portal, () => signIn(named, bea, "cookie", anyKey()), 2);
    expect(actor).toMatchObject({ audience: "authority", role: "national-lead" });
  });

  it("are named as many as are missing, also when several sign in at one instant", async () => {
    const names = ["Anna", "Bea", "Carl", "Dora", "Emil"].map((name) => ({
      name,
      mail: `${name.toLowerCase()}@authority.example`,
    }));
    const begun = await aPortal({ at: portal.deps.now(), nationalLeads: names.map(({ mail }) => mail) });
    const together = () =>
      Promise.all(names.map((who) => signIn(begun.deps, who, "cookie", anyKey()).then(must)));
    await together();
    const leads = async () => (await loadStaff(begun.deps.table, begun.deps.now())).filter(isLead);
    expect(await leads()).toHaveLength(2);
    await together();
    expect(await leads()).toHaveLength(2);
  });

  it("who were only invited, since they acted for a bidder, accept no more once nobody is missing", async () => {
    const nationalLeads = [dora.mail, bea.mail, anna.mail];
    const begun = await aPortal({ at: portal.deps.now(), nationalLeads });
    const named = begun.deps;
    const unnamed = { ...named, settings: { ...named.settings, nationalLeads: [] } };
    const signedIn = async (by: Deps, who: typeof bea) => must(await signIn(by, who, "cookie", anyKey()));
    const session = async (by: Deps) => {
      const found = await checkSession(by, (await signedIn(by, bea)).secret, "cookie");
      if (found === undefined) throw new Error("nobody is signed in");
      return found;
    };
    const { actor } = await signedIn(unnamed, bea);
    if (actor.audience !== "newcomer") throw new Error("somebody who acts already");
    const mail = Mail.parse(bea.mail);
    const { answer } = must(await registerOrganisation(unnamed, actor, mail, ALPHA, anyKey()));
    const alpha = OrganisationId.parse(answer["organisationId"]);
    must(await acceptPlace(unnamed, await session(unnamed), alpha, anyKey()));
    // Named now, Bea is invited; two others become leads meanwhile.
    const hers = await session(named);
    for (const who of [anna, dora]) await signedIn(named, who);
    must(await leavePlace(named, hers, alpha, anyKey()));
    const nobodys = await session(unnamed);
    await refusesWith(begun, "not-found", () => acceptPlace(named, nobodys, "authority", anyKey()));
    expect((await loadStaff(named.table, named.now())).filter(isLead)).toHaveLength(2);
  });

  it("are not named who are suspended: one person's act that protects is not undone by signing in", async () => {
    await suspendsTheOther();
    const back = await leavesOneEntry(portal, () => signIn(portal.deps, dora, "cookie", anyKey()));
    expect(back.actor.audience).toBe("newcomer");
  });

  it("are not named who are suspended and then leave their place", async () => {
    await suspendsTheOther();
    const { secret } = must(await signIn(portal.deps, dora, "cookie", anyKey()));
    const session = await checkSession(portal.deps, secret, "cookie");
    if (session === undefined) throw new Error("nobody is signed in");
    must(await leavePlace(portal.deps, session, "authority", anyKey()));
    expect(must(await signIn(portal.deps, dora, "cookie", anyKey())).actor.audience).toBe("newcomer");
  });
});
