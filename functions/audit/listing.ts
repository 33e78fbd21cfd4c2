import type { LogName } from "../../shared/audit/schema.ts";
import type { AuditEntry } from "../../shared/kernel/chain.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Table } from "../platform/table.ts";
import { copiesFrom, copiesUpTo, loadCopiesBetween, readCopy } from "./store.ts";

/** Copies are read a hundred at a time, and of one log no more than this for one answer. */
const PER_READ = 100;
const MOST_READS = 20;

type Wanted = {
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** Only what is older than the copy with this sort key. */
  readonly before?: string | undefined;
  readonly matches: (entry: AuditEntry) => boolean;
  readonly limit: number;
};
type Found = { readonly sk: string; readonly entry: AuditEntry };

/**
 * Entries of some logs, newest first. `next` is where to go on: a page may hold fewer than it could, or nothing, and
 * still not be the last, because one answer reads only so much.
 */
export async function listCopies(table: Table, logs: readonly LogName[], wanted: Wanted) {
  const scans = await Promise.all(logs.map((log) => scan(table, log, wanted)));
  // What is older than where some log was left is not known to be complete.
  const complete = scans.map(({ leftAt }) => leftAt ?? "").reduce((a, b) => (a > b ? a : b), "");
  const found = scans
    .flatMap((one) => one.found)
    .filter(({ sk }) => sk >= complete)
    .toSorted((a, b) => (a.sk < b.sk ? 1 : -1));
  const shown = found.slice(0, wanted.limit);
  const last = found.length > shown.length ? shown.at(-1)?.sk : complete || undefined;
  return { entries: shown.map(({ entry }) => entry), next: last };
}

/** The newest matching entries of one log; `leftAt` is how far it was read, undefined when to its end. */
async function scan(table: Table, log: LogName, { from, to, before, matches, limit }: Wanted) {
  const found: Found[] = [];
  const start = copiesFrom(from);
  const end = before !== undefined && before < copiesUpTo(to) ? before : copiesUpTo(to);
  if (end <= start) return { found, leftAt: undefined };
  let leftAt: string | undefined;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const { items, next } = await loadCopiesBetween(table, log, [start, end], PER_READ, leftAt);
    for (const item of items) {
      const entry = readCopy(item);
      if (entry !== undefined && item.sk !== before && matches(entry)) found.push({ sk: item.sk, entry });
    }
    leftAt = next;
    if (next === undefined || found.length > limit) break;
  }
  return { found, leftAt };
}
