import { beforeEach, describe, expect, it } from "vitest";
import { loadStaff } from "../../../functions/people/facts.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import { checkSession } from "../../../functions/platform/session.ts";
import { loadAllWaiting, loadUnratified } from "../../../functions/proposals/facts.ts";
import { declineProposal, withdrawProposal } from "../../../functions/proposals/operations.ts";
import { createWorker } from "../../../functions/workers/notify.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { isActive } from "../../../shared/kernel/place.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { isLead } from "../../../shared/people/deputies.ts";
import { AppointStaff } from "../../../shared/people/schema.ts";
import { changesOf, keysIn } from "../../builders/changes.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { beforeWriting } from "../../builders/faults.ts";
import { fenced } from "../../builders/fenced.ts";
import { appointed, confirmAs, proposalIn } from "../../builders/of-two.ts";
import { watchedTable } from "../../builders/watched-table.ts";

let running: RunningCompetition;
let approver: AuthorityActor;
beforeEach(async () => {
  // Friday, 7 February 2014.
  running = await aCompetition("2014-02-07T16:00");
  approver = await appointed(running, {
    mail: "approver@authority.example",
    name: "Approver",
    role: "approver",
  });
});

const LAPSES = london("2014-02-10T16:00");
const suspend = ({ personId }: AuthorityActor, by = running.lead) =>
  suspendStaff(running.portal.deps, by, { personId, suspend: true, reason: "Is rushing it" }, anyKey());
const leading = async () => {
  const { table, now } = running.portal.deps;
  return (await loadStaff(table, now())).filter(isLead).map(({ name }) => name);
};
async function waits() {
  const [waiting] = await loadAllWaiting(running.portal.deps, approver);
  if (waiting === undefined) throw new Error("nothing waits");
  return waiting;
}

