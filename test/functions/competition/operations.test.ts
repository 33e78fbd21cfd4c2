import { beforeAll, describe, expect, it } from "vitest";
import { proposeCancellation, proposeTimetableAmendment } from "../../../functions/competition/of-two.ts";
import { recordPrequalification } from "../../../functions/competition/operations.ts";
import { loadCompetition, loadStanding } from "../../../functions/competition/facts.ts";
import { gateKey } from "../../../functions/platform/gate.ts";
import { createDraft } from "../../../functions/competition/draft-operations.ts";
import type { ProposeTimetableAmendment } from "../../../shared/competition/schema.ts";
import { CompetitionId, DraftId, OrganisationId, StageId } from "../../../shared/kernel/id.ts";
import type { AuthorityActor } from "../../../shared/kernel/actor.ts";
import { GATE_SHARDS } from "../../../shared/kernel/window.ts";
import { byHand, STAGE } from "../../builders/by-hand.ts";
import {
  anyKey,
  aCompetition,
  london,
  must,
  publishedDraft,
  type RunningCompetition,
} from "../../builders/competition.ts";
import { leavesOneEntry, refuses, refusesWith } from "../../builders/effects.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";

const PREFERENCES_1 = StageId.parse("preferences-1");
const PREFERENCES_2 = StageId.parse("preferences-2");

let running: RunningCompetition;
beforeAll(async () => void (running = await aCompetition("2014-02-10T09:00")));

const teamLead = (): AuthorityActor => ({ ...running.lead, role: "competition-lead", lots: [] });
async function gates(window: StageId) {
  const keys = Array.from({ length: GATE_SHARDS }, (_, shard) =>
    gateKey(running.competitionId, window, shard),
  );
  return (await running.portal.deps.table.getMany(keys)).map((gate) => ({
    closesAt: gate?.["closesAt"],
    shut: gate?.["shutAt"] !== undefined,
  }));
}
const allGates = (closesAt: string, shut = false) =>
  Array.from({ length: GATE_SHARDS }, () => ({ closesAt, shut }));

describe("the gates of a published competition", () => {
  it("are made for every window, all shards alike", async () => {
    expect(await gates(PREFERENCES_1)).toEqual(allGates(london("2014-02-28T12:00")));
  });
});

