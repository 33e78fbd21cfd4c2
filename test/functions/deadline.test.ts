import { describe, expect, it } from "vitest";
import { plus } from "../../shared/kernel/instant.ts";
import { deadlineRun, type Takes } from "../builders/deadline-run.ts";
import { pqqRace, preferencesRace } from "../builders/races.ts";

const SIZE = { bidders: 40, spreadMs: 500, dyingEvery: 4 };

/** A build that asks what time it is when it commits: work that takes 100 ms makes the last 100 ms late. */
const decidesAtCommit: Takes = (deps, { receivedAt }) => ({ ...deps, now: () => plus(receivedAt, 100) });

describe.each([
  ["the PQQ", pqqRace],
  ["a preference round", preferencesRace],
])("forty bidders submitting across the closing instant of %s", (_name, aRace) => {
  it("are each judged by when they were received, also those whose function died, and each gets a definite answer", async () => {
    const race = await aRace();
    const run = await deadlineRun({ race, ...SIZE });
    expect(await run.misjudged()).toEqual([]);
    expect(new Set(run.attempts.map(({ outcome }) => outcome))).toEqual(new Set(["accepted", race.late]));
    expect(run.attempts.filter(({ died }) => died).length).toBeGreaterThanOrEqual(10);
    await run.close();
  });

  it("are misjudged by a build that decides when it commits: this test would see it", async () => {
    const run = await deadlineRun({ race: await aRace(), ...SIZE, bidders: 20, takes: decidesAtCommit });
    expect((await run.misjudged()).length).toBeGreaterThan(0);
    await run.close();
  });
});