describe("the suspension of the other one of two leads", () => {
  it("counts at once, with one entry, and lapses after one working day to the millisecond", async () => {
    const { portal, lead, secondLead } = running;
    await leavesOneEntry(portal, () => suspend(secondLead));
    expect(await leading()).toEqual([lead.name]);
    portal.at(plus(LAPSES, -1));
    expect(await leading()).toEqual([lead.name]);
    expect((await portal.signIn("second.lead@authority.example")).actor.audience).toBe("newcomer");
    const before = await portal.digest();
    portal.at(LAPSES);
    expect((await leading()).length).toBe(2);
    // Nobody had to do anything.
    expect(await portal.digest()).toBe(before);
    portal.at(plus(LAPSES, 1));
    expect((await portal.signIn("second.lead@authority.example")).actor.audience).toBe("authority");
    expect((await loadUnratified(portal.deps)).map(({ act }) => act)).toEqual(["suspension-lasting"]);
  });

  it("and of a third one by the same lead at the same instant: one of the two is refused, so that nobody leads alone", async () => {
    const given = { mail: "third@authority.example", name: "Third", role: "national-lead" } as const;
    const third = await appointed(running, given);
    const other = { personId: running.secondLead.personId, suspend: true, reason: "Is rushing it" };
    const overtaken = beforeWriting(running.portal.deps, async (writes) => {
      if (writes.some((write) => "put" in write && write.put["suspendedAt"] !== undefined))
        must(await suspend(third));
    });
    const last = await suspendStaff(overtaken, running.lead, other, anyKey());
    expect(last.ok ? "accepted" : last.error.code).toBe("changed-meanwhile");
    expect(await leading()).toHaveLength(2);
  });

  it("lasts once an approver has confirmed it, and nobody else confirms, declines or withdraws it", async () => {
    const { portal, lead, secondLead } = running;
    must(await suspend(secondLead));
    const of = await waits();
    await refusesWith(portal, "needs-second-person", () => confirmAs(portal.deps, lead, of));
    const declining = { scope: of.scope, proposalId: of.proposalId, reason: "No" };
    await refusesWith(portal, "own-proposal", () => declineProposal(portal.deps, lead, declining, anyKey()));
    await refusesWith(portal, "not-withdrawn", () => withdrawProposal(portal.deps, lead, of, anyKey()));
    const table = watchedTable(portal);
    await leavesOneEntry(portal, () => table.judged(() => confirmAs(portal.deps, approver, of)));
    expect(table.reached).toContain("suspension-lasting");
    portal.at(plus(LAPSES, 1));
    expect(await leading()).toEqual([lead.name]);
  });

  it("is confirmed by an approver up to its instant and not at it", async () => {
    const { portal, secondLead } = running;
    must(await suspend(secondLead));
    const of = await waits();
    portal.at(LAPSES);
    await refusesWith(portal, "proposal-lapsed", () => confirmAs(portal.deps, approver, of));
    portal.at(plus(LAPSES, -1));
    must(await confirmAs(portal.deps, approver, of));
  });

  it("of one of three leads lasts by itself where two are left, and of who confirms nothing", async () => {
    const { portal, secondLead } = running;
    const evaluator = await appointed(running, {
      mail: "auditor@authority.example",
      name: "Auditor",
      role: "auditor",
    });
    const third = await appointed(running, {
      mail: "third.lead@authority.example",
      name: "Third",
      role: "national-lead",
    });
    must(await suspend(third));
    must(await suspend(evaluator));
    expect(await loadAllWaiting(portal.deps, secondLead)).toEqual([]);
    portal.at(plus(LAPSES, 1));
    expect(await leading()).not.toContain("Third");
  });

  it("of the approver of two leads lapses unless the other lead confirms it, so that none comes to be alone", async () => {
    const { portal, lead, secondLead } = running;
    must(await suspend(approver));
    must(await suspend(secondLead));
    expect(await leading()).toEqual([lead.name]);
    portal.at(LAPSES);
    expect(await leading()).toHaveLength(2);
    const standing = await loadStaff(portal.deps.table, portal.deps.now());
    expect(standing.filter(isActive).map(({ role }) => role)).toContain("approver");
  });

  it("by a deputy of one lead is not confirmed by that lead: the two are one voice", async () => {
    const { portal, lead, secondLead } = running;
    const who = { mail: "one@authority.example", name: "One", role: "auditor" } as const;
    const own = await appointed(running, who);
    must(await suspend(secondLead, { ...own, role: "national-lead", standsFor: lead.personId }));
    const of = await waits();
    await refusesWith(portal, "needs-second-person", () => confirmAs(portal.deps, lead, of));
    await leavesOneEntry(portal, () => confirmAs(portal.deps, approver, of));
  });

  it("of the approver is confirmed by the other lead, and then lasts", async () => {
    const { portal, secondLead } = running;
    must(await suspend(approver));
    const [of] = await loadAllWaiting(portal.deps, secondLead);
    if (of === undefined) throw new Error("nothing waits");
    await leavesOneEntry(portal, () => confirmAs(portal.deps, secondLead, of));
    portal.at(plus(LAPSES, 1));
    const standing = await loadStaff(portal.deps.table, portal.deps.now());
    expect(standing.filter(isActive).map(({ role }) => role)).not.toContain("approver");
  });

  it("of a third lead and of the approver by one lead at the same instant: one of the two is refused", async () => {
    const given = { mail: "third@authority.example", name: "Third", role: "national-lead" } as const;
    const third = await appointed(running, given);
    const other = { personId: approver.personId, suspend: true, reason: "Is rushing it" };
    const overtaken = beforeWriting(running.portal.deps, async (writes) => {
      if (writes.some((write) => "put" in write && write.put["suspendedAt"] !== undefined))
        must(await suspend(third));
    });
    const last = await suspendStaff(overtaken, running.lead, other, anyKey());
    expect(last.ok ? "accepted" : last.error.code).toBe("changed-meanwhile");
  });

  it("ends their sessions for good, also once it has lapsed", async () => {
    const { portal, secondLead } = running;
    const { secret } = await portal.signIn("second.lead@authority.example");
    must(await suspend(secondLead));
    expect(await checkSession(portal.deps, secret, "cookie")).toBeUndefined();
    portal.at(LAPSES);
    expect(await checkSession(portal.deps, secret, "cookie")).toBeUndefined();
  });

  it("lapses as it would have when an approver declines to confirm it", async () => {
    const { portal, lead, secondLead } = running;
    must(await suspend(secondLead));
    const { scope, proposalId } = await waits();
    const declining = { scope, proposalId, reason: "No reason seen" };
    await leavesOneEntry(portal, () => declineProposal(portal.deps, approver, declining, anyKey()));
    expect(await leading()).toEqual([lead.name]);
    portal.at(LAPSES);
    expect((await leading()).length).toBe(2);
  });

  it("lapses once: another one is proposed, and begins when an approver has confirmed it", async () => {
    const { portal, lead, secondLead } = running;
    must(await suspend(secondLead));
    const first = await waits();
    portal.at(plus(LAPSES, 1000));
    const key = anyKey();
    const command = { personId: secondLead.personId, suspend: true, reason: "Does it again" };
    const again = () => suspendStaff(portal.deps, lead, command, key);
    const { entry } = await leavesOneEntry(portal, again);
    expect(entry).toMatchObject({ what: "proposal.made", detail: { act: "suspension-lasting" } });
    expect(await leading()).toHaveLength(2);
    const second = await waits();
    expect(second.concerns).toBe(secondLead.personId);
    await refusesWith(portal, "proposal-lapsed", () => confirmAs(portal.deps, approver, first));
    await refusesWith(portal, "concerns-you", () => confirmAs(portal.deps, secondLead, second));
    await refusesWith(portal, "already-proposed", () => suspend(secondLead));
    const done = await leavesOneEntry(portal, () => confirmAs(portal.deps, approver, second));
    expect(done.entry).toMatchObject({ what: "staff.suspended", detail: { proposedBy: lead.name } });
    portal.at(plus(LAPSES, 10_000_000));
    expect(await leading()).toEqual([lead.name]);
    expect(must(await again()).answer).toEqual({ proposalId: second.proposalId });
    // That the first was not ratified stays to be seen.
    expect((await loadUnratified(portal.deps)).map(({ proposalId }) => proposalId)).toEqual([
      first.proposalId,
    ]);
  });

  it("can lapse again once two have let them back who were suspended by two", async () => {
    const { portal, lead, secondLead } = running;
    must(await suspend(secondLead));
    portal.at(plus(LAPSES, 1000));
    must(await suspend(secondLead));
    portal.at(plus(LAPSES, 2000));
    must(await confirmAs(portal.deps, approver, await waits()));
    const back = { personId: secondLead.personId, suspend: false, reason: "Is back" };
    const proposed = must(await suspendStaff(portal.deps, lead, back, anyKey()));
    const of = { scope: "portal" as const, proposalId: proposalIn(proposed.answer) };
    must(await confirmAs(portal.deps, approver, of));
    expect(await leading()).toHaveLength(2);
    const { entry } = await leavesOneEntry(portal, () => suspend(secondLead));
    expect(entry.what).toBe("staff.suspended");
  });

  it("of one of three leads is done by one also after one that lapsed: who leads besides can confirm", async () => {
    const { portal, secondLead } = running;
    must(await suspend(secondLead));
    portal.at(plus(LAPSES, 1000));
    const given = { mail: "third@authority.example", name: "Third", role: "national-lead" } as const;
    await appointed({ ...running, secondLead: approver }, given);
    const { entry } = await leavesOneEntry(portal, () => suspend(secondLead));
    expect(entry.what).toBe("staff.suspended");
  });

  it("lapses with the power to confirm only what is proposed after that", async () => {
    const { portal, lead, secondLead } = running;
    must(await suspend(secondLead));
    const who = { mail: "third.lead@authority.example", name: "Third", reason: "Needed" };
    const command = AppointStaff.parse({ ...who, role: "national-lead" });
    const { answer } = must(await appointStaff(portal.deps, lead, command, anyKey()));
    portal.at(LAPSES);
    const of = { scope: "portal" as const, proposalId: proposalIn(answer) };
    await refusesWith(portal, "newer-than-proposal", () => confirmAs(portal.deps, secondLead, of));
    await leavesOneEntry(portal, () => confirmAs(portal.deps, approver, of));
  });

  it("is told to the approvers at once, with why and until when they confirm it", async () => {
    const { portal, secondLead } = running;
    const told = async () => {
      await createWorker(fenced(portal.deps, "notify"))(changesOf(await keysIn(portal, "AUD")));
      return portal.mails.splice(0).filter(({ to }) => to === "approver@authority.example");
    };
    await told();
    must(await suspend(secondLead));
    const mails = await told();
    expect(mails.map(({ subject }) => subject)).toEqual(["To confirm: Suspension by one lead: Second Lead"]);
    expect(mails[0]?.text).toContain("4pm, Monday 10 February 2014");
    expect(mails[0]?.text).toContain("Reason: Is rushing it");
    expect(mails[0]?.text).not.toContain("Nothing happens before");
  });
});
