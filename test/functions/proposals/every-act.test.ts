import { describe, expect, it } from "vitest";
import { declineProposal, withdrawProposal } from "../../../functions/proposals/operations.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { ActOfTwo, ProposalHash } from "../../../shared/kernel/proposal.ts";
import { anyKey } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { watchedTable } from "../../builders/watched-table.ts";
import { BY_AN_APPROVER, WORLDS_OF_TWO } from "../../builders/worlds-of-two.ts";

const reason = "It is right";
const TRIED = ActOfTwo.options.filter((act) => act !== BY_AN_APPROVER);

describe.each(TRIED)("%s", (act) => {
  const { begin, onPortal = false, beside = 0 } = WORLDS_OF_TWO[act];

  async function waiting() {
    const { running, propose } = await begin();
    const { portal, lead, secondLead, competitionId } = running;
    const { answer } = await leavesOneEntry(portal, propose);
    const of = {
      scope: onPortal ? ("portal" as const) : competitionId,
      proposalId: proposalIn(answer),
    };
    portal.at(plus(portal.deps.now(), 1000));
    const deps = fenced(portal.deps, "authority");
    const confirm = (as: AuthorityActor, seenHash?: ProposalHash) =>
      confirmAs(deps, as, of, seenHash === undefined ? {} : { seenHash });
    return { portal, lead, secondLead, of, deps, confirm, propose };
  }

  it("is never done by one person alone: not by who asked for it, and not by who may not confirm", async () => {
    const { portal, lead, secondLead, of, deps, confirm, propose } = await waiting();
    await refusesWith(portal, "needs-second-person", () => confirm(lead));
    await refusesWith(portal, "own-proposal", () => declineProposal(deps, lead, { ...of, reason }, anyKey()));
    // Whoever asks again has asked already.
    expect((await propose()).ok).toBe(false);
    for (const role of ["auditor", "evaluator", "support-manager"] as const)
      await refusesWith(portal, "not-for-your-role", () => confirm({ ...secondLead, role }));
    await refusesWith(portal, "not-for-your-role", () => confirm({ ...secondLead, lots: [] }));
    await refusesWith(portal, "changed-meanwhile", () =>
      confirm(secondLead, ProposalHash.parse("0".repeat(64))),
    );
    // What has taken effect is withdrawn by nobody.
    const code = act === "holding-extension" ? "not-withdrawn" : "not-the-proposer";
    await refusesWith(portal, code, () => withdrawProposal(deps, secondLead, of, anyKey()));
  });

  it("is done by another person with one entry, seen in the table, and then not a second time", async () => {
    const { portal, secondLead, confirm } = await waiting();
    const table = watchedTable(portal);
    await leavesOneEntry(portal, () => table.judged(() => confirm(secondLead)), 1 + beside);
    // What the search over acts of one person would find; a holding has moved its closing time before.
    expect(table.reached).toEqual(
      expect.arrayContaining(["a proposal confirmed", ...(act === "holding-extension" ? [] : [act])]),
    );
    expect(table.reached.filter((one) => one.startsWith("unknown"))).toEqual([]);
    await refusesWith(portal, "proposal-closed", () => confirm(secondLead));
  });

  it("is done by nobody any more once another person has declined it, with one entry", async () => {
    const { portal, lead, secondLead, of, deps, confirm } = await waiting();
    await leavesOneEntry(portal, () =>
      declineProposal(deps, secondLead, { ...of, reason: "Not needed" }, anyKey()),
    );
    await refusesWith(portal, "proposal-closed", () => confirm(secondLead));
    await refusesWith(portal, "proposal-closed", () => confirm({ ...lead, role: "approver" }));
  });
});
