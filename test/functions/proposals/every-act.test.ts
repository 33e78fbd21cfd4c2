import { describe, expect, it } from "vitest";
import { loadAllNamed } from "../../../functions/platform/proposals.ts";
import { declineProposal } from "../../../functions/proposals/operations.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { ActOfTwo, ProposalHash } from "../../../shared/kernel/proposal.ts";
import { anyKey } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { appointed, confirmAs, withdrawAs } from "../../builders/of-two.ts";
import { watchedTable } from "../../builders/watched-table.ts";
import { WORLDS_OF_TWO } from "../../builders/worlds-of-two.ts";

describe.each(ActOfTwo.options)("%s", (act) => {
  const { begin, confirmedBy, beside = 0 } = WORLDS_OF_TWO[act];

  async function waiting() {
    const { running, propose } = await begin();
    const { portal, lead, secondLead } = running;
    const other =
      confirmedBy === undefined
        ? secondLead
        : await appointed(running, { mail: "ann@authority.example", name: "Ann", role: confirmedBy });
    await leavesOneEntry(portal, propose);
    const of = (await loadAllNamed(portal.deps.table)).find((one) => one.act === act);
    if (of === undefined) throw new Error("nothing waits");
    portal.at(plus(portal.deps.now(), 1000));
    const deps = fenced(portal.deps, "authority");
    const { scope, proposalId } = of;
    return {
      portal,
      lead,
      other,
      propose,
      confirm: (as: AuthorityActor, seenHash?: ProposalHash) =>
        confirmAs(deps, as, of, seenHash === undefined ? {} : { seenHash }),
      decline: (as: AuthorityActor) =>
        declineProposal(deps, as, { scope, proposalId, reason: "Not needed" }, anyKey()),
      withdraw: (as: AuthorityActor) => withdrawAs(deps, as, { scope, proposalId }),
      standsAnyway: of.standsAnyway === true,
    };
  }

  it("is never done by one person alone: not by who asked for it, and not by who may not confirm", async () => {
    const { portal, lead, other, propose, confirm, decline, withdraw, standsAnyway } = await waiting();
    await refusesWith(portal, "needs-second-person", () => confirm(lead));
    await refusesWith(portal, "own-proposal", () => decline(lead));
    // Whoever asks again has asked already.
    expect((await propose()).ok).toBe(false);
    for (const role of ["auditor", "evaluator", "support-manager"] as const)
      await refusesWith(portal, "not-for-your-role", () => confirm({ ...other, role }));
    const teamLead: AuthorityActor = { ...other, role: "competition-lead", lots: [] };
    await refusesWith(portal, "not-for-your-role", () => confirm(teamLead));
    await refusesWith(portal, "changed-meanwhile", () => confirm(other, ProposalHash.parse("0".repeat(64))));
    // What has taken effect is withdrawn by nobody.
    await refusesWith(portal, standsAnyway ? "not-withdrawn" : "not-the-proposer", () => withdraw(other));
  });

  it("is done by another person with one entry, seen in the table, and then not a second time", async () => {
    const { portal, other, confirm, standsAnyway } = await waiting();
    const table = watchedTable(portal);
    await leavesOneEntry(portal, () => table.judged(() => confirm(other)), 1 + beside);
    // What the search over acts of one person would find; what stands anyway was done before.
    expect(table.reached).toEqual(
      expect.arrayContaining(["a proposal confirmed", ...(standsAnyway ? [] : [act])]),
    );
    expect(table.reached.filter((one) => one.startsWith("unknown"))).toEqual([]);
    await refusesWith(portal, "proposal-closed", () => confirm(other));
  });

  it("is done by nobody any more once another person has declined it, with one entry", async () => {
    const { portal, lead, other, confirm, decline } = await waiting();
    await leavesOneEntry(portal, () => decline(other));
    await refusesWith(portal, "proposal-closed", () => confirm(other));
    await refusesWith(portal, "proposal-closed", () => confirm({ ...lead, role: "approver" }));
  });
});
