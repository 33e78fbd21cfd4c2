import type { PendingChange } from "./change-record.ts";
import { changeKey } from "./change-record.ts";
import type { Level, StoreOperation } from "./level.ts";
import { storeError } from "./store-error.ts";

/** What must become true together. */
export type Commit = { operations: StoreOperation[]; changes?: PendingChange[] };

type Waiting = Commit & { resolve: () => void; reject: (error: Error) => void };

export type CommitLog = {
  /** Resolves when everything of the commit is in LevelDB's log, change records included. */
  commit(commit: Commit): Promise<void>;
  /** Resolves when nothing is waiting to be written. */
  settled(): Promise<void>;
};

/**
 * The only writer of the store. A commit is never split: it is one LevelDB batch, or part of one with others
 * that came while the last batch was being written. So change records get their numbers in the very order in
 * which they become visible, and a reader that has seen number n will never find a lower one later.
 *
 * The batch is not synced to the disk: LevelDB's log is in the system's hands when a commit resolves, which
 * outlives the death of the process (kill -9). A power cut may lose the last moments, but never half a commit.
 */
export function createCommitLog(
  level: Pick<Level, "batch" | "location">,
  tip: number,
  wake: () => void,
): CommitLog {
  let sequence = tip;
  let waiting: Waiting[] = [];
  let writing = Promise.resolve();
  let busy = false;

  const numbered = ({ operations, changes = [] }: Commit): StoreOperation[] => [
    ...operations,
    ...changes.map((change): StoreOperation => {
      sequence += 1;
      return { type: "put", key: changeKey(sequence), value: { sequence, ...change } };
    }),
  ];

  async function write(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      try {
        await level.batch(together.flatMap(numbered));
        for (const commit of together) commit.resolve();
        if (together.some(({ changes = [] }) => changes.length > 0)) queueMicrotask(wake);
      } catch (error) {
        const fault = storeError(error, level.location);
        for (const commit of together) commit.reject(fault);
      }
    }
    busy = false;
  }

  return {
    commit(commit) {
      if (commit.operations.length === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ ...commit, resolve, reject });
        if (!busy) writing = write();
      });
    },
    settled: () => writing,
  };
}
