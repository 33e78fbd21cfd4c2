import { createKey, validateItem, validateKey } from "dynalite/db/index.js";
import type { PendingChange } from "./change-record.ts";
import { describeChange } from "./change-record.ts";
import type { Item } from "./item.ts";
import { asItem, largestItem } from "./item.ts";
import { itemProblem } from "./item-rules.ts";
import type { Level, StoreOperation } from "./level.ts";
import { folders, readSync } from "./level.ts";
import { asRefusal, tableNotFound } from "./refusal.ts";
import type { StoredTable, TableRecord } from "./table-record.ts";
import { valuesIn } from "./values-in.ts";

/**
 * What an operation would write. dynalite's actions read committed data through `store` and believe they
 * write; what they write is only noted, to be committed later as one batch, or dropped.
 */
export type Draft = {
  store: DynaliteStore;
  operations: StoreOperation[];
  changes: PendingChange[];
  /** The items touched so far, by store key, as they will be; undefined for one that will be gone. */
  written: Map<string, Item | undefined>;
  /** The store's key of the item a request is about. Throws a refusal when the table or the key do not fit. */
  keyOf(request: DynaliteRequest): string;
  /** The committed item under a store key. */
  committed(key: string): Item | undefined;
};

export function createDraft(level: Level, tables: ReadonlyMap<string, StoredTable>): Draft {
  const seen = new Map<string, Item | undefined>();

  function committed(key: string): Item | undefined {
    if (!seen.has(key)) seen.set(key, asItem(readSync(level, key)));
    return seen.get(key);
  }

  function tableNamed(name: string): TableRecord {
    const stored = tables.get(name);
    if (!stored) throw tableNotFound(name);
    return stored.record;
  }

  function noteItem(table: TableRecord, key: string, after: Item | undefined): void {
    const problem = after && itemProblem(after, table);
    if (problem) throw problem;
    const change = describeChange(table, committed(key), after);
    if (change) draft.changes.push(change);
    draft.written.set(key, after);
    draft.operations.push(after ? { type: "put", key, value: after } : { type: "del", key });
  }

  function folder(prefix: string): DynaliteFolder {
    return {
      // Whoever runs an action holds its items already.
      lock: (_key, whenHeld) => whenHeld((then) => then),
      get: (key, done) => settle(done, () => readSync(level, prefix + key)),
      put: (key, value, done) =>
        settle(done, () => void draft.operations.push({ type: "put", key: prefix + key, value })),
      del: (key, done) => settle(done, () => void draft.operations.push({ type: "del", key: prefix + key })),
      createValueStream: (range) => valuesIn(level, prefix, range),
    };
  }

  function itemFolder(name: string): DynaliteFolder {
    const prefix = folders.items(name);
    return {
      ...folder(prefix),
      get: (key, done) => settle(done, () => committed(prefix + key)),
      put: (key, item, done) => settle(done, () => noteItem(tableNamed(name), prefix + key, asItem(item))),
      del: (key, done) => settle(done, () => noteItem(tableNamed(name), prefix + key, undefined)),
    };
  }

  const draft: Draft = {
    operations: [],
    changes: [],
    written: new Map(),
    committed,
    keyOf({ TableName, Item, Key = {} }) {
      const table = tableNamed(TableName);
      const problem = Item ? validateItem(Item, table) : validateKey(Key, table);
      if (problem) throw asRefusal(problem);
      return folders.items(TableName) + createKey(Item ?? Key, table);
    },
    store: {
      options: { maxItemSize: largestItem, createTableMs: 0 },
      tableDb: { ...folder(folders.table), awsAccountId: "000000000000", awsRegion: "eu-west-2" },
      getItemDb: itemFolder,
      getIndexDb: (kind, table, index) => folder(folders.index(kind, table, index)),
      getTable(
        name: string,
        ...rest: [DynaliteCallback<TableRecord>] | [boolean, DynaliteCallback<TableRecord>]
      ) {
        settle(rest.length === 1 ? rest[0] : rest[1], () => tableNamed(name));
      },
    },
  };
  return draft;
}

/** Works something out, then calls back outside the `try`: what the callback throws is not ours to catch. */
function settle<T>(done: DynaliteCallback<T>, work: () => T): void {
  let value: T;
  try {
    value = work();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done(null, value);
}
