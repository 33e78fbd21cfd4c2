import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import {
  loadOpenQuestionnaire,
  loadQuestionnaire,
  recallQuestionnaire,
} from "../../../functions/questionnaire/facts.ts";
import { freezeIfDue } from "../../../functions/questionnaire/freezing.ts";
import { proposeFreezing } from "../../../functions/questionnaire/of-two.ts";
import { saveQuestionnaire } from "../../../functions/questionnaire/operations.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { countEntries, refusesWith } from "../../builders/effects.ts";
import { byTwo, confirmAs, proposalIn } from "../../builders/of-two.ts";
import { SMALL } from "../../builders/questionnaire.ts";

const OPENS = london("2013-09-19T09:00");

let running: RunningCompetition;
beforeEach(async () => {
  running = await aCompetition("2013-09-17T09:00");
});

const frozen = () => loadQuestionnaire(running.portal.deps.table, running.competitionId);
async function competition() {
  const found = await loadCompetition(running.portal.deps.table, running.competitionId);
  if (found === undefined) throw new Error("the competition is there");
  return found;
}
const opened = async () => loadOpenQuestionnaire(running.portal.deps, await competition());
const prepare = async () =>
  must(
    await saveQuestionnaire(
      running.portal.deps,
      running.lead,
      {
        competitionId: running.competitionId,
        seenVersion: 0,
        change: { edit: "replace", questionnaire: SMALL },
      },
      anyKey(),
    ),
  );

/** Both leads freeze it as it was prepared. */
async function freeze() {
  const { portal, lead, competitionId } = running;
  const command = { competitionId, seenVersion: 0, reason: "It is final" };
  await byTwo(running, competitionId, await proposeFreezing(portal.deps, lead, command, anyKey()));
}

describe("a questionnaire that nobody has frozen", () => {
  it("is frozen by the portal at the opening instant, as it was prepared, with one entry", async () => {
    await prepare();
    running.portal.at(plus(OPENS, -1));
    await running.portal.seal();
    expect(await frozen()).toBeUndefined();

    running.portal.at(OPENS);
    const before = await countEntries(running.portal);
    await running.portal.seal();
    await running.portal.seal();
    expect((await countEntries(running.portal)) - before).toBe(1);
    expect(await frozen()).toMatchObject({ questionnaire: SMALL, frozenAt: OPENS, frozenBy: "The portal" });
  });
  it("is the standard one when nothing was prepared", async () => {
    running.portal.at(OPENS);
    await running.portal.seal();
    expect((await frozen())?.questionnaire).toEqual(STANDARD_2013);
  });
  it("is left alone when two people have frozen it", async () => {
    await freeze();
    running.portal.at(OPENS);
    const before = await running.portal.digest();
    await running.portal.seal();
    expect(await running.portal.digest()).toBe(before);
    expect((await frozen())?.frozenBy).toBe("Second Lead");
  });
  it("is frozen by the portal at the opening instant, as it then is, also while a proposal to freeze it waits", async () => {
    await prepare();
    const { portal, lead, secondLead, competitionId } = running;
    const command = { competitionId, seenVersion: 1, reason: "It is final" };
    const { answer } = must(await proposeFreezing(portal.deps, lead, command, anyKey()));
    const waiting = { scope: competitionId, proposalId: proposalIn(answer) };
    portal.at(OPENS);
    await portal.seal();
    expect(await frozen()).toMatchObject({ questionnaire: SMALL, frozenBy: "The portal" });
    await refusesWith(portal, "proposal-lapsed", () => confirmAs(portal.deps, secondLead, waiting));
  });
  it("is not frozen any more once the PQQ has closed", async () => {
    running.portal.at(london("2013-10-31T12:00"));
    await running.portal.seal();
    expect(await frozen()).toBeUndefined();
  });
  it("is not frozen in a competition that is cancelled", async () => {
    await running.cancel();
    running.portal.at(OPENS);
    await running.portal.seal();
    expect(await frozen()).toBeUndefined();
    expect(await opened()).toBeUndefined();
  });
  it("is frozen once by two workers at the same instant", async () => {
    running.portal.at(OPENS);
    const found = await competition();
    await Promise.all([freezeIfDue(running.portal.deps, found), freezeIfDue(running.portal.deps, found)]);
    expect(await frozen()).toBeDefined();
  });
});

describe("what bidders answer", () => {
  it("cannot be read before the opening instant, though it is frozen", async () => {
    await freeze();
    running.portal.at(plus(OPENS, -1));
    expect(await opened()).toBeUndefined();
    running.portal.at(OPENS);
    expect((await opened())?.questionnaire).toEqual(STANDARD_2013);
  });
  it("is there for the first who looks, though the worker has not come by yet", async () => {
    await prepare();
    running.portal.at(OPENS);
    expect((await opened())?.questionnaire).toEqual(SMALL);
  });
  it("is remembered once it is frozen, and asked for until then", async () => {
    const { deps } = running.portal;
    expect(await recallQuestionnaire(deps, running.competitionId)).toBeUndefined();
    running.portal.at(OPENS);
    await running.portal.seal();
    const first = await recallQuestionnaire(deps, running.competitionId);
    expect(first).toBeDefined();
    expect(await recallQuestionnaire(deps, running.competitionId)).toBe(first);
  });
});
