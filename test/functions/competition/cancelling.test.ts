import { beforeEach, expect, it } from "vitest";
import { createDraft } from "../../../functions/competition/draft-operations.ts";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { holdClosing } from "../../../functions/competition/holding.ts";
import { proposeCancellation } from "../../../functions/competition/of-two.ts";
import { gateKey } from "../../../functions/platform/gate.ts";
import { HoldClosing } from "../../../shared/competition/schema.ts";
import { type CompetitionId, DraftId, StageId } from "../../../shared/kernel/id.ts";
import { byHand, STAGE } from "../../builders/by-hand.ts";
import {
  aCompetition,
  anyKey,
  london,
  must,
  publishedDraft,
  type RunningCompetition,
} from "../../builders/competition.ts";
import { leavesOneEntry } from "../../builders/effects.ts";
import { beforeWriting } from "../../builders/faults.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";

let running: RunningCompetition;
beforeEach(async () => void (running = await aCompetition("2014-02-10T09:00")));

const workerIsLate = () => {
  const { deps } = running.portal;
  return { ...deps, ask: { ...deps.ask, seal: async () => undefined } };
};
const competition = (id = running.competitionId) => loadCompetition(running.portal.deps.table, id);
async function proposed(competitionId: CompetitionId) {
  const { portal, lead } = running;
  const seenVersion = (await competition(competitionId))?.version ?? 0;
  const command = { competitionId, reason: "No money", seenVersion };
  const { answer } = must(await proposeCancellation(portal.deps, lead, command, anyKey()));
  return { scope: competitionId, proposalId: proposalIn(answer) };
}
const gateOf = (competitionId: CompetitionId, stage: string, shard = 0) =>
  running.portal.deps.table.get(gateKey(competitionId, StageId.parse(stage), shard));

it("shuts the window that opens next in its own write: nothing is received in it before the worker comes", async () => {
  const { portal, secondLead, competitionId } = running;
  portal.at(london("2014-05-06T08:59:59"));
  const waiting = await proposed(competitionId);
  let items = 0;
  const counted = beforeWriting(workerIsLate(), (writes) => void (items = writes.length));
  await leavesOneEntry(portal, () => confirmAs(counted, secondLead, waiting));
  for (const shard of [0, 31])
    expect((await gateOf(competitionId, "preferences-2", shard))?.["shutAt"]).toBe(portal.deps.now());
  // Two windows that are shut, and two that closed and wait to be sealed: as functions/README.md says.
  expect(items).toBe(72);
});

it("shuts a window that has no gate yet, which then gets none", async () => {
  const { portal, lead, secondLead } = running;
  portal.at(london("2026-01-01T09:00"));
  const made = must(await createDraft(portal.deps, lead, byHand({ stages: [STAGE] }), anyKey()));
  const draft = DraftId.parse(made.answer["draftId"]);
  const competitionId = await publishedDraft(workerIsLate(), lead, draft);
  must(await confirmAs(workerIsLate(), secondLead, await proposed(competitionId)));
  await portal.seal();
  const gate = await gateOf(competitionId, STAGE.stageId);
  expect([gate?.["opensAt"], gate?.["shutAt"]]).toEqual([undefined, portal.deps.now()]);
});

it("leaves what one person did at once to be ratified, which changes nothing", async () => {
  const { portal, lead, secondLead, competitionId } = running;
  const given = { competitionId, stageId: "preferences-1", hours: 2, reason: "Slow" };
  const { answer } = must(await holdClosing(portal.deps, lead, HoldClosing.parse(given), anyKey()));
  must(await confirmAs(portal.deps, secondLead, await proposed(competitionId)));
  const before = await competition();
  const held = { scope: competitionId, proposalId: proposalIn(answer) };
  const { entry } = await leavesOneEntry(portal, () => confirmAs(portal.deps, secondLead, held));
  expect(entry.what).toBe("holding.ratified");
  expect(await competition()).toEqual(before);
});
