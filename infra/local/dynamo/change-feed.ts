import * as z from "zod";
import type { Change as ChangeRecord } from "./change-record.ts";
import { Change, changeKey } from "./change-record.ts";
import type { CommitLog } from "./commit-log.ts";
import type { Level, StoreOperation } from "./level.ts";
import { folders, readSync, within } from "./level.ts";

export type ChangeFeed = {
  /** The changes after a sequence number, oldest first, at most `limit`; numbers rise but may have gaps. */
  readChanges(afterSequence: number, limit: number): Promise<ChangeRecord[]>;
  /** Calls the listener after each commit that changed something; it only wakes. Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Drops the records up to and with a sequence number: only what every reader is past. */
  trimChanges(upToSequence: number): Promise<void>;
  /** Where a reader stands: the last sequence it saved, 0 for a new one. */
  cursor(reader: string): Promise<number>;
  saveCursor(reader: string, sequence: number): Promise<void>;
};

const trimmedKey = "trimmed";
const Sequence = z.int().nonnegative().default(0);

/** The last sequence number ever given, whether its record is still there or trimmed. */
export async function lastSequence(level: Level): Promise<number> {
  const [last] = await level.values({ ...within(folders.change), reverse: true, limit: 1 }).all();
  const trimmed = Sequence.parse(readSync(level, trimmedKey));
  return last === undefined ? trimmed : Math.max(trimmed, Change.parse(last).sequence);
}

export function createChangeFeed(level: Level, log: CommitLog, listeners: Set<() => void>): ChangeFeed {
  const put = (key: string, value: unknown) => log.commit({ operations: [{ type: "put", key, value }] });

  return {
    async readChanges(afterSequence, limit) {
      const range = { gt: changeKey(afterSequence), lt: within(folders.change).lt, limit };
      return z.array(Change).parse(await level.values(range).all());
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async trimChanges(upToSequence) {
      const upTo = Math.min(upToSequence, await lastSequence(level));
      const keys = await level.keys({ gte: folders.change, lte: changeKey(upTo) }).all();
      const drops = keys.map((key): StoreOperation => ({ type: "del", key }));
      if (drops.length > 0)
        await log.commit({ operations: [...drops, { type: "put", key: trimmedKey, value: upTo }] });
    },
    cursor: async (reader) => Sequence.parse(readSync(level, folders.cursor + reader)),
    saveCursor: (reader, sequence) => put(folders.cursor + reader, sequence),
  };
}
