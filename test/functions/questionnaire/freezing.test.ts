import { beforeEach, describe, expect, it } from "vitest";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import {
  loadOpenQuestionnaire,
  loadQuestionnaire,
  recallQuestionnaire,
} from "../../../functions/questionnaire/facts.ts";
import { freezeIfDue } from "../../../functions/questionnaire/freezing.ts";
import { freezeQuestionnaire, saveQuestionnaire } from "../../../functions/questionnaire/operations.ts";
import { plus } from "../../../shared/kernel/instant.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { countEntries } from "../../builders/effects.ts";
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
  it("is left alone when a lead has frozen it", async () => {
    must(
      await freezeQuestionnaire(
        running.portal.deps,
        running.lead,
        { competitionId: running.competitionId, seenVersion: 0 },
        anyKey(),
      ),
    );
    running.portal.at(OPENS);
    const before = await running.portal.digest();
    await running.portal.seal();
    expect(await running.portal.digest()).toBe(before);
    expect((await frozen())?.frozenBy).toBe("National Lead");
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
    must(
      await freezeQuestionnaire(
        running.portal.deps,
        running.lead,
        { competitionId: running.competitionId, seenVersion: 0 },
        anyKey(),
      ),
    );
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
