import { checkConditional } from "dynalite/db/index.js";
import updateItem from "dynalite/actions/updateItem.js";
import { describeChange } from "./change-record.ts";
import type { Commit } from "./commit-log.ts";
import { type Item, itemBytes, largestItem, sameValue } from "./item.ts";
import { asRefusal, invalid } from "./refusal.ts";
import type { RowKey } from "./rows.ts";
import type { Stored } from "./store-parts.ts";
import type { TableRecord } from "./table-record.ts";

export type WriteKind = "PutItem" | "UpdateItem" | "DeleteItem" | "ConditionCheck";

/** What a write makes of an item, and which of its attributes the caller asked to see. */
export type Written = { readonly after: Item | undefined; readonly attributes: Item | undefined };

/** Works out a write of one item from the item as it is. Throws a refusal when its condition or its update does not fit. */
export function written(
  kind: WriteKind,
  request: DynaliteWrite,
  table: TableRecord,
  before: Item | undefined,
): Written {
  if (kind === "UpdateItem") return updated(request, table, before);
  const problem = checkConditional(request, before);
  if (problem) throw asRefusal(problem);
  const attributes = request.ReturnValues === "ALL_OLD" ? before : undefined;
  const after = { PutItem: request.Item, DeleteItem: undefined, ConditionCheck: before };
  return { after: after[kind], attributes };
}

/** dynalite's update of the one item that it is shown. It calls back before it returns. */
function updated(request: DynaliteWrite, table: TableRecord, before: Item | undefined): Written {
  let after: Item | undefined;
  let attributes: Item | undefined;
  const items: ReturnType<DynaliteStore["getItemDb"]> = {
    lock: (_key, whenHeld) => whenHeld((then) => then),
    get: (_key, done) => (before ? done(null, before) : done(null)),
    put(_key, item, done) {
      after = item;
      done(null);
    },
  };
  const store: DynaliteStore = {
    options: { maxItemSize: largestItem },
    getTable: (_name, done) => done(null, table),
    getItemDb: () => items,
  };
  updateItem(store, request, (error, answer) => {
    if (error) throw asRefusal(error);
    attributes = answer?.Attributes;
  });
  return { after, attributes };
}

/** What turns an item into another, and the size it then has. */
export type ItemCommit = Commit & { readonly size: number };

/** The row and the change record of an item's new state; neither when it stays as it was. Throws a refusal. */
export function commitOf(
  table: TableRecord,
  key: RowKey,
  before: Stored | undefined,
  after: Item | undefined,
): ItemCommit {
  if (sameValue(before?.item, after)) return { writes: [], size: before?.size ?? 0 };
  const change = describeChange(table, before?.item, after);
  const changes = change ? [change] : [];
  if (after === undefined) return { writes: [{ key }], changes, size: 0 };
  const size = itemBytes(after);
  // In UTF-8, which dynalite does not count in.
  if (size > largestItem) throw invalid("Item size has exceeded the maximum allowed size");
  return { writes: [{ key, value: JSON.stringify(after), size }], changes, size };
}
