import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import { loadQuestionnaire, loadStagedQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { proposeFreezing } from "../../../functions/questionnaire/of-two.ts";
import { copyQuestionnaire, saveQuestionnaire } from "../../../functions/questionnaire/operations.ts";
import { digestOf } from "../../../shared/kernel/digest.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { CopyQuestionnaire, SaveQuestionnaire } from "../../../shared/questionnaire/commands.ts";
import { STANDARD_2013, standardFor } from "../../../shared/questionnaire/standard-2013.ts";
import {
  aCompetition,
  anyKey,
  london,
  must,
  published,
  type RunningCompetition,
} from "../../builders/competition.ts";
import { leavesOneEntry, refusesWith } from "../../builders/effects.ts";
import { confirmAs, proposalIn } from "../../builders/of-two.ts";
import { SMALL } from "../../builders/questionnaire.ts";

let running: RunningCompetition;
beforeEach(async () => {
  running = await aCompetition("2013-09-17T09:00");
});

const deps = () => running.portal.deps;
const replace = { edit: "replace", questionnaire: SMALL };
const save = (
  given: { seenVersion?: number; change?: unknown; competitionId?: CompetitionId } = {},
  requestKey = anyKey(),
  actor = running.lead,
) => {
  const { competitionId } = running;
  const command = SaveQuestionnaire.parse({ competitionId, seenVersion: 0, change: replace, ...given });
  return saveQuestionnaire(deps(), actor, command, requestKey);
};
const copy = (from: string, seenVersion = 0, requestKey = anyKey(), actor = running.lead) => {
  const command = CopyQuestionnaire.parse({ competitionId: running.competitionId, seenVersion, from });
  return copyQuestionnaire(deps(), actor, command, requestKey);
};
const freeze = (seenVersion = 0, requestKey = anyKey(), actor = running.lead) => {
  const command = { competitionId: running.competitionId, seenVersion, reason: "It is final" };
  return proposeFreezing(deps(), actor, command, requestKey);
};
/** Proposes to freeze a version, and gives back what the proposal is found by. */
const proposed = async (seenVersion = 0) => {
  const { answer } = await leavesOneEntry(running.portal, () => freeze(seenVersion));
  return { scope: running.competitionId, proposalId: proposalIn(answer) };
};
const confirm = (of: Awaited<ReturnType<typeof proposed>>, actor = running.secondLead) =>
  confirmAs(deps(), actor, of);
const staged = (competitionId = running.competitionId) =>
  loadStagedQuestionnaire(deps().table, competitionId);
const frozen = () => loadQuestionnaire(deps().table, running.competitionId);

/** Another competition of the template, a year later. */
const another = () => published(deps(), running.lead, { startsOn: "2014-09-19" });

describe("preparing the questionnaire", () => {
  it("starts from the standard one, at version 0", async () => {
    expect(await staged()).toEqual({ questionnaire: STANDARD_2013, version: 0 });
    expect(await frozen()).toBeUndefined();
  });
  it("keeps each change with one entry that names it, and who made it", async () => {
    const { answer, entry } = await leavesOneEntry(running.portal, () => save());
    expect(answer).toEqual({ version: 1 });
    expect(entry).toMatchObject({
      what: "questionnaire.changed",
      detail: { edit: "replace", version: 1, sha256: await digestOf(SMALL) },
    });
    expect(await staged()).toEqual({
      questionnaire: SMALL,
      version: 1,
      savedAt: london("2013-09-17T09:00"),
      savedBy: "National Lead",
    });
    const described = { edit: "describe", title: "Another", thresholdPercent: 50, leastScore: 1 };
    await leavesOneEntry(running.portal, () => save({ seenVersion: 1, change: described }));
    expect(await staged()).toMatchObject({ version: 2, questionnaire: { title: "Another" } });
  });
  it("refuses a change of what somebody else has changed meanwhile", async () => {
    must(await save({}, anyKey(), running.secondLead));
    await refusesWith(running.portal, "changed-meanwhile", () => save());
  });
  it("lets one of two changes at the same instant through", async () => {
    const outcomes = await Promise.all([save(), save({}, anyKey(), running.secondLead)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: "changed-meanwhile" } });
    expect((await staged()).version).toBe(1);
  });
  it("refuses what would not be in order, and leaves what was there", async () => {
    const change = { edit: "weigh", weights: { workforce: 50 } };
    await refusesWith(running.portal, "weights-not-100", () => save({ change }));
  });
  it("preparing the questionnaire is refused to everybody but a national lead", async () => {
    const auditor = { ...running.lead, role: "auditor" } as const;
    await refusesWith(running.portal, "needs-national-lead", () => save({}, anyKey(), auditor));
    await refusesWith(running.portal, "needs-national-lead", () => copy("standard", 0, anyKey(), auditor));
    await refusesWith(running.portal, "needs-national-lead", () => freeze(0, anyKey(), auditor));
  });
  it("finds nothing in a competition that is not there", async () => {
    const gone = CompetitionId.parse(running.competitionId.replace(/.{4}$/, "0000"));
    await refusesWith(running.portal, "not-found", () => save({ competitionId: gone }));
  });
  it("refuses every act from the opening instant on, and when the competition is cancelled", async () => {
    running.portal.at(london("2013-09-19T09:00"));
    await refusesWith(running.portal, "pqq-has-opened", () => save());
    await refusesWith(running.portal, "pqq-has-opened", () => copy("standard"));
    await refusesWith(running.portal, "pqq-has-opened", () => freeze());
    running.portal.at(london("2013-09-18T09:00"));
    await running.cancel();
    await refusesWith(running.portal, "competition-cancelled", () => save());
  });
});

