import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  confirmTimetableAmendment,
  proposeTimetableAmendment,
} from "../../functions/competition/operations.ts";
import { recallCompetition } from "../../functions/competition/facts.ts";
import { checkSession } from "../../functions/platform/session.ts";
import { countUnits, type Units } from "../../functions/platform/units.ts";
import { loadMyChoices } from "../../functions/preferences/facts.ts";
import { savePreferencesDraft, submitPreferences } from "../../functions/preferences/operations.ts";
import { AmendmentId, LotId, StageId } from "../../shared/kernel/id.ts";
import { aCompetition, anyKey, london, must, type RunningCompetition } from "../builders/competition.ts";

const ROUND = StageId.parse("preferences-1");
const ALL_LOTS = Array.from({ length: 21 }, (_, index) => LotId.parse(`lot-${index + 1}`));

let running: RunningCompetition;
let units: ReturnType<typeof countUnits>;
let submitter: Awaited<ReturnType<RunningCompetition["bidder"]>>["submitter"];
beforeAll(async () => {
  running = await aCompetition("2013-12-19T09:00");
  ({ submitter } = await running.bidder("capita", ["Capita"]));
  await running.prequalify(submitter);
  running.portal.at(london("2014-02-10T09:00"));
  units = countUnits(running.portal.client);
  await recallCompetition(running.portal.deps, running.competitionId);
});
afterAll(() => running.portal.close());

async function spentBy(act: () => Promise<unknown>): Promise<Units> {
  units.reset();
  await act();
  return { ...units.spent };
}

/** The budgets of each operation: requests, read units, write units. See functions/README.md. */
describe("what an operation costs", () => {
  it("session check: 1 request, 2 read units", async () => {
    const { secret } = await running.portal.signIn("submit@capita.example");
    const spent = await spentBy(() => checkSession(running.portal.deps, secret, "cookie"));
    expect(spent).toEqual({ requests: 1, readUnits: 2, writeUnits: 0 });
  });

  it("21 lots with my preferences: 2 requests, at most 2.5 read units", async () => {
    const { portal, competitionId } = running;
    const spent = await spentBy(() => loadMyChoices(portal.deps.table, submitter, competitionId));
    expect(spent.requests).toBe(2);
    expect(spent.readUnits).toBeLessThanOrEqual(2.5);
  });

  it("submit preferences of 21 lots, receipt included: 4 requests, 2 read units, 9 write units, the first time and again", async () => {
    const { portal, competitionId } = running;
    const submit = (seenVersion: string) => async () =>
      must(
        await submitPreferences(
          portal.deps,
          submitter,
          { competitionId, round: ROUND, lots: ALL_LOTS, seenVersion },
          anyKey(),
        ),
      );
    expect(await spentBy(submit("0.0"))).toEqual({ requests: 4, readUnits: 2, writeUnits: 9 });
    expect(await spentBy(submit("0.1"))).toEqual({ requests: 4, readUnits: 2, writeUnits: 9 });
  });

  it("save a draft of 21 lots: 5 requests, 1 write unit", async () => {
    const { portal, competitionId } = running;
    const draft = { competitionId, round: ROUND, lots: ALL_LOTS, seenVersion: "0.2" };
    const spent = await spentBy(async () =>
      must(await savePreferencesDraft(portal.deps, submitter, draft, anyKey())),
    );
    expect(spent).toMatchObject({ requests: 5, writeUnits: 1 });
  });

  it("amend a timetable: about 74 write units, most of them the 32 shards of the gate", async () => {
    const { portal, lead, secondLead, competitionId } = running;
    const move = {
      competitionId,
      stageId: ROUND,
      moves: "closesAt",
      to: "2014-03-07T12:00",
      reason: "More time",
      seenVersion: 1,
    } as const;
    const { answer } = must(await proposeTimetableAmendment(portal.deps, lead, move, anyKey()));
    const amendmentId = AmendmentId.parse(answer["amendmentId"]);
    const confirm = { competitionId, amendmentId, seenVersion: 1 };
    const spent = await spentBy(async () =>
      must(await confirmTimetableAmendment(portal.deps, secondLead, confirm, anyKey())),
    );
    expect(spent.requests).toBeLessThanOrEqual(4);
    expect(spent.writeUnits).toBeGreaterThanOrEqual(70);
    expect(spent.writeUnits).toBeLessThanOrEqual(78);
  });

  it("costs the same with ten and with a hundred other bidders that have submitted", async () => {
    const { portal, competitionId } = running;
    const costs: Units[] = [];
    for (const others of [10, 100]) {
      while ((await portal.deps.table.all({ pk: `TAKERS#${competitionId}` })).length < others) {
        const number = (await portal.deps.table.all({ pk: `TAKERS#${competitionId}` })).length;
        const { submitter: other } = await running.bidder(`other-${number}`);
        await running.prequalify(other);
        const choice = { competitionId, round: ROUND, lots: ALL_LOTS, seenVersion: "0.0" };
        must(await submitPreferences(portal.deps, other, choice, anyKey()));
      }
      const mine = { competitionId, round: ROUND, lots: ALL_LOTS, seenVersion: `0.${2 + costs.length / 2}` };
      costs.push(
        await spentBy(async () => must(await submitPreferences(portal.deps, submitter, mine, anyKey()))),
      );
      costs.push(await spentBy(() => loadMyChoices(portal.deps.table, submitter, competitionId)));
    }
    expect(costs.slice(2)).toEqual(costs.slice(0, 2));
  });
});
