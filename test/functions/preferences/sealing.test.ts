import { beforeEach, describe, expect, it } from "vitest";
import { loadMyPreferences, loadOpenedRound } from "../../../functions/preferences/facts.ts";
import { savePreferencesDraft, submitPreferences } from "../../../functions/preferences/operations.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import type { SubmitPreferences } from "../../../shared/preferences/schema.ts";
import { anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { inRound1, lots, ROUND_1, ROUND_2 } from "./in-round-1.ts";
import { refusesWith } from "../../builders/effects.ts";

let running: RunningCompetition;
let submitter: BidderActor;
let member: BidderActor;
beforeEach(async () => void ({ running, submitter, member } = await inRound1()));

const submission = (): SubmitPreferences => ({
  competitionId: running.competitionId,
  round: ROUND_1,
  lots: lots(20),
  seenVersion: "0.0",
});
const submit = () => submitPreferences(running.portal.deps, submitter, submission(), anyKey());
const mine = () => loadMyPreferences(running.portal.deps.table, { ...running, ...submitter }, ROUND_1);

describe("sealing a round", () => {
  const look = (round = ROUND_1) => loadOpenedRound(running.portal.deps, running.competitionId, round);

  it("opens nothing before a minute after closing, and then what stands for each participant", async () => {
    const { portal } = running;
    const other = await running.bidder("crr", ["Carillion", "Reed in Partnership"]);
    await running.prequalify(other.submitter);
    must(await submit());
    await refusesWith(portal, "too-early", () => look());
    portal.at(london("2014-02-28T12:00:59.999"));
    await refusesWith(portal, "too-early", () => look());
    portal.at(london("2014-02-28T12:01:00.000"));
    const opened = must(await look());
    expect(opened.map(({ organisationName, lots: chosen }) => [organisationName, chosen])).toEqual(
      expect.arrayContaining([
        ["capita", lots(20)],
        ["crr", []],
      ]),
    );
  });

  it("completes what was received in time by a function that died before it committed", async () => {
    const { portal } = running;
    const dying = {
      ...portal.deps,
      newSalt: () => {
        throw new Error("the function died");
      },
    };
    portal.at(london("2014-02-28T11:59:59.999"));
    await expect(submitPreferences(dying, submitter, submission(), anyKey())).rejects.toThrow("died");
    expect((await mine())?.choices[ROUND_1]).toBeUndefined();
    portal.at(london("2014-02-28T12:01"));
    await portal.seal();
    expect(must(await look())).toMatchObject([{ organisationName: "capita", lots: lots(20) }]);
    expect((await mine())?.choices[ROUND_1]).toMatchObject({
      lots: lots(20),
      receivedAt: london("2014-02-28T11:59:59.999"),
    });
  });

  it("carries an earlier choice into a later round in which nothing was submitted", async () => {
    const { portal } = running;
    must(await submit());
    portal.at(london("2014-05-16T12:01"));
    await portal.seal();
    expect(must(await look(ROUND_2))).toMatchObject([{ lots: lots(20), carriedFrom: ROUND_1 }]);
  });

  it("does the same again when it is called late, twice, or was cut short", async () => {
    const { portal } = running;
    must(await submit());
    portal.at(london("2014-03-03T09:00"));
    await Promise.all([portal.seal(), portal.seal()]).catch(() => undefined);
    await portal.seal();
    const once = await portal.digest();
    await portal.seal();
    expect(await portal.digest()).toBe(once);
  });

  it("warns of a draft that was not submitted, a day and two hours before the close, once each", async () => {
    const { portal } = running;
    const draft = {
      competitionId: running.competitionId,
      round: ROUND_1,
      lots: lots(20),
      seenVersion: "0.0",
    };
    must(await savePreferencesDraft(portal.deps, member, draft, anyKey()));
    const warnings = async () =>
      (
        await portal.deps.table.all({ pk: `REMIND#${submitter.organisationId}#${running.competitionId}` })
      ).map(({ sk }) => sk.split("#").at(-1));
    portal.at(london("2014-02-27T11:59:59.999"));
    await portal.seal();
    expect(await warnings()).toEqual([]);
    portal.at(london("2014-02-27T12:00"));
    await portal.seal();
    await portal.seal();
    expect(await warnings()).toEqual(["a-day"]);
    portal.at(london("2014-02-28T10:00"));
    await portal.seal();
    expect(await warnings()).toEqual(["a-day", "two-hours"]);
  });

  it("does not warn when what was saved was submitted", async () => {
    const { portal } = running;
    must(await submit());
    portal.at(london("2014-02-28T11:00"));
    await portal.seal();
    expect(
      await portal.deps.table.all({ pk: `REMIND#${submitter.organisationId}#${running.competitionId}` }),
    ).toEqual([]);
  });
});
