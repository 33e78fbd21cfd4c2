import { beforeEach, describe, expect, it } from "vitest";
import { loadProposal } from "../../../functions/platform/proposals.ts";
import {
  confirmProposal,
  declineProposal,
  withdrawProposal,
} from "../../../functions/proposals/operations.ts";
import { loadFollowed } from "../../../functions/proposals/facts.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { CompetitionId, LotId, ProposalId, StageId } from "../../../shared/kernel/id.ts";
import { ProposalHash, type Scope } from "../../../shared/kernel/proposal.ts";
import { anyKey, must } from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { CAPABILITY, scores } from "../../builders/evaluation.ts";
import { beforeWriting } from "../../builders/faults.ts";
import { asItIs, confirmAs } from "../../builders/of-two.ts";
import { anAssessedPqq, moderated } from "../../builders/outcome.ts";
import { aWaiting, type Waiting } from "./waiting.ts";

const ANOTHER = ProposalId.parse("prp_00000000000000000000000000");
const OTHER_HASH = ProposalHash.parse("0".repeat(64));
const ROUND_2 = StageId.parse("preferences-2");

let waiting: Waiting;
beforeEach(async () => void (waiting = await aWaiting()));

type Of = { readonly scope: Scope; readonly proposalId: ProposalId };
const confirm = (of: Of, as: AuthorityActor = waiting.secondLead) => confirmAs(waiting.deps, as, of);
const stateOf = async (of: Of) => (await loadFollowed(waiting.deps, waiting.lead, of))?.state;

