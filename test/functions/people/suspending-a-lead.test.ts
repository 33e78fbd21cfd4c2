import { beforeEach, describe, expect, it } from "vitest";
import { loadStaffMember } from "../../../functions/people/facts.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { loadAllNamed } from "../../../functions/platform/proposals.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import { loadAllWaiting } from "../../../functions/proposals/facts.ts";
import { declineProposal } from "../../../functions/proposals/operations.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { isActive } from "../../../shared/kernel/place.ts";
import { Mail } from "../../../shared/people/schema.ts";
import { changesOf, keysIn } from "../../builders/changes.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { appointed, confirmAs, proposalIn } from "../../builders/of-two.ts";
import { aPortal, type TestPortal } from "../../builders/portal.ts";
import { anna, bea, dora } from "./the-authority.ts";

/** A Friday; one working day later is Monday. */
const SUSPENDED = london("2013-10-04T16:00");
const LAPSES = london("2013-10-07T16:00");

let portal: TestPortal;
let deps: Deps;
let lead: AuthorityActor;
let secondLead: AuthorityActor;
let approver: AuthorityActor;
beforeEach(async () => {
  portal = await aPortal({ at: london("2013-10-01T09:00") });
  deps = fenced(portal.deps, "authority");
  [lead, secondLead] = [
    await portal.actor("authority", anna.mail, anna.name),
    await portal.actor("authority", dora.mail, dora.name),
  ];
  approver = await appointed({ portal, lead, secondLead }, { ...bea, role: "approver" });
  portal.at(SUSPENDED);
});

const suspend = (who = secondLead, as = lead, suspends = true) =>
  suspendStaff(deps, as, { personId: who.personId, suspend: suspends, reason: "Seen to leak" }, anyKey());
const isSuspended = async ({ personId }: AuthorityActor) => {
  const one = await loadStaffMember(deps.table, personId, portal.deps.now());
  return one === undefined || !isActive(one);
};
/** What an approver is to confirm. */
async function waiting() {
  const [of] = await loadAllWaiting(deps, approver, "portal");
  if (of === undefined) throw new Error("nothing waits");
  return of;
}

describe("suspending the other one of two leads", () => {
  it("is one act at once, and lapses after one working day by itself, to the millisecond", async () => {
    const { secret } = await portal.signIn(dora.mail, dora.name);
    await leavesOneEntry(portal, () => suspend());
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
    expect(await isSuspended(secondLead)).toBe(true);
    portal.at(plus(LAPSES, -1));
    expect((await portal.signIn(dora.mail, dora.name)).actor.audience).toBe("newcomer");
    portal.at(LAPSES);
    expect(await isSuspended(secondLead)).toBe(false);
    expect((await portal.signIn(dora.mail, dora.name)).actor).toMatchObject({ role: "competition-lead" });
    // What one of before opened stays worthless.
    expect(await checkSession(deps, secret, "cookie")).toBeUndefined();
  });

  it("lasts once an approver has confirmed it, whom one of them is not, in one entry", async () => {
    must(await suspend());
    const of = await waiting();
    await refusesWith(portal, "not-for-your-role", () => confirmAs(deps, lead, of));
    await refusesWith(portal, "not-for-your-role", () => confirmAs(deps, secondLead, of));
    await leavesOneEntry(portal, () => confirmAs(deps, approver, of));
    portal.at(plus(LAPSES, 1));
    expect(await isSuspended(secondLead)).toBe(true);
  });

  it("is confirmed a millisecond before it lapses, and not at that instant", async () => {
    must(await suspend());
    const of = await waiting();
    portal.at(LAPSES);
    await refusesWith(portal, "proposal-lapsed", () => confirmAs(deps, approver, of));
    portal.at(plus(LAPSES, -1));
    await leavesOneEntry(portal, () => confirmAs(deps, approver, of));
  });

  it("lapses as it would have when an approver declines to confirm it", async () => {
    must(await suspend());
    const { scope, proposalId } = await waiting();
    const decline = { scope, proposalId, reason: "No reason seen" };
    await leavesOneEntry(portal, () => declineProposal(deps, approver, decline, anyKey()));
    expect(await isSuspended(secondLead)).toBe(true);
    portal.at(LAPSES);
    expect(await isSuspended(secondLead)).toBe(false);
  });

  it("can be done again once it has lapsed, and an approver then confirms that one", async () => {
    must(await suspend());
    const first = await waiting();
    portal.at(plus(LAPSES, 1000));
    await leavesOneEntry(portal, () => suspend());
    expect(await isSuspended(secondLead)).toBe(true);
    const second = await waiting();
    expect(second.proposalId).not.toBe(first.proposalId);
    await refusesWith(portal, "proposal-lapsed", () => confirmAs(deps, approver, first));
    await leavesOneEntry(portal, () => confirmAs(deps, approver, second));
    expect((await loadAllNamed(deps.table)).length).toBe(0);
  });

  it("of a lead among three lasts by itself: two are left who act together", async () => {
    const third = await appointed(
      { portal, lead, secondLead },
      { mail: "carl@authority.example", name: "Carl", role: "competition-lead" },
    );
    must(await suspend(third));
    portal.at(plus(LAPSES, 1));
    expect(await isSuspended(third)).toBe(true);
    expect(await loadAllWaiting(deps, approver, "portal")).toEqual([]);
  });

  it("gives back the power to confirm only what is proposed after it lapsed", async () => {
    must(await suspend());
    const command = { mail: "carl@authority.example", name: "Carl", role: "approver", lots: "all" } as const;
    const asked = { ...command, mail: Mail.parse(command.mail), reason: "Needed" };
    const { answer } = must(await appointStaff(deps, lead, asked, anyKey()));
    portal.at(LAPSES);
    const of = { scope: "portal" as const, proposalId: proposalIn(answer) };
    await refusesWith(portal, "newer-than-proposal", () => confirmAs(deps, secondLead, of));
    await leavesOneEntry(portal, () => confirmAs(deps, approver, of));
  });

  it("is told to the approvers at once, with until when they confirm it", async () => {
    const told = async () => {
      const records = changesOf(await keysIn(portal, "AUD"));
      await createWorker(fenced(portal.deps, "notify"))(records);
      return portal.mails.splice(0);
    };
    await told();
    must(await suspend());
    const mails = (await told()).filter(({ to }) => to === bea.mail);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `To confirm: Suspension of the other lead: ${dora.name}`,
    ]);
    expect(mails[0]?.text).toContain("4pm, Monday 7 October 2013");
    expect(mails[0]?.text).toContain("Reason: Seen to leak");
    expect(mails[0]?.text).not.toContain("Nothing happens before");
  });
});
