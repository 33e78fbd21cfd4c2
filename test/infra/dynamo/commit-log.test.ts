import { describe, expect, it } from "vitest";
import type { PendingChange } from "../../../infra/local/dynamo/change-record.ts";
import { createCommitLog } from "../../../infra/local/dynamo/commit-log.ts";
import { fact, type RowWrite } from "../../../infra/local/dynamo/rows.ts";
import { storeError } from "../../../infra/local/dynamo/store-error.ts";
import { outcome } from "./requests.ts";

/** Rows that note what is written together, and that fail when the test says so. */
function notedRows() {
  const noted: { together: string[][]; full: boolean } = { together: [], full: false };
  const write = (writes: readonly RowWrite[]) => {
    if (noted.full) throw storeError(Object.assign(new Error("disk full"), { errcode: 13 }), "data");
    noted.together.push(writes.map(({ key }) => key.sk));
  };
  return { rows: { write }, noted };
}

const change = (sk: string): PendingChange => ({ table: "Portal", eventName: "INSERT", pk: "p", sk });
const commitOf = (name: string) => ({
  writes: [{ key: fact("item Portal", name), value: "{}" }],
  changes: [change(name)],
});
const record = (sequence: number) => String(sequence).padStart(16, "0");

describe("the commit log", () => {
  it("writes the commits of one turn together, each whole with its records, numbered in that order", async () => {
    const { rows, noted } = notedRows();
    const log = createCommitLog(rows, 7, () => {});
    await Promise.all(["a", "b"].map((name) => log.commit(commitOf(name))));
    await log.commit(commitOf("c"));
    expect(noted.together).toEqual([
      ["a", record(8), "b", record(9)],
      ["c", record(10)],
    ]);
  });

  it("writes what may be older after a crash with the next commit, or when all is settled", async () => {
    const { rows, noted } = notedRows();
    const log = createCommitLog(rows, 0, () => {});
    log.alongside([{ key: fact("cursor", "notices"), value: "1" }]);
    await log.commit(commitOf("a"));
    log.alongside([{ key: fact("cursor", "notices"), value: "2" }]);
    await log.settled();
    await log.settled();
    expect(noted.together).toEqual([["a", record(1), "notices"], ["notices"]]);
  });

  it("keeps what a failed write was to write alongside for the next one, in its order", async () => {
    const { rows, noted } = notedRows();
    const log = createCommitLog(rows, 0, () => {});
    log.alongside([{ key: fact("cursor", "notices"), value: "1" }]);
    noted.full = true;
    expect(await outcome(log.commit(commitOf("a")))).toBe("DynamoStoreError");
    log.alongside([{ key: fact("cursor", "seals"), value: "1" }]);
    await log.settled();
    noted.full = false;
    await log.commit({ writes: [{ key: fact("item Portal", "b"), value: "{}" }] });
    await log.settled();
    expect(noted.together).toEqual([["b", "notices", "seals"]]);
  });

  it("writes the records of a commit that has no writes of its own", async () => {
    const { rows, noted } = notedRows();
    const log = createCommitLog(rows, 0, () => {});
    await log.commit({ writes: [], changes: [change("a")] });
    expect(noted.together).toEqual([[record(1)]]);
  });

  it("acknowledges nothing that was not written, and goes on after a failure", async () => {
    const { rows, noted } = notedRows();
    let woken = 0;
    const log = createCommitLog(rows, 0, () => (woken += 1));
    noted.full = true;
    expect(await outcome(log.commit(commitOf("a")))).toBe("DynamoStoreError");
    expect(woken).toBe(0);
    noted.full = false;
    expect(await outcome(log.commit(commitOf("b")))).toBe("accepted");
    await expect.poll(() => woken).toBe(1);
  });
});