describe("copying a questionnaire", () => {
  it("copying a questionnaire takes what another competition prepared", async () => {
    const other = await another();
    must(await save({ competitionId: other }));
    const { entry } = await leavesOneEntry(running.portal, () => copy(other));
    expect(entry).toMatchObject({ what: "questionnaire.copied", detail: { copiedFrom: other, version: 1 } });
    expect((await staged()).questionnaire).toEqual(SMALL);
  });
  it("takes what another competition froze, and the standard one again", async () => {
    must(await save());
    must(await confirm(await proposed(1)));
    const other = await another();
    const command = { competitionId: other, seenVersion: 0, from: running.competitionId };
    must(await copyQuestionnaire(deps(), running.lead, command, anyKey()));
    expect((await staged(other)).questionnaire).toEqual(SMALL);
    const back = { competitionId: other, seenVersion: 1, from: "standard" } as const;
    must(await copyQuestionnaire(deps(), running.lead, back, anyKey()));
    const standard = standardFor(await loadCompetition(deps().table, other));
    expect(await staged(other)).toMatchObject({ version: 2, questionnaire: standard });
  });
  it("refuses one that is not there, its own, and one that was seen too early", async () => {
    const gone = running.competitionId.replace(/.{4}$/, "0000");
    await refusesWith(running.portal, "not-found", () => copy(gone));
    await refusesWith(running.portal, "own-questionnaire", () => copy(running.competitionId));
    must(await save());
    await refusesWith(running.portal, "changed-meanwhile", () => copy("standard"));
  });
});

describe("freezing the questionnaire", () => {
  it("keeps it for everybody with its hash, once and for good", async () => {
    must(await save());
    const waiting = await proposed(1);
    await refusesWith(running.portal, "needs-second-person", () => confirm(waiting, running.lead));
    expect(await frozen()).toBeUndefined();
    const { entry } = await leavesOneEntry(running.portal, () => confirm(waiting));
    const sha256 = await digestOf(SMALL);
    expect(entry).toMatchObject({
      what: "questionnaire.frozen",
      detail: { sections: 4, questions: 13, weights: 100, version: 1, sha256, proposedBy: "National Lead" },
    });
    expect(await frozen()).toEqual({
      competitionId: running.competitionId,
      questionnaire: SMALL,
      sha256,
      frozenAt: london("2013-09-17T09:00"),
      frozenBy: "Second Lead",
    });
    await refusesWith(running.portal, "already-frozen", () => freeze(1));
    await refusesWith(running.portal, "already-frozen", () => save({ seenVersion: 1 }));
    await refusesWith(running.portal, "already-frozen", () => copy("standard", 1));
  });
  it("freezes the standard one when nobody has changed it", async () => {
    const waiting = await proposed();
    await leavesOneEntry(running.portal, () => confirm(waiting));
    expect((await frozen())?.questionnaire).toEqual(STANDARD_2013);
  });
  it("refuses to freeze what somebody else has changed meanwhile, also in the write", async () => {
    must(await save());
    await refusesWith(running.portal, "changed-meanwhile", () => freeze(0));
    const waiting = await proposed(1);
    const [changed, made] = await Promise.all([
      save({ seenVersion: 1 }, anyKey(), running.secondLead),
      confirm(waiting),
    ]);
    expect([changed.ok, made.ok].filter(Boolean)).toHaveLength(1);
  });
  it("is overtaken by a change, and can be confirmed to the last millisecond before the PQQ opens", async () => {
    const overtaken = await proposed();
    must(await save());
    await refusesWith(running.portal, "proposal-overtaken", () => confirm(overtaken));
    const waiting = await proposed(1);
    running.portal.at(london("2013-09-19T09:00"));
    await refusesWith(running.portal, "proposal-lapsed", () => confirm(waiting));
    running.portal.at(london("2013-09-19T08:59:59.999"));
    await leavesOneEntry(running.portal, () => confirm(waiting));
    expect((await frozen())?.questionnaire).toEqual(SMALL);
  });
});