describe("amending the timetable", () => {
  const proposal = (change: Partial<ProposeTimetableAmendment> = {}): ProposeTimetableAmendment => ({
    competitionId: running.competitionId,
    stageId: PREFERENCES_1,
    moves: "closesAt",
    to: "2014-03-07T12:00",
    reason: "More time",
    seenVersion: 1,
    ...change,
  });

  it.each([
    ["no-such-instant", { stageId: StageId.parse("no-such-stage") }],
    ["only-later", { to: "2014-02-28T12:00" }],
    ["only-later", { to: "2014-02-27T12:00" }],
    ["instant-has-passed", { stageId: StageId.parse("pqq"), to: "2014-03-07T12:00" }],
    ["instant-has-passed", { moves: "opensAt", to: "2014-03-07T12:00" }],
    ["changed-meanwhile", { seenVersion: 2 }],
    ["not-a-time", { to: "2014-02-30T12:00" }],
    ["closes-before-it-opens", { stageId: PREFERENCES_2, moves: "opensAt", to: "2014-05-16T12:00" }],
    ["not-in-the-past", { stageId: PREFERENCES_2, moves: "opensAt", to: "2014-02-10T08:59" }],
    ["not-found", { competitionId: CompetitionId.parse("cmp_00000000000000000000000000") }],
  ] as const)("refuses %s", async (code, change) => {
    const { portal, lead } = running;
    await refuses(portal, code, proposeTimetableAmendment, lead, proposal(change));
  });

  it("only a national lead amends the timetable", async () => {
    const { portal } = running;
    await refuses(portal, "needs-national-lead", proposeTimetableAmendment, teamLead(), proposal());
  });

  it("takes two people: what one proposed moves nothing until another confirms, and then all shards at once", async () => {
    const { portal, lead, secondLead, competitionId } = running;
    const requestKey = anyKey();
    const { answer } = await leavesOneEntry(portal, () =>
      proposeTimetableAmendment(portal.deps, lead, proposal(), requestKey),
    );
    const waiting = { scope: competitionId, proposalId: proposalIn(answer) };
    expect(await gates(PREFERENCES_1)).toEqual(allGates(london("2014-02-28T12:00")));
    expect((await loadCompetition(portal.deps.table, competitionId))?.amendments).toEqual([]);

    await leavesOneEntry(portal, () => confirmAs(portal.deps, secondLead, waiting));
    expect(await gates(PREFERENCES_1)).toEqual(allGates(london("2014-03-07T12:00")));
    const competition = await loadCompetition(portal.deps.table, competitionId);
    expect(competition?.amendments).toMatchObject([
      {
        proposalId: waiting.proposalId,
        from: london("2014-02-28T12:00"),
        to: london("2014-03-07T12:00"),
        reason: "More time",
        proposedBy: { name: "National Lead" },
        confirmedBy: { name: "Second Lead" },
      },
    ]);
    expect(competition?.version).toBe(2);
  });

  it("a closing time can be moved until it comes, and not at that instant", async () => {
    const { portal, lead, secondLead, competitionId } = running;
    const moved = { stageId: PREFERENCES_2, to: "2014-05-20T12:00", seenVersion: 2 };
    const { answer } = must(await proposeTimetableAmendment(portal.deps, lead, proposal(moved), anyKey()));
    const confirm = () =>
      confirmAs(portal.deps, secondLead, { scope: competitionId, proposalId: proposalIn(answer) });
    portal.at(london("2014-05-16T12:00"));
    await refusesWith(portal, "proposal-lapsed", confirm);
    portal.at(london("2014-05-16T11:59:59.999"));
    must(await confirm());
    expect(await gates(PREFERENCES_2)).toEqual(allGates(london("2014-05-20T12:00")));
  });

  it("a publication can be moved by a minute before it comes, and not a millisecond later", async () => {
    const { portal, lead, secondLead, competitionId } = await aCompetition("2013-12-01T09:00");
    const { answer } = must(
      await proposeTimetableAmendment(
        portal.deps,
        lead,
        {
          ...proposal(),
          competitionId,
          stageId: StageId.parse("pqq-outcome"),
          moves: "opensAt",
          to: "2014-01-06T09:00",
        },
        anyKey(),
      ),
    );
    const confirm = () =>
      confirmAs(portal.deps, secondLead, { scope: competitionId, proposalId: proposalIn(answer) });
    portal.at(london("2013-12-19T08:59:00.001"));
    await refusesWith(portal, "proposal-lapsed", confirm);
    portal.at(london("2013-12-19T08:59"));
    must(await confirm());
  });
});

describe("recording a pre-qualification where there is no PQQ", () => {
  let competitionId: CompetitionId;
  beforeAll(async () => {
    const { portal, lead } = running;
    const draft = byHand({
      stages: [{ ...STAGE, stageId: "round-1", kind: "lot-preferences", number: 1 }],
    });
    const { answer } = must(await createDraft(portal.deps, lead, draft, anyKey()));
    competitionId = await publishedDraft(portal.deps, lead, DraftId.parse(answer["draftId"]));
  });

  it("is one act with a reason, once, and counts from its instant", async () => {
    const { portal, lead, bidder } = running;
    const { submitter } = await bidder("prequalified");
    const command = { competitionId, organisationId: submitter.organisationId, reason: "Passed" };
    await refuses(portal, "needs-national-lead", recordPrequalification, teamLead(), command);
    const requestKey = anyKey();
    const first = await leavesOneEntry(portal, () =>
      recordPrequalification(portal.deps, lead, command, requestKey),
    );
    expect(must(await recordPrequalification(portal.deps, lead, command, requestKey)).answer).toEqual(
      first.answer,
    );
    await refuses(portal, "already-prequalified", recordPrequalification, lead, command);
    const standing = await loadStanding(portal.deps.table, submitter.organisationId, competitionId);
    expect(standing).toMatchObject({ visibleAt: portal.deps.now() });
  });

  it("refuses an organisation that is not there", async () => {
    const { portal, lead } = running;
    const organisationId = OrganisationId.parse("org_00000000000000000000000000");
    await refuses(portal, "not-found", recordPrequalification, lead, {
      competitionId,
      organisationId,
      reason: "x",
    });
  });

  it("is refused where there is a PQQ: nothing goes round its evaluation, for nobody and in no state of it", async () => {
    for (const at of ["2013-09-17T09:00", "2013-10-15T09:00", "2014-01-15T09:00"]) {
      const { portal, lead, competitionId: withPqq, bidder } = await aCompetition(at);
      const { organisationId } = (await bidder("alpha")).submitter;
      const command = { competitionId: withPqq, organisationId, reason: "Passed" };
      await refuses(portal, "has-a-pqq", recordPrequalification, lead, command);
    }
  });
});

