import { beforeEach, describe, expect, it } from "vitest";
import {
  addPartner,
  invitePartnerPerson,
  registerOrganisation,
} from "../../../functions/organisations/operations.ts";
import {
  changeRole,
  invitePerson,
  removeMember,
  suspendMember,
} from "../../../functions/organisations/people-operations.ts";
import { leavePlace } from "../../../functions/people/place-operations.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { LotId, OrganisationId, type PersonId } from "../../../shared/kernel/id.ts";
import { AppointStaff, personIdOf } from "../../../shared/people/schema.ts";
import { changesOf, keysIn } from "../../builders/changes.ts";
import { aCompetition, anyKey, must, type RunningCompetition } from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import { byTwo } from "../../builders/of-two.ts";

let running: RunningCompetition;
let alpha: BidderActor;
let colleague: BidderActor;
beforeEach(async () => {
  running = await aCompetition("2013-10-01T09:00");
  ({ submitter: alpha, member: colleague } = await running.bidder("visit-evil.example"));
  const { personId } = colleague;
  must(await changeRole(running.portal.deps, alpha, { personId, role: "submitter" }, anyKey()));
  await told();
});

/** Lets the notify worker see everything there is, and gives back the mails that it sent for it. */
async function told(): Promise<readonly { to: string; subject: string; text: string }[]> {
  const { portal } = running;
  const before = portal.mails.length;
  const records = changesOf(await keysIn(portal, "AUD"));
  expect(await createWorker(fenced(portal.deps, "notify"))(records)).toEqual({ batchItemFailures: [] });
  // Whoever comes later would be told of the publication now, which was before they came.
  return portal.mails.slice(before).filter(({ subject }) => !subject.startsWith("Competition published"));
}
const receivers = (mails: readonly { to: string }[]) => mails.map(({ to }) => to).toSorted();
const own = (mail: string) => (one: { to: string }) => one.to === mail;
const COLLEAGUE = () => `member@${alpha.organisationName}.example`;
const ZOE = { mail: "zoe@elsewhere.example", name: "Click http://evil.example", role: "member" } as const;

describe("an invitation", () => {
  it("is mailed with a link and without a word of the sender's, and the other submitters are told", async () => {
    must(await invitePerson(running.portal.deps, alpha, ZOE, anyKey()));
    const mails = await told();
    expect(receivers(mails)).toEqual([COLLEAGUE(), ZOE.mail].toSorted());
    const [mail] = mails.filter(own(ZOE.mail));
    expect(mail?.text).toContain("https://portal.example/session/choose");
    expect(JSON.stringify(mail)).not.toMatch(/evil/);
    expect(mails.find(own(COLLEAGUE()))?.text).toContain("has invited Click http://evil.example");
  });

  it("is mailed to one person five times a day at most, from whomever", async () => {
    const { deps } = running.portal;
    for (let number = 1; number <= 8; number += 1) {
      const actor = await running.portal.actor("newcomer", `olga.${number}@other.example`);
      const command = { name: `Other ${number}`, kind: "company", members: [] } as const;
      const mail = `olga.${number}@other.example`;
      must(await registerOrganisation(deps, actor, mail, { ...command, members: [] }, anyKey()));
      const olga = await running.portal.actor("bidder", mail);
      must(await invitePerson(deps, olga, ZOE, anyKey()));
    }
    expect((await told()).filter(own(ZOE.mail))).toHaveLength(5);
    expect((await told()).filter(own(ZOE.mail))).toHaveLength(0);
  });

  it("is mailed once a day for one organisation, and the authority's waits for no bidder's", async () => {
    const { portal, lead } = running;
    for (let times = 1; times <= 6; times += 1) must(await invitePerson(portal.deps, alpha, ZOE, anyKey()));
    expect((await told()).filter(own(ZOE.mail))).toHaveLength(1);
    const staff = AppointStaff.parse({ ...ZOE, role: "auditor" });
    must(await appointStaff(portal.deps, lead, staff, anyKey()));
    expect((await told()).filter(own(ZOE.mail))).toHaveLength(1);
  });

  it("an invitation to the authority or a partner is mailed alike, and the other leads are told", async () => {
    const { portal, lead } = running;
    const staff = AppointStaff.parse({ ...ZOE, role: "auditor" });
    must(await appointStaff(portal.deps, lead, staff, anyKey()));
    const [mail] = (await told()).filter(own(ZOE.mail));
    const partner = { name: "Borough", lots: [LotId.parse("lot-20")], personName: "P", mail: "p@x.example" };
    const { answer } = must(await addPartner(portal.deps, lead, partner, anyKey()));
    const organisationId = OrganisationId.parse(answer["organisationId"]);
    const another = { organisationId, personName: "Q", mail: "q@x.example" };
    must(await invitePartnerPerson(portal.deps, lead, another, anyKey()));
    const [same] = (await told()).filter(own("p@x.example"));
    expect([same?.subject, same?.text]).toEqual([mail?.subject, mail?.text]);
    expect(portal.mails.filter(own("q@x.example"))).toHaveLength(1);
    const heard = portal.mails.filter(own("second.lead@authority.example"));
    expect(heard.map(({ subject }) => subject)).toContain(`People of the authority: ${ZOE.name}`);
  });

  it("is mailed to who is to lead or to confirm once two people have agreed on it, and not before", async () => {
    const { portal, lead } = running;
    for (const role of ["national-lead", "approver"] as const) {
      const staff = AppointStaff.parse({
        ...ZOE,
        mail: `${role}@elsewhere.example`,
        role,
        reason: "Needed",
      });
      const proposed = await appointStaff(portal.deps, lead, staff, anyKey());
      expect((await told()).filter(own(staff.mail))).toEqual([]);
      await byTwo(running, "portal", proposed);
      const [mail] = (await told()).filter(own(staff.mail));
      expect(mail?.text).toContain("https://portal.example/session/choose");
    }
  });

  it("an invitation that is taken back or changed before it was accepted tells the submitters alone", async () => {
    const { deps } = running.portal;
    must(await invitePerson(deps, alpha, ZOE, anyKey()));
    await told();
    const personId = await personIdOf(ZOE.mail);
    must(await changeRole(deps, alpha, { personId, role: "submitter" }, anyKey()));
    must(await removeMember(deps, alpha, { personId }, anyKey()));
    expect(receivers(await told())).toEqual([COLLEAGUE(), COLLEAGUE()]);
  });
});

