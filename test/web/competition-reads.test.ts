import { afterAll, beforeAll, expect, it } from "vitest";
import type { Table } from "../../functions/platform/table.ts";
import { aCompetition, type RunningCompetition } from "../builders/competition.ts";
import { browserOf } from "./competition-door.ts";

/** Its session, the competition, the questionnaire once, what was asked, and all else together. */
const MOST = 6;

let running: RunningCompetition;
beforeAll(async () => {
  running = await aCompetition("2014-05-08T09:00");
  const { submitter } = await running.bidder("capita");
  await running.prequalify(submitter);
});
afterAll(() => running.portal.close());

/** The same table, which says what it is asked. */
function watched(table: Table, asked: string[]): Table {
  return {
    ...table,
    get: (...given) => (asked.push("get"), table.get(...given)),
    getMany: (...given) => (asked.push("getMany"), table.getMany(...given)),
    page: (...given) => (asked.push("page"), table.page(...given)),
    all: (...given) => (asked.push("all"), table.all(...given)),
  };
}

it(`a bidder's page of a competition asks the table at most ${MOST} times`, async () => {
  const { portal, competitionId } = running;
  const asked: string[] = [];
  const table = watched(portal.deps.table, asked);
  const bidder = await browserOf(
    { ...portal, deps: { ...portal.deps, table } },
    "bidder",
    "submit@capita.example",
  );
  asked.length = 0;
  expect((await bidder.get(`/bidder/competitions/${competitionId}`)).status).toBe(200);
  expect(asked.length, asked.join(", ")).toBeLessThanOrEqual(MOST);
});