describe("cancelling a competition", () => {
  const proposed = async ({ portal, lead }: RunningCompetition, competitionId: CompetitionId) => {
    const seenVersion = (await loadCompetition(portal.deps.table, competitionId))?.version ?? 0;
    const command = { competitionId, reason: "Withdrawn by the department", seenVersion };
    const outcome = await leavesOneEntry(portal, () =>
      proposeCancellation(portal.deps, lead, command, anyKey()),
    );
    return { scope: competitionId, proposalId: proposalIn(outcome.answer) };
  };

  it("shuts as many windows at once as a timetable may have open", async () => {
    const { portal, lead, secondLead } = running;
    portal.at(london("2026-01-01T09:00"));
    const stages = [1, 2].map((number) => ({ ...STAGE, stageId: `tender-${number}`, number }));
    const { answer } = must(await createDraft(portal.deps, lead, byHand({ stages }), anyKey()));
    const competitionId = await publishedDraft(portal.deps, lead, DraftId.parse(answer["draftId"]));
    portal.at(london("2026-01-06T09:00"));
    const waiting = await proposed(running, competitionId);
    await leavesOneEntry(portal, () => confirmAs(portal.deps, secondLead, waiting));
    for (const stageId of ["tender-1", "tender-2"])
      for (const shard of [0, 31]) {
        const gate = await portal.deps.table.get(gateKey(competitionId, StageId.parse(stageId), shard));
        expect(gate?.["shutAt"]).toBe(london("2026-01-06T09:00"));
      }
  });

  it("shuts what is open in the same act and what has yet to open right after, and nothing can change any more", async () => {
    const { portal, lead, secondLead, competitionId } = running;
    portal.at(london("2014-05-19T09:00"));
    const command = { competitionId, reason: "Withdrawn by the department", seenVersion: 3 };
    await refuses(portal, "needs-national-lead", proposeCancellation, teamLead(), command);
    const { seenVersion: _seen, ...unseen } = command;
    await refuses(portal, "changed-meanwhile", proposeCancellation, lead, { ...unseen, seenVersion: 1 });
    const waiting = await proposed(running, competitionId);
    // One person alone never ends it: not the proposer, who could confirm what somebody else proposed.
    await refusesWith(portal, "needs-second-person", () => confirmAs(portal.deps, lead, waiting));
    expect(await gates(PREFERENCES_2)).toEqual(allGates(london("2014-05-20T12:00")));
    // And one of the portal for each window that it then shuts.
    await leavesOneEntry(portal, () => confirmAs(portal.deps, secondLead, waiting), 3);
    expect(await gates(PREFERENCES_2)).toEqual(allGates(london("2014-05-20T12:00"), true));
    await refuses(portal, "already-cancelled", proposeCancellation, secondLead, {
      ...command,
      seenVersion: 4,
    });
    await refuses(portal, "already-cancelled", proposeTimetableAmendment, lead, {
      competitionId,
      stageId: PREFERENCES_2,
      moves: "closesAt",
      to: "2014-05-30T12:00",
      reason: "x",
      seenVersion: 4,
    });
  });

  it("a competition can be cancelled until its award only", async () => {
    const late = await aCompetition("2014-12-05T08:59:59.999");
    const { portal, secondLead, competitionId } = late;
    const waiting = await proposed(late, competitionId);
    portal.at(london("2014-12-05T09:00"));
    await refusesWith(portal, "no-longer-possible", () => confirmAs(portal.deps, secondLead, waiting));
    const command = { competitionId, reason: "x", seenVersion: 1 };
    await refuses(portal, "already-awarded", proposeCancellation, secondLead, command);
    portal.at(london("2014-12-05T08:59:59.999"));
    must(await confirmAs(portal.deps, secondLead, waiting));
  });
});
