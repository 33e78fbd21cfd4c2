import { ClassicLevel } from "classic-level";
import { MemoryLevel } from "memory-level";
import { storeError } from "./store-error.ts";

export type KeyRange = {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  limit?: number;
  reverse?: boolean;
};

type Cursor<T> = AsyncIterable<T> & {
  all(): Promise<T[]>;
  nextv(size: number): Promise<T[]>;
  close(): Promise<void>;
};

/** The part of LevelDB that the store uses, on disk or in memory. */
export type Level = {
  /** The folder; none in memory. */
  readonly location?: string;
  getSync(key: string): unknown;
  batch(operations: StoreOperation[]): Promise<void>;
  keys(range: KeyRange): Cursor<string>;
  values(range: KeyRange): Cursor<unknown>;
  iterator(range: KeyRange): Cursor<[string, unknown]>;
  close(): Promise<void>;
};

export type StoreOperation = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };

/**
 * Opens LevelDB in a folder, making it when missing, or in memory when there is no path. Throws
 * `DynamoStoreError`.
 */
export async function openLevel(path: string | undefined): Promise<Level> {
  const options = { valueEncoding: "json" };
  const level =
    path === undefined
      ? new MemoryLevel<string, unknown>(options)
      : new ClassicLevel<string, unknown>(path, options);
  try {
    await level.open();
    return level;
  } catch (error) {
    throw storeError(error, path);
  }
}

/**
 * The keys of the store. Each begins with the name of its folder; `~` sorts after every character used inside
 * a name, so a folder is one range.
 */
export const folders = {
  table: "table~",
  items: (table: string) => `item~${table}~`,
  index: (kind: string, table: string, index: string) => `index~${table}~${kind.toLowerCase()}~${index}~`,
  indexes: (table: string) => `index~${table}~`,
  change: "change~",
  cursor: "cursor~",
  meta: "meta~",
  token: "token~",
};

/** The range that holds every key of a folder and nothing else. */
export function within(folder: string): { gte: string; lt: string } {
  return { gte: folder, lt: `${folder.slice(0, -1)}\u007f` };
}

/** The committed value under a key, or undefined. Throws `DynamoStoreError` when the files are damaged. */
export function readSync(level: Level, key: string): unknown {
  try {
    return level.getSync(key);
  } catch (error) {
    throw storeError(error, level.location);
  }
}