describe("a lead whom the deployment names", () => {
  it("is told to everybody of the authority, by name", () => {
    const { mails } = running.portal;
    const named = mails.filter(({ subject }) => subject.startsWith("National lead named by the deployment"));
    for (const mail of ["lead@authority.example", "second.lead@authority.example"])
      expect(named.filter(own(mail)).map(({ subject }) => subject.split(": ")[1])).toEqual(
        expect.arrayContaining(["National Lead", "Second Lead"]),
      );
    expect(new Set(receivers(named)).size).toBe(2);
  });
});

describe("a change of somebody's place", () => {
  const CHANGES = {
    "another role": (personId: PersonId) =>
      changeRole(running.portal.deps, alpha, { personId, role: "member" }, anyKey()),
    "a suspension": (personId: PersonId) =>
      suspendMember(running.portal.deps, alpha, { personId, suspend: true }, anyKey()),
    "a removal": (personId: PersonId) => removeMember(running.portal.deps, alpha, { personId }, anyKey()),
  };
  it.each(Object.entries(CHANGES))("tells the person and the other submitters of %s", async (_name, act) => {
    const { portal } = running;
    must(await invitePerson(portal.deps, alpha, { ...ZOE, name: "Zoe", role: "submitter" }, anyKey()));
    const { personId } = (await portal.signIn(ZOE.mail)).actor;
    await told();
    must(await act(personId));
    const mails = await told();
    expect(receivers(mails)).toEqual([COLLEAGUE(), ZOE.mail].toSorted());
    expect(mails.find(own(ZOE.mail))?.subject).toBe(`Your place has changed: ${alpha.organisationName}`);
    expect(mails.find(own(COLLEAGUE()))?.text).toContain("Zoe");
  });

  it("a change of somebody's place that its person makes, by accepting or leaving, tells the submitters", async () => {
    const { portal } = running;
    must(await invitePerson(portal.deps, alpha, { ...ZOE, name: "Zoe" }, anyKey()));
    await told();
    const { secret } = await portal.signIn(ZOE.mail, "Zoe");
    const accepted = await told();
    expect(receivers(accepted)).toEqual([COLLEAGUE(), `submit@${alpha.organisationName}.example`].toSorted());
    const session = await checkSession(portal.deps, secret, "cookie");
    if (session === undefined) throw new Error("no session");
    must(await leavePlace(portal.deps, session, alpha.organisationId, anyKey()));
    expect((await told()).map(({ text }) => text.includes("Zoe has left"))).toEqual([true, true]);
  });

  it("a change of somebody's place of the authority tells the person and the other leads", async () => {
    const { portal, lead } = running;
    const staff = AppointStaff.parse({ ...ZOE, name: "Zoe", role: "auditor" });
    must(await appointStaff(portal.deps, lead, staff, anyKey()));
    const { personId } = (await portal.signIn(ZOE.mail)).actor;
    await told();
    must(await suspendStaff(portal.deps, lead, { personId, suspend: true, reason: "Left" }, anyKey()));
    expect(receivers(await told())).toEqual(["second.lead@authority.example", ZOE.mail]);
  });
});
