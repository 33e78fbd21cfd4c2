import type { Change, PendingChange } from "./change-record.ts";
import { changeKey } from "./change-record.ts";
import type { Rows, RowWrite } from "./rows.ts";

/** What must become true together. */
export type Commit = { readonly writes: readonly RowWrite[]; readonly changes?: readonly PendingChange[] };

export const asOneCommit = (commits: readonly Commit[]): Commit => ({
  writes: commits.flatMap(({ writes }) => writes),
  changes: commits.flatMap(({ changes = [] }) => changes),
});

/** So many of the last changes are remembered: readers ask for them at each commit, and mostly for none. */
const REMEMBERED = 1_000;

type Waiting = Commit & { resolve: () => void; reject: (error: unknown) => void };

export type CommitLog = {
  /** Resolves when everything of the commit is on the disk, change records included. */
  commit(commit: Commit): Promise<void>;
  /**
   * Writes rows with the commit that comes next, or with the one after it if that fails: for what may be older after a
   * crash. Nobody waits for the disk.
   */
  alongside(writes: readonly RowWrite[]): void;
  /** The changes after a sequence number, oldest first, where all of them are remembered; else undefined. */
  changesAfter(sequence: number): readonly Change[] | undefined;
  /** Remembers no change any more: records that stand in the store were deleted. */
  forgetChanges(): void;
  /** Resolves when nothing is waiting to be written. */
  settled(): Promise<void>;
};

/**
 * The only writer of the store. The commits of one turn of the event loop are written together, so that they wait for
 * the disk once; each is there whole or not at all. Change records get their numbers in the very order in which they
 * become visible: a reader that has seen number n will never find a lower one later.
 */
export function createCommitLog(rows: Pick<Rows, "write">, tip: number, wake: () => void): CommitLog {
  let sequence = tip;
  let waiting: Waiting[] = [];
  let alongside: RowWrite[] = [];
  let writing = Promise.resolve();
  /** The last changes, and the number after which none is missing. */
  let last: Change[] = [];
  let whole = tip;

  function write(): void {
    const ready = waiting;
    waiting = [];
    const numbered: Change[] = [];
    const writes = ready.flatMap((commit) => [
      ...commit.writes,
      ...(commit.changes ?? []).map((pending): RowWrite => {
        sequence += 1;
        const change = { sequence, ...pending };
        numbered.push(change);
        return { key: changeKey(sequence), value: JSON.stringify(change) };
      }),
    ]);
    try {
      rows.write([...writes, ...alongside]);
    } catch (error) {
      for (const commit of ready) commit.reject(error);
      return;
    }
    alongside = [];
    last.push(...numbered);
    if (last.length > 2 * REMEMBERED)
      whole = last.splice(0, last.length - REMEMBERED).at(-1)?.sequence ?? whole;
    for (const commit of ready) commit.resolve();
    if (numbered.length > 0) queueMicrotask(wake);
  }

  const atTheEndOfTheTurn = () =>
    new Promise<void>((resolve) => {
      setImmediate(() => {
        write();
        resolve();
      });
    });

  return {
    commit(commit) {
      const { writes, changes = [] } = commit;
      if (writes.length === 0 && changes.length === 0) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ ...commit, resolve, reject });
        if (waiting.length === 1) writing = atTheEndOfTheTurn();
      });
    },
    alongside: (writes) => void alongside.push(...writes),
    changesAfter: (after) =>
      after < whole ? undefined : last.slice(last.findLastIndex((change) => change.sequence <= after) + 1),
    forgetChanges() {
      last = [];
      whole = sequence;
    },
    async settled() {
      await writing;
      if (alongside.length > 0) write();
    },
  };
}
