import { beforeEach, describe, expect, it } from "vitest";
import { loadProposal } from "../../../functions/platform/proposals.ts";
import { loadFollowed } from "../../../functions/proposals/facts.ts";
import { declineProposal, proposeAgain, withdrawProposal } from "../../../functions/proposals/operations.ts";
import { CompetitionId, LotId, ProposalId, StageId } from "../../../shared/kernel/id.ts";
import type { Scope } from "../../../shared/kernel/proposal.ts";
import { anyKey, london, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { CAPABILITY, scores } from "../../builders/evaluation.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { anAssessedPqq, moderated } from "../../builders/outcome.ts";
import { aWaiting, type Waiting } from "./waiting.ts";

const ROUND_2 = StageId.parse("preferences-2");
const NOBODYS = {
  scope: CompetitionId.parse("cmp_00000000000000000000000000"),
  proposalId: ProposalId.parse("prp_00000000000000000000000000"),
};
type Of = { readonly scope: Scope; readonly proposalId: ProposalId };

let waiting: Waiting;
beforeEach(async () => void (waiting = await aWaiting()));

const stateOf = async (of: Of) => (await loadFollowed(waiting.deps, waiting.lead, of))?.state;
const withdraw = (of: Of, as = waiting.lead, key = anyKey()) => withdrawProposal(waiting.deps, as, of, key);
const decline = (of: Of, as = waiting.secondLead, key = anyKey()) =>
  declineProposal(waiting.deps, as, { ...of, reason: "Not needed" }, key);
const again = (of: Of, as = waiting.lead, key = anyKey()) => proposeAgain(waiting.deps, as, of, key);
const confirm = (of: Of, as = waiting.secondLead) => confirmAs(waiting.deps, as, of);

describe("proposing what two people do together", () => {
  it("does nothing, and keeps all that both people read, who proposes it and until when", async () => {
    const { portal, lead, version } = waiting;
    const { entry, answer } = await leavesOneEntry(portal, () => waiting.propose());
    expect(await version()).toBe(1);
    const kept = await loadProposal(portal.deps.table, waiting.competitionId, proposalIn(answer));
    expect(kept).toMatchObject({
      act: "timetable-amendment",
      title: "Lot preferences, round 1, closing time",
      shown: [
        {
          lines: [
            ["Moves from", "12 noon, Friday 28 February 2014 (GMT)"],
            ["To", "12 noon, Friday 7 March 2014 (GMT)"],
            [
              "When it is confirmed",
              "Everybody taking part is told, with the reason; the old time stays visible",
            ],
          ],
        },
      ],
      reason: "More time",
      proposedBy: { personId: lead.personId, name: lead.name },
      proposedAt: portal.deps.now(),
      confirmable: { until: london("2014-02-28T12:00"), itselfCounts: false },
    });
    expect(entry).toMatchObject({
      what: "proposal.made",
      subject: kept?.proposalId,
      detail: { act: "timetable-amendment", hash: kept?.hash, reason: "More time" },
    });
  });

  it("is told the same when it is repeated with its key, and proposes nothing twice", async () => {
    const { portal, lead } = waiting;
    const key = anyKey();
    const first = must(await waiting.propose({}, lead, key));
    const before = await portal.digest();
    expect(must(await waiting.propose({}, lead, key)).answer).toEqual(first.answer);
    expect(await portal.digest()).toBe(before);
  });

  it("is refused to who is no national lead, an approver included, and commits nothing", async () => {
    const { portal, role } = waiting;
    for (const other of [
      await role("approver", "approver"),
      await role("auditor", "auditor"),
      await role("team.lead", "competition-lead", [LotId.parse("lot-9")]),
    ])
      await refusesWith(portal, "needs-national-lead", () => waiting.propose({}, other));
  });

  it("is refused while another proposal of the same waits, whoever made it, and not for something else", async () => {
    const { portal, lead, secondLead } = waiting;
    await waiting.proposed();
    for (const as of [lead, secondLead]) {
      const refused = await waiting.propose({ to: "2014-03-10T12:00" }, as);
      expect(refused.ok ? undefined : refused.error).toEqual({
        code: "already-proposed",
        proposedBy: lead.name,
      });
      await refusesWith(portal, "already-proposed", () => waiting.propose({}, as));
    }
    must(await waiting.propose({ stageId: ROUND_2, to: "2014-05-20T12:00" }));
  });

  it("happens once when two leads propose the same at the same time", async () => {
    const { portal, lead, secondLead } = waiting;
    const both = await leavesOneEntry(portal, async () => ({
      ok: true,
      value: await Promise.all([waiting.propose({}, lead), waiting.propose({}, secondLead)]),
    }));
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(["changed-meanwhile"]);
  });

  it("is not held up by one that has lapsed, which is then over", async () => {
    const { portal } = waiting;
    const stageId = StageId.parse("preferences-2");
    const moves = "opensAt" as const;
    const first = await waiting.proposed({ stageId, moves, to: "2014-03-20T09:00" });
    portal.at(london("2014-03-20T08:59:00.001"));
    expect(await stateOf(first)).toBe("lapsed");
    const second = await waiting.proposed({ stageId, moves, to: "2014-05-07T09:00" });
    expect([await stateOf(first), await stateOf(second)]).toEqual(["lapsed", "waiting"]);
    await refusesWith(portal, "proposal-lapsed", () => confirm(first));
    await refusesWith(portal, "changed-meanwhile", () => withdraw(first));
    must(await confirm(second));
  });
});

describe("withdrawing a proposal", () => {
  it("closes it, in one entry, as its proposer; another can be made", async () => {
    const of = await waiting.proposed();
    const { entry } = await leavesOneEntry(waiting.portal, () => withdraw(of));
    expect(entry).toMatchObject({
      what: "proposal.withdrawn",
      subject: of.proposalId,
      competitionId: waiting.competitionId,
    });
    expect(await stateOf(of)).toBe("withdrawn");
    must(await waiting.propose());
  });

  it("is refused to everybody else, where there is none, and once it is closed, and commits nothing", async () => {
    const { portal, lead, secondLead } = waiting;
    const of = await waiting.proposed();
    await refusesWith(portal, "not-the-proposer", () => withdraw(of, secondLead));
    await refuses(portal, "not-found", withdrawProposal, lead, NOBODYS);
    await refuses(portal, "not-found", withdrawProposal, lead, { ...of, scope: "portal" });
    must(await withdraw(of));
    await refusesWith(portal, "proposal-closed", () => withdraw(of));
    await refusesWith(portal, "proposal-closed", () => confirm(of));
    await refusesWith(portal, "proposal-closed", () => decline(of));
  });

  it("answers a repeat with its key as it did the first time", async () => {
    const of = await waiting.proposed();
    const key = anyKey();
    const first = must(await withdraw(of, waiting.lead, key));
    expect(must(await withdraw(of, waiting.lead, key)).answer).toEqual(first.answer);
  });
});

describe("declining a proposal", () => {
  it("closes it, in one entry with the reason, and says to whom it is told", async () => {
    const { portal, lead, secondLead } = waiting;
    const of = await waiting.proposed();
    const { entry } = await leavesOneEntry(portal, () => decline(of));
    expect(entry).toMatchObject({
      what: "proposal.declined",
      detail: { reason: "Not needed", proposedBy: lead.name, proposer: lead.personId },
    });
    const kept = await loadProposal(portal.deps.table, of.scope, of.proposalId);
    expect(kept?.closed).toMatchObject({
      how: "declined",
      reason: "Not needed",
      by: { name: secondLead.name },
    });
    must(await waiting.propose());
  });

  it("is done by an approver, also by one who is newer than the proposal", async () => {
    const of = await waiting.proposed();
    const approver = await waiting.role("approver", "approver");
    await leavesOneEntry(waiting.portal, () => decline(of, approver));
  });

  it("is refused to its proposer, to who could not confirm it, and where there is none, and commits nothing", async () => {
    const { portal, lead, secondLead, role } = waiting;
    const of = await waiting.proposed();
    await refusesWith(portal, "own-proposal", () => decline(of, lead));
    const auditor = await role("auditor", "auditor");
    await refusesWith(portal, "not-for-your-role", () => decline(of, auditor));
    await refuses(portal, "not-found", declineProposal, secondLead, { ...NOBODYS, reason: "x" });
    must(await decline(of));
    await refusesWith(portal, "proposal-closed", () => decline(of));
    await refusesWith(portal, "proposal-closed", () => withdraw(of));
  });
});

describe("proposing the same again", () => {
  it.each<[string, (of: Of) => Promise<unknown>]>([
    ["withdrawn", withdraw],
    ["declined", decline],
    [
      "overtaken by another amendment",
      async () => confirm(await waiting.proposed({ stageId: ROUND_2, to: "2014-05-20T12:00" })),
    ],
  ])("takes one act after it was %s, and stands on what is true now", async (_, ends) => {
    const { portal, secondLead, lead } = waiting;
    const of = await waiting.proposed();
    await ends(of);
    waiting.pass();
    const { answer } = await leavesOneEntry(portal, () => again(of, secondLead));
    const anew = { scope: of.scope, proposalId: proposalIn(answer) };
    expect(anew.proposalId).not.toBe(of.proposalId);
    expect(await stateOf(anew)).toBe("waiting");
    const kept = await loadProposal(portal.deps.table, anew.scope, anew.proposalId);
    expect(kept?.proposedBy.name).toBe(secondLead.name);
    await refusesWith(portal, "needs-second-person", () => confirm(anew, secondLead));
    must(await confirm(anew, lead));
  });

  it("needs somebody who could confirm at that later instant", async () => {
    const of = await waiting.proposed();
    const third = await waiting.role("third.lead", "national-lead");
    waiting.pass();
    await refusesWith(waiting.portal, "newer-than-proposal", () => confirm(of, third));
    must(await withdraw(of));
    const anew = proposalIn(must(await again(of)).answer);
    must(await confirm({ scope: of.scope, proposalId: anew }, third));
  });

  it("is refused while it waits, when it can no longer be done, where there is none and to who is no national lead", async () => {
    const { portal, lead } = waiting;
    const of = await waiting.proposed();
    await refusesWith(portal, "already-proposed", () => again(of));
    const approver = await waiting.role("approver", "approver");
    await refusesWith(portal, "needs-national-lead", () => again(of, approver));
    await refuses(portal, "not-found", proposeAgain, lead, NOBODYS);
    must(await withdraw(of));
    portal.at(london("2014-02-28T12:00"));
    await refusesWith(portal, "no-longer-possible", () => again(of));
  });

  it("proposes an outcome on the results as they are by now", async () => {
    const pqq = await anAssessedPqq();
    const { competitionId: scope, portal, lead } = pqq;
    const proposalId = await pqq.proposed();
    await moderated(pqq, "gamma", CAPABILITY, scores(5), 2);
    const { answer } = must(await proposeAgain(portal.deps, lead, { scope, proposalId }, anyKey()));
    const kept = await loadProposal(portal.deps.table, scope, proposalIn(answer));
    expect(kept?.shown[1]?.lines).toContainEqual(["gamma", "Passed; 100%"]);
    must(await pqq.confirm(proposalIn(answer)));
  });
});
