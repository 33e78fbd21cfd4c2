import { beforeEach, describe, expect, it } from "vitest";
import {
  couldConfirm,
  loadAllWaiting,
  loadFollowed,
  loadHistory,
} from "../../../functions/proposals/facts.ts";
import { appointStaff } from "../../../functions/people/staff-operations.ts";
import { withdrawProposal } from "../../../functions/proposals/operations.ts";
import { AppointStaff } from "../../../shared/people/schema.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { CompetitionId, StageId } from "../../../shared/kernel/id.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { fenced } from "../../builders/fenced.ts";
import { proposeTimetableAmendment } from "../../../functions/competition/of-two.ts";
import { proposalIn } from "../../builders/of-two.ts";
import { anAssessedPqq, type AssessedPqq } from "../../builders/outcome.ts";

let pqq: AssessedPqq;
beforeEach(async () => void (pqq = await anAssessedPqq()));

const deps = () => fenced(pqq.portal.deps, "authority");
const amended = async (to: string, stage = "preferences-1") => {
  const move = { stageId: StageId.parse(stage), moves: "closesAt", to, reason: "More time" } as const;
  const command = { competitionId: pqq.competitionId, ...move, seenVersion: 1 };
  return proposalIn(must(await proposeTimetableAmendment(deps(), pqq.lead, command, anyKey())).answer);
};
const acts = (proposals: readonly { readonly act: string }[]) => proposals.map(({ act }) => act);

describe("who sees what waits for a second person", () => {
  it("everybody of the authority sees an amendment, and an outcome those alone who oversee or confirm", async () => {
    const scope = pqq.competitionId;
    await amended("2014-03-07T12:00");
    const proposalId = await pqq.proposed();
    const sees = async (actor: AuthorityActor) => [
      acts(await loadAllWaiting(deps(), actor)).toSorted(),
      acts((await loadHistory(deps(), actor, scope)).map(({ proposal }) => proposal)).toSorted(),
      (await loadFollowed(deps(), actor, { scope, proposalId }))?.proposal.proposalId,
    ];
    const both = ["pqq-outcome", "timetable-amendment"];
    for (const actor of [
      pqq.lead,
      pqq.secondLead,
      await pqq.staff("approver", "approver"),
      await pqq.staff("auditor", "auditor"),
    ])
      expect(await sees(actor)).toEqual([both, both, proposalId]);
    for (const actor of [
      await pqq.staff("evaluator"),
      await pqq.staff("team.lead", "competition-lead", [9]),
      await pqq.staff("support", "support-manager", [9]),
    ])
      expect(await sees(actor)).toEqual([["timetable-amendment"], ["timetable-amendment"], undefined]);
  });

  it("on the portal is seen by those alone with a role of the portal", async () => {
    const who = { mail: "new@authority.example", name: "New", role: "approver", reason: "Needed" };
    const command = AppointStaff.parse(who);
    must(await appointStaff(deps(), pqq.lead, command, anyKey()));
    const sees = async (actor: AuthorityActor) => acts(await loadAllWaiting(deps(), actor, "portal"));
    expect(await sees(await pqq.staff("auditor", "auditor"))).toEqual(["staff-power"]);
    for (const actor of [await pqq.staff("evaluator"), await pqq.staff("support", "support-manager", [9])])
      expect(await sees(actor)).toEqual([]);
  });

  it("is what could be confirmed by each of them but the proposer", async () => {
    await pqq.proposed();
    const [proposal] = await loadAllWaiting(deps(), pqq.lead);
    if (proposal === undefined) throw new Error("nothing waits");
    const approver = await pqq.staff("approver", "approver");
    const auditor = await pqq.staff("auditor", "auditor");
    const able = [pqq.lead, pqq.secondLead, approver, auditor].map((one) => couldConfirm(one, proposal));
    expect(able).toEqual([false, true, true, false]);
  });

  it("comes with the first to run out first, and what has no such instant last", async () => {
    await pqq.proposed();
    const later = await amended("2014-05-20T12:00", "preferences-2");
    const sooner = await amended("2014-03-07T12:00");
    const ids = (await loadAllWaiting(deps(), pqq.secondLead)).map(({ proposalId }) => proposalId);
    expect([ids.slice(0, 2), ids.length]).toEqual([[sooner, later], 3]);
  });

  it("is found in its own competition only", async () => {
    await amended("2014-03-07T12:00");
    const elsewhere = CompetitionId.parse("cmp_00000000000000000000000000");
    for (const scope of [elsewhere, "portal"] as const) {
      expect(await loadAllWaiting(deps(), pqq.lead, scope)).toEqual([]);
      const history = await loadHistory(deps(), pqq.lead, scope);
      expect(history.filter(({ proposal }) => proposal.act === "timetable-amendment")).toEqual([]);
    }
  });

  it("waits no more once it is withdrawn, has lapsed or can no longer be done, and stays in the history", async () => {
    const scope = pqq.competitionId;
    const withdrawn = await amended("2014-03-07T12:00");
    must(await withdrawProposal(deps(), pqq.lead, { scope, proposalId: withdrawn }, anyKey()));
    pqq.portal.at(london("2013-11-04T09:01"));
    await amended("2014-03-07T12:00");
    const waits = async () => (await loadAllWaiting(deps(), pqq.lead)).length;
    const states = async () => (await loadHistory(deps(), pqq.lead, scope)).map(({ state }) => state);
    expect([await waits(), await states()]).toEqual([1, ["waiting", "withdrawn"]]);
    pqq.portal.at(london("2014-02-28T12:00"));
    expect([await waits(), await states()]).toEqual([0, ["lapsed", "withdrawn"]]);
    pqq.portal.at(london("2014-02-10T09:00"));
    await pqq.cancel();
    expect([await waits(), await states()]).toEqual([0, ["confirmed", "overtaken", "withdrawn"]]);
  });
});
