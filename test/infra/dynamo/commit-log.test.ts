import { describe, expect, it } from "vitest";
import type { PendingChange } from "../../../infra/local/dynamo/change-record.ts";
import { createCommitLog } from "../../../infra/local/dynamo/commit-log.ts";
import type { StoreOperation } from "../../../infra/local/dynamo/level.ts";
import { outcome } from "./requests.ts";

/** A LevelDB whose batches end when the test says so. */
function aSlowLevel() {
  const batches: { keys: string[]; end: PromiseWithResolvers<void> }[] = [];
  const batch = (operations: StoreOperation[]) => {
    const end = Promise.withResolvers<void>();
    batches.push({ keys: operations.map((operation) => operation.key), end });
    return end.promise;
  };
  return { level: { batch }, batches };
}

const change = (sk: string): PendingChange => ({ table: "Portal", eventName: "INSERT", pk: "p", sk });
const commitOf = (name: string) => ({
  operations: [{ type: "put" as const, key: `item-${name}`, value: {} }],
  changes: [change(name)],
});
const record = (sequence: number) => `change~${String(sequence).padStart(16, "0")}`;

describe("the commit log", () => {
  it("writes one batch at a time, a commit whole with its records, numbered in that order", async () => {
    const { level, batches } = aSlowLevel();
    const log = createCommitLog(level, 7, () => {});
    const commits = ["a", "b", "c"].map((name) => log.commit(commitOf(name)));
    expect(batches.map((each) => each.keys)).toEqual([["item-a", record(8)]]);
    batches[0]?.end.resolve();
    await commits[0];
    expect(batches.slice(1).map((each) => each.keys)).toEqual([["item-b", record(9), "item-c", record(10)]]);
    batches[1]?.end.resolve();
    await Promise.all(commits);
    await log.settled();
  });

  it("acknowledges nothing that was not written, and goes on after a failure", async () => {
    const { level, batches } = aSlowLevel();
    let woken = 0;
    const log = createCommitLog(level, 0, () => (woken += 1));
    const failing = outcome(log.commit(commitOf("a")));
    const next = outcome(log.commit(commitOf("b")));
    batches[0]?.end.reject(new Error("disk full"));
    expect(await failing).toBe("DynamoStoreError");
    expect(woken).toBe(0);
    batches[1]?.end.resolve();
    expect(await next).toBe("accepted");
    await expect.poll(() => woken).toBe(1);
  });
});
