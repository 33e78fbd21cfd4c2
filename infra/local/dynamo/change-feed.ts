import * as z from "zod";
import type { Change as ChangeRecord } from "./change-record.ts";
import { Change, changeKey } from "./change-record.ts";
import type { CommitLog } from "./commit-log.ts";
import { fact, folders, type RowKey, type RowRange, type Rows, type RowWrite } from "./rows.ts";

export type ChangeFeed = {
  /** The changes after a sequence number, oldest first, at most `limit`; numbers rise but may have gaps. */
  readChanges(afterSequence: number, limit: number): Promise<ChangeRecord[]>;
  /** Calls the listener after each commit that changed something; it only wakes. Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Drops the records up to and with a sequence number: only what every reader is past. */
  trimChanges(upToSequence: number): Promise<void>;
  /** Where a reader stands: the last sequence it saved, 0 for a new one. */
  cursor(reader: string): Promise<number>;
  /** Is on the disk with the next commit: after a crash a reader may stand further back, never ahead. */
  saveCursor(reader: string, sequence: number): void;
};

const trimmed = fact(folders.cursor, "");
const Sequence = z.int().nonnegative();

function sequenceAt(rows: Rows, key: RowKey): number {
  const row = rows.get(key);
  return row ? Sequence.parse(JSON.parse(row.value)) : 0;
}

const changesIn = (rows: Rows, range: Omit<RowRange, "folder" | "pk">): ChangeRecord[] =>
  Array.from(rows.find({ folder: folders.change, pk: "", ...range }), ({ value }) =>
    Change.parse(JSON.parse(value)),
  );

/** The last sequence number ever given, whether its record is still there or trimmed. */
export function lastSequence(rows: Rows): number {
  const [last] = changesIn(rows, { backwards: true, limit: 1 });
  return Math.max(sequenceAt(rows, trimmed), last?.sequence ?? 0);
}

/** Says that every change record until now is trimmed. */
export const allTrimmed = (rows: Rows): RowWrite => ({ key: trimmed, value: `${lastSequence(rows)}` });

export function createChangeFeed(rows: Rows, log: CommitLog, listeners: Set<() => void>): ChangeFeed {
  const cursors = new Map<string, number>();

  return {
    readChanges: async (afterSequence, limit) =>
      log.changesAfter(afterSequence)?.slice(0, limit) ??
      changesIn(rows, { where: ["sk > ?"], values: [changeKey(afterSequence).sk], limit }),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async trimChanges(upToSequence) {
      const upTo = Math.min(upToSequence, lastSequence(rows));
      const past = changesIn(rows, { where: ["sk <= ?"], values: [changeKey(upTo).sk] });
      const writes = past.map(({ sequence }) => ({ key: changeKey(sequence) }));
      if (writes.length === 0) return;
      await log.commit({ writes: [...writes, { key: trimmed, value: `${upTo}` }] });
      log.forgetChanges();
    },
    cursor: async (reader) => cursors.get(reader) ?? sequenceAt(rows, fact(folders.cursor, reader)),
    saveCursor(reader, sequence) {
      if (cursors.get(reader) === sequence) return;
      cursors.set(reader, sequence);
      log.alongside([{ key: fact(folders.cursor, reader), value: `${sequence}` }]);
    },
  };
}
