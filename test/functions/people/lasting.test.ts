import { beforeEach, describe, expect, it } from "vitest";
import { loadStaff } from "../../../functions/people/facts.ts";
import { suspendStaff } from "../../../functions/people/staff-operations.ts";
import { loadAllWaiting, loadUnratified } from "../../../functions/proposals/facts.ts";
import { declineProposal, withdrawProposal } from "../../../functions/proposals/operations.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { isLead } from "../../../shared/people/rules.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { appointed, confirmAs } from "../../builders/of-two.ts";

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
    expect((await portal.signIn("second.lead@authority.example")).actor.audience).toBe("authority");
    expect((await loadUnratified(portal.deps)).map(({ act }) => act)).toEqual(["suspension-lasting"]);
  });

  it("lasts once an approver has confirmed it, and nobody else confirms, declines or withdraws it", async () => {
    const { portal, lead, secondLead } = running;
    must(await suspend(secondLead));
    const of = await waits();
    await refusesWith(portal, "not-for-your-role", () => confirmAs(portal.deps, lead, of));
    const third = { ...lead, personId: approver.personId };
    await refusesWith(portal, "not-for-your-role", () => confirmAs(portal.deps, third, of));
    const declining = { scope: of.scope, proposalId: of.proposalId, reason: "No" };
    await refusesWith(portal, "not-for-your-role", () =>
      declineProposal(portal.deps, lead, declining, anyKey()),
    );
    await refusesWith(portal, "not-withdrawn", () => withdrawProposal(portal.deps, lead, of, anyKey()));
    await leavesOneEntry(portal, () => confirmAs(portal.deps, approver, of));
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

  it("of one of three leads, and of anybody else, lasts by itself", async () => {
    const { portal, secondLead } = running;
    const third = await appointed(running, {
      mail: "third.lead@authority.example",
      name: "Third",
      role: "competition-lead",
    });
    must(await suspend(third));
    must(await suspend(approver));
    expect(await loadAllWaiting(portal.deps, secondLead)).toEqual([]);
    portal.at(plus(LAPSES, 1));
    expect(await leading()).not.toContain("Third");
  });
});
