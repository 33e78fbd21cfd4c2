import type { CommitLog } from "./commit-log.ts";
import type { Holds } from "./holds.ts";
import { type Item, itemOf } from "./item.ts";
import { tableNotFound } from "./refusal.ts";
import type { RequestTokens } from "./request-tokens.ts";
import type { RowKey, Rows } from "./rows.ts";
import type { StoredTable, TableRecord } from "./table-record.ts";

/** What the operations of one open store share. */
export type StoreParts = {
  readonly rows: Rows;
  readonly tables: Map<string, StoredTable>;
  readonly holds: Holds;
  readonly log: CommitLog;
  readonly tokens: RequestTokens;
};

/** Throws a refusal when there is no such table. */
export function tableNamed({ tables }: StoreParts, name: string): TableRecord {
  const stored = tables.get(name);
  if (!stored) throw tableNotFound(name);
  return stored.record;
}

/** An item as it is committed, and its size. */
export type Stored = { readonly item: Item; readonly size: number };

export function committed({ rows }: StoreParts, key: RowKey): Stored | undefined {
  const row = rows.get(key);
  const item = row && itemOf(row.value);
  return item && { item, size: row.size };
}
