import { describe, expect, it } from "vitest";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { holdClosing } from "../../../functions/competition/holding.ts";
import { cloneDraft } from "../../../functions/competition/draft-operations.ts";
import { proposePublication } from "../../../functions/competition/publishing.ts";
import { proposeCancellation, proposeTimetableAmendment } from "../../../functions/competition/of-two.ts";
import {
  decideMembershipChange,
  requestMembershipChange,
} from "../../../functions/memberships/operations.ts";
import { proposeCorrection } from "../../../functions/outcomes/correcting.ts";
import { appointStaff, suspendStaff } from "../../../functions/people/staff-operations.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { loadAllNamed } from "../../../functions/platform/proposals.ts";
import { proposeDisclosure } from "../../../functions/preferences/of-two.ts";
import { declineProposal } from "../../../functions/proposals/operations.ts";
import { proposeFreezing } from "../../../functions/questionnaire/of-two.ts";
import { CloneDraft } from "../../../shared/competition/draft-schema.ts";
import { HoldClosing } from "../../../shared/competition/schema.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { ChangeId, DraftId, LotId, StageId } from "../../../shared/kernel/id.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { type ActOfTwo, ActOfTwo as Acts, ProposalHash } from "../../../shared/kernel/proposal.ts";
import { RequestMembershipChange } from "../../../shared/memberships/schema.ts";
import { AppointStaff } from "../../../shared/people/schema.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { fenced } from "../../builders/fenced.ts";
import { type Answered, appointed, confirmAs, withdrawAs } from "../../builders/of-two.ts";
import { anAssessedPqq } from "../../builders/outcome.ts";
import { aPqq, SEALABLE } from "../../builders/pqq.ts";

/** What of a competition waits for a second person once the first has proposed it. */
type Waits = { readonly running: RunningCompetition; readonly propose: () => Promise<Answered> };
type World = {
  /** A competition in which the act is possible, and how its first lead asks for it. */
  readonly begin: () => Promise<Waits>;
  /** The entries that the portal leaves beside the one of the act. */
  readonly beside?: number;
  /** Who confirms it, where the second lead does not. */
  readonly confirmedBy?: "approver";
};

const reason = "It is right";
const ROUND_1 = StageId.parse("preferences-1");
const seen = async ({ portal, competitionId }: RunningCompetition) =>
  (await loadCompetition(portal.deps.table, competitionId))?.version ?? 0;

/** A competition at a London time, and what its first lead does in it. */
const at =
  (
    local: string,
    propose: (deps: Deps, running: RunningCompetition) => Promise<Answered>,
    prepare: (running: RunningCompetition) => Promise<unknown> = async () => undefined,
  ) =>
  async (): Promise<Waits> => {
    const running = await aCompetition(local);
    await prepare(running);
    return { running, propose: () => propose(fenced(running.portal.deps, "authority"), running) };
  };

