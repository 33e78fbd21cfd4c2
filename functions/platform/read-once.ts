import { setImmediate as endOfTurn } from "node:timers/promises";
import type { Key } from "../../shared/kernel/key.ts";
import type { Deps } from "./deps.ts";
import { type Consistency, frozen, type Item, type Page, type Range, type Table } from "./table.ts";

type Reading = Pick<Deps, "table" | "ask">;

/** The table itself, behind what a request remembers of it. */
const behind = new WeakMap<Table, Table>();

/**
 * The table past what this request remembers: for a guard that is read before the facts that it guards, which must be no
 * older than it. Not for writing.
 */
export const afresh = (table: Table): Table => behind.get(table) ?? table;

/** What a function remembers from request to request, of each table apart. */
export function lasting<Name, Value>(): (table: Table) => Map<Name, Value> {
  const known = new WeakMap<Table, Map<Name, Value>>();
  return (table) => {
    const own = known.get(afresh(table)) ?? new Map<Name, Value>();
    known.set(afresh(table), own);
    return own;
  };
}

/**
 * The table as one request reads it: a fact once, until the request writes something, whether or not that succeeds, or
 * asks a worker; and in one request to the table the items that are asked for at one time. A strong read is never
 * answered by an eventual one that is remembered, and a failed read is not remembered. What is read is frozen, because
 * whoever asks again gets the same.
 */
export function readOnce({ table, ask }: Reading): Reading {
  const [items, pages, ranges] = [memory<Item | undefined>(), memory<Page>(), memory<readonly Item[]>()];
  const batches = inBatches(table);
  const forget = () => [batches, items, pages, ranges].forEach((one) => one.clear());
  async function forgetting<T>(act: () => Promise<T>): Promise<T> {
    forget();
    try {
      return await act();
    } finally {
      forget();
    }
  }
  const once: Table = {
    get: (key, consistency = "strong") =>
      items.recall(nameOf(key), consistency, () => batches.get(key, consistency)),
    getMany: (keys, consistency) => Promise.all(keys.map((key) => once.get(key, consistency))),
    page: (range, consistency = "strong") =>
      pages.recall(rangeName(range), consistency, () => table.page(range, consistency)),
    all: (range, consistency = "strong") =>
      ranges.recall(rangeName(range), consistency, () => table.all(range, consistency)),
    writeAll: (writes) => forgetting(() => table.writeAll(writes)),
    writeOne: (write) => forgetting(() => table.writeOne(write)),
  };
  behind.set(once, afresh(table));
  return {
    table: once,
    ask: {
      seal: (...given) => forgetting(() => ask.seal(...given)),
      scan: (...given) => forgetting(() => ask.scan(...given)),
      checkStreams: (...given) => forgetting(() => ask.checkStreams(...given)),
    },
  };
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;
const rangeName = (range: Range) =>
  JSON.stringify(Object.entries(range).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What was read of one kind, by name. */
function memory<T>() {
  const known = new Map<string, { readonly consistency: Consistency; readonly found: Promise<T> }>();
  return {
    clear: () => known.clear(),
    recall(name: string, wanted: Consistency, read: () => Promise<T>): Promise<T> {
      const earlier = known.get(name);
      if (earlier?.consistency === "strong" || earlier?.consistency === wanted) return earlier.found;
      const found = read().then(frozen);
      known.set(name, { consistency: wanted, found });
      found.catch(() => {
        if (known.get(name)?.found === found) known.delete(name);
      });
      return found;
    },
  };
}

/** Waits until everybody who can has asked, and reads what they asked for together. */
function inBatches(table: Table) {
  type Batch = { readonly keys: Key[]; readonly found: Promise<readonly (Item | undefined)[]> };
  const batches = new Map<Consistency, Batch>();
  async function read(keys: readonly Key[], consistency: Consistency) {
    const [first, ...others] = keys;
    if (first !== undefined && others.length === 0) return [await table.get(first, consistency)];
    return table.getMany(keys, consistency);
  }
  function begin(consistency: Consistency): Batch {
    const keys: Key[] = [];
    const found = endOfTurn().then(() => {
      if (batches.get(consistency) === batch) batches.delete(consistency);
      return read(keys, consistency);
    });
    const batch = { keys, found };
    batches.set(consistency, batch);
    return batch;
  }
  return {
    /** Who asks from now on is not told what was asked for before. */
    clear: () => batches.clear(),
    async get(key: Key, consistency: Consistency): Promise<Item | undefined> {
      const { keys, found } = batches.get(consistency) ?? begin(consistency);
      const at = keys.push(key) - 1;
      return (await found)[at];
    },
  };
}
