import type { Deps } from "./deps.ts";
import type { Consistency, Item, Page, Range, Table } from "./table.ts";

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
 * asks a worker. A strong read is never answered by an eventual one that is remembered, and a failed read is not
 * remembered. What is read is frozen, because whoever asks again gets the same.
 */
export function readOnce({ table, ask }: Reading): Reading {
  const [items, pages, ranges] = [memory<Item | undefined>(), memory<Page>(), memory<readonly Item[]>()];
  const forget = () => [items, pages, ranges].forEach((one) => one.clear());
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
      items.recall(nameOf(key), consistency, () => table.get(key, consistency)),
    getMany(keys, consistency = "strong") {
      const unknown = keys.filter((key) => !items.has(nameOf(key), consistency));
      const read = unknown.length === 0 ? Promise.resolve([]) : table.getMany(unknown, consistency);
      const found = (key: (typeof keys)[number]) => read.then((all) => all[unknown.indexOf(key)]);
      return Promise.all(keys.map((key) => items.recall(nameOf(key), consistency, () => found(key))));
    },
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

const nameOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => `${pk} ${sk}`;
const rangeName = (range: Range) =>
  JSON.stringify(Object.entries(range).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What was read of one kind, by name. */
function memory<T>() {
  const known = new Map<string, { readonly consistency: Consistency; readonly found: Promise<T> }>();
  const remembered = (name: string, wanted: Consistency) => {
    const one = known.get(name);
    return one?.consistency === "strong" || wanted === "eventual" ? one?.found : undefined;
  };
  return {
    clear: () => known.clear(),
    has: (name: string, wanted: Consistency) => remembered(name, wanted) !== undefined,
    recall(name: string, consistency: Consistency, read: () => Promise<T>): Promise<T> {
      const earlier = remembered(name, consistency);
      if (earlier !== undefined) return earlier;
      const found = read().then(frozen);
      known.set(name, { consistency, found });
      found.catch(() => {
        if (known.get(name)?.found === found) known.delete(name);
      });
      return found;
    },
  };
}

/** Frozen with all that is in it, but for bytes, which cannot be. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