/** Every act of two: one that is added is missing here until it says in which world it is tried. */
const WORLDS: Readonly<Record<ActOfTwo, World>> = {
  "competition-publication": {
    begin: async () => {
      const running = await aCompetition("2014-02-10T09:00");
      const deps = fenced(running.portal.deps, "authority");
      const { lead } = running;
      const like = CloneDraft.parse({ from: "transforming-rehabilitation-2013", startsOn: "2026-09-21" });
      const { answer } = must(await cloneDraft(deps, lead, like, anyKey()));
      const command = { draftId: DraftId.parse(answer["draftId"]), seenVersion: 1, reason };
      return { running, propose: () => proposePublication(deps, lead, command, anyKey()) };
    },
    // One for each of its windows.
    beside: 4,
  },
  "suspension-lasting": {
    confirmedBy: "approver",
    begin: at("2014-02-10T09:00", (deps, { lead, secondLead }) =>
      suspendStaff(deps, lead, { personId: secondLead.personId, suspend: true, reason }, anyKey()),
    ),
  },
  "timetable-amendment": {
    begin: at("2014-02-10T09:00", async (deps, running) => {
      const move = { stageId: ROUND_1, moves: "closesAt", to: "2014-03-07T12:00", reason } as const;
      const { competitionId, lead } = running;
      const command = { competitionId, ...move, seenVersion: await seen(running) };
      return proposeTimetableAmendment(deps, lead, command, anyKey());
    }),
  },
  "holding-extension": {
    begin: at("2014-02-10T09:00", (deps, { competitionId, lead }) =>
      holdClosing(
        deps,
        lead,
        HoldClosing.parse({ competitionId, stageId: ROUND_1, hours: 2, reason }),
        anyKey(),
      ),
    ),
  },
  "competition-cancelled": {
    begin: at("2014-02-10T09:00", async (deps, running) => {
      const { competitionId, lead } = running;
      const command = { competitionId, reason, seenVersion: await seen(running) };
      return proposeCancellation(deps, lead, command, anyKey());
    }),
    // One for each window that has yet to close.
    beside: 3,
  },
  "questionnaire-freeze": {
    begin: at("2013-09-17T09:00", (deps, { competitionId, lead }) =>
      proposeFreezing(deps, lead, { competitionId, seenVersion: 0, reason }, anyKey()),
    ),
  },
  "pqq-outcome": {
    begin: async () => {
      const pqq = await anAssessedPqq();
      return { running: pqq, propose: () => pqq.propose({ publishAt: "2013-12-19T09:00" }) };
    },
    // What each organisation will read is prepared before it.
    beside: 1,
  },
  "outcome-correction": {
    begin: async () => {
      const pqq = await anAssessedPqq();
      must(await pqq.confirm(await pqq.proposed({ publishAt: "2013-12-19T09:00" })));
      pqq.portal.at(london("2014-01-06T09:00"));
      await pqq.portal.seal();
      const { competitionId, lead } = pqq;
      const command = { competitionId, organisationId: pqq.idOf("gamma"), passes: true, reason };
      const deps = fenced(pqq.portal.deps, "authority");
      return { running: pqq, propose: () => proposeCorrection(deps, lead, command, anyKey()) };
    },
  },
  "membership-change": {
    begin: async () => {
      const pqq = await aPqq();
      const { portal, lead } = pqq;
      const { submitter } = await pqq.bidder("alpha", ["Alpha Lead", "Beta"]);
      await pqq.answerAll(submitter);
      must(await pqq.submit(submitter));
      portal.at(SEALABLE);
      await portal.seal();
      const asked = RequestMembershipChange.parse({ change: { what: "remove", formerly: "Beta" }, reason });
      const { answer } = must(await requestMembershipChange(portal.deps, submitter, asked, anyKey()));
      const command = { changeId: ChangeId.parse(answer["changeId"]), approve: true, reason };
      const deps = fenced(portal.deps, "authority");
      return { running: pqq, propose: () => decideMembershipChange(deps, lead, command, anyKey()) };
    },
  },
  "lot-disclosure": {
    begin: at(
      "2014-02-10T09:00",
      (deps, { competitionId, lead }) => {
        const command = { competitionId, round: ROUND_1, lotId: LotId.parse("lot-20"), reason };
        return proposeDisclosure(deps, lead, command, anyKey());
      },
      async ({ portal }) => {
        portal.at(london("2014-02-28T12:01"));
        await portal.seal();
      },
    ),
  },
  "staff-power": {
    begin: at("2014-02-10T09:00", (deps, { lead }) => {
      const who = { mail: "third.lead@authority.example", name: "Third Lead" };
      const command = AppointStaff.parse({ ...who, role: "competition-lead", lots: "all", reason });
      return appointStaff(deps, lead, command, anyKey());
    }),
  },
};

describe.each(Acts.options)("%s", (act) => {
  const { begin, confirmedBy, beside = 0 } = WORLDS[act];

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
    const [code, declining] =
      confirmedBy === undefined
        ? ["needs-second-person", "own-proposal"]
        : ["not-for-your-role", "not-for-your-role"];
    await refusesWith(portal, code, () => confirm(lead));
    await refusesWith(portal, declining, () => decline(lead));
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

  it("is done by another person with one entry, and then not a second time", async () => {
    const { portal, other, confirm } = await waiting();
    await leavesOneEntry(portal, () => confirm(other), 1 + beside);
    await refusesWith(portal, "proposal-closed", () => confirm(other));
  });

  it("is done by nobody any more once another person has declined it, with one entry", async () => {
    const { portal, lead, other, confirm, decline } = await waiting();
    await leavesOneEntry(portal, () => decline(other));
    await refusesWith(portal, "proposal-closed", () => confirm(other));
    await refusesWith(portal, "proposal-closed", () => confirm({ ...lead, role: "approver" }));
  });
});
