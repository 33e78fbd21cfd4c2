import { describe, expect, it } from "vitest";
import { plus } from "../../../shared/kernel/instant.ts";
import { submitPreferences } from "../../../functions/preferences/operations.ts";
import { deadlineRun, type Submits } from "../../builders/deadline-run.ts";

const SIZE = { bidders: 100, spreadMs: 500, dyingEvery: 10 };

/** A build that asks what time it is when it commits: work that takes 100 ms makes the last 100 ms late. */
const decidesAtCommit: Submits = async (deps, attempt, command) => {
  const committedAt = plus(attempt.receivedAt, 100);
  const outcome = await submitPreferences(
    { ...deps, now: () => committedAt },
    attempt.bidder,
    command,
    attempt.requestKey,
  );
  return outcome.ok ? "accepted" : outcome.error.code;
};

describe("a hundred bidders submitting across the closing instant", () => {
  it("are each judged by when they were received, also those whose function died, and each gets a definite answer", async () => {
    const run = await deadlineRun(SIZE);
    expect(await run.misjudged()).toEqual([]);
    expect(new Set(run.attempts.map(({ outcome }) => outcome))).toEqual(
      new Set(["accepted", "round-closed"]),
    );
    expect(run.attempts.filter(({ died }) => died).length).toBeGreaterThanOrEqual(10);
    await run.close();
  });

  it("are misjudged by a build that decides when it commits: this test would see it", async () => {
    const run = await deadlineRun({ ...SIZE, bidders: 20, submits: decidesAtCommit });
    expect((await run.misjudged()).length).toBeGreaterThan(0);
    await run.close();
  });
});