describe("confirming what another person proposed", () => {
  it("does it, ends the proposal and says who proposed it, in one entry", async () => {
    const { portal, secondLead, version } = waiting;
    const of = await waiting.proposed();
    expect(await stateOf(of)).toBe("waiting");
    const { entry, answer } = await leavesOneEntry(portal, () => confirm(of));
    expect(entry).toMatchObject({
      what: "timetable.amended",
      subject: of.proposalId,
      detail: { proposedBy: "National Lead", reason: "More time" },
    });
    expect(answer).toEqual({ proposalId: of.proposalId });
    expect([await stateOf(of), await version()]).toEqual(["confirmed", 2]);
    expect((await loadProposal(portal.deps.table, of.scope, of.proposalId))?.closed).toEqual({
      how: "confirmed",
      by: { personId: secondLead.personId, name: secondLead.name },
      at: portal.deps.now(),
    });
  });

  it("is done by an approver as by a national lead", async () => {
    const approver = await waiting.role("approver", "approver");
    waiting.pass();
    await leavesOneEntry(waiting.portal, async () => confirm(await waiting.proposed(), approver), 2);
  });

  it("is refused to the proposer, to who may not confirm, and on another hash, and commits nothing", async () => {
    const { portal, lead, secondLead, role } = waiting;
    const others = [
      await role("team.lead", "competition-lead", [LotId.parse("lot-9")]),
      await role("auditor", "auditor"),
      await role("evaluator", "evaluator"),
      await role("support", "support-manager", [LotId.parse("lot-9")]),
    ];
    const of = await waiting.proposed();
    await refusesWith(portal, "needs-second-person", () => confirm(of, lead));
    for (const other of others) await refusesWith(portal, "not-for-your-role", () => confirm(of, other));
    const seenHash = OTHER_HASH;
    await refusesWith(portal, "changed-meanwhile", () =>
      confirmAs(waiting.deps, secondLead, of, { seenHash }),
    );
  });

  it("finds no proposal under another competition, the portal, or an id that is nobody’s", async () => {
    const { portal, secondLead } = waiting;
    const of = await waiting.proposed();
    const command = await asItIs(portal.deps, of.scope, of.proposalId);
    const elsewhere = CompetitionId.parse("cmp_00000000000000000000000000");
    for (const foreign of [
      { ...command, scope: elsewhere },
      { ...command, scope: "portal" as const },
      { ...command, proposalId: ANOTHER },
    ])
      await refuses(portal, "not-found", confirmProposal, secondLead, foreign);
  });

  it("answers a repeat with its key as it did the first time, and refuses another one", async () => {
    const { portal, deps, secondLead } = waiting;
    const of = await waiting.proposed();
    const key = anyKey();
    const first = await leavesOneEntry(portal, () => confirmAs(deps, secondLead, of, { key }));
    const before = await portal.digest();
    expect(must(await confirmAs(deps, secondLead, of, { key }))).toEqual({ ...first, repeated: true });
    expect(await portal.digest()).toBe(before);
    await refusesWith(portal, "proposal-closed", () => confirm(of));
  });

  it("happens once when two people confirm at the same time", async () => {
    const approver = await waiting.role("approver", "approver");
    waiting.pass();
    const of = await waiting.proposed();
    const both = await leavesOneEntry(waiting.portal, async () => ({
      ok: true,
      value: await Promise.all([confirm(of), confirm(of, approver)]),
    }));
    expect(both.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual(["changed-meanwhile"]);
    expect(await waiting.version()).toBe(2);
  });

  it("is one thing or the other when it is withdrawn or declined at that moment", async () => {
    const { portal, deps, lead, secondLead } = waiting;
    const approver = await waiting.role("approver", "approver");
    waiting.pass();
    for (const close of [
      (of: Of) => withdrawProposal(portal.deps, lead, of, anyKey()),
      (of: Of) => declineProposal(portal.deps, approver, { ...of, reason: "Not needed" }, anyKey()),
    ]) {
      const of = await waiting.proposed();
      const between = beforeWriting(deps, async () => must(await close(of)));
      const confirmed = await confirmAs(between, secondLead, of);
      expect(confirmed.ok ? "accepted" : confirmed.error.code).toBe("changed-meanwhile");
      expect(await waiting.version()).toBe(1);
    }
  });
});

describe("who got the power to confirm after something was proposed", () => {
  it.each<[string, (waiting: Waiting) => Promise<() => Promise<AuthorityActor>>]>([
    [
      "appointed a national lead",
      async ({ role }) =>
        () =>
          role("third.lead", "national-lead"),
    ],
    [
      "appointed an approver",
      async ({ role }) =>
        () =>
          role("approver", "approver"),
    ],
    [
      "made a national lead of all lots",
      async ({ role }) => {
        await role("team.lead", "competition-lead", [LotId.parse("lot-9")]);
        return () => role("team.lead", "national-lead");
      },
    ],
    [
      "let back",
      async ({ role, suspend, letBack, portal, pass }) => {
        const third = await role("third.lead", "national-lead");
        pass();
        await suspend(third);
        return async () => {
          await letBack(third);
          return portal.actor("authority", "third.lead@authority.example");
        };
      },
    ],
  ])("does not confirm it: somebody %s", async (_, prepared) => {
    const { portal, pass } = waiting;
    const gets = await prepared(waiting);
    pass();
    const of = await waiting.proposed();
    const newer = await gets();
    pass();
    await refusesWith(portal, "newer-than-proposal", () => confirm(of, newer));
    // What is proposed after that they confirm.
    must(await confirm(await waiting.proposed({ to: "2014-05-20T12:00", stageId: ROUND_2 }), newer));
  });
});

describe("who lost the power to confirm", () => {
  it("does not confirm with a session of before, nor when it is lost between what is read and what is written", async () => {
    const { portal, deps, secondLead, suspend } = waiting;
    const of = await waiting.proposed();
    const between = beforeWriting(deps, async (writes) => {
      if (writes.some((write) => "put" in write && write.put["closed"] !== undefined))
        await suspend(secondLead);
    });
    const confirmed = await confirmAs(between, secondLead, of);
    expect(confirmed.ok ? "accepted" : confirmed.error.code).toBe("changed-meanwhile");
    expect(await waiting.version()).toBe(1);
    await refusesWith(portal, "not-for-your-role", () => confirm(of));
    expect(await stateOf(of)).toBe("waiting");
  });
});

describe("a proposal that what it stands on has overtaken", () => {
  it("is refused when another time of the timetable was moved meanwhile", async () => {
    const of = await waiting.proposed();
    const other = await waiting.proposed({ stageId: ROUND_2, to: "2014-05-20T12:00" });
    must(await confirm(other));
    expect(await stateOf(of)).toBe("overtaken");
    await refusesWith(waiting.portal, "proposal-overtaken", () => confirm(of));
  });

  it("is refused when another time is moved between what is read and what is written", async () => {
    const { deps, secondLead } = waiting;
    const of = await waiting.proposed();
    const other = await waiting.proposed({ stageId: ROUND_2, to: "2014-05-20T12:00" });
    let moved = false;
    const between = beforeWriting(deps, async (writes) => {
      if (moved || !writes.some((write) => "put" in write && write.put["closed"] !== undefined)) return;
      moved = true;
      must(await confirm(other));
    });
    const confirmed = await confirmAs(between, secondLead, of);
    expect(confirmed.ok ? "accepted" : confirmed.error.code).toBe("changed-meanwhile");
    expect(await stateOf(of)).toBe("overtaken");
  });

  it("is refused with the words of its own rule when that refuses it by now", async () => {
    const of = await waiting.proposed();
    await waiting.cancel();
    const refused = await confirm(of);
    expect(refused.ok ? undefined : refused.error).toMatchObject({
      code: "no-longer-possible",
      because: expect.stringContaining("cancelled"),
    });
    expect(await stateOf(of)).toBe("overtaken");
  });

  it("is refused when the results of the evaluation are no longer those that were proposed", async () => {
    const pqq = await anAssessedPqq();
    const proposalId = await pqq.proposed();
    await moderated(pqq, "gamma", CAPABILITY, scores(5), 2);
    await refusesWith(pqq.portal, "proposal-overtaken", () => pqq.confirm(proposalId));
  });
});
