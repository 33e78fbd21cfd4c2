import { type AuditEntry, type Break, firstBreak } from "../../shared/kernel/chain.ts";
import { canonical } from "../../shared/kernel/digest.ts";
import type { Item, Table } from "../platform/table.ts";
import { copyKey, readCopy } from "./store.ts";

/**
 * The first break of a chain itself, of whose `items` these entries could be read. An item that no longer reads as
 * an entry was altered, not lost.
 */
export async function originalsBreak(
  stream: string,
  entries: readonly AuditEntry[],
  items: number,
): Promise<Break | undefined> {
  const broken = await firstBreak(stream, entries);
  if (items === entries.length) return broken;
  if (broken === undefined) return { stream, seq: entries.length + 1, why: "altered" };
  return broken.why === "missing" ? { ...broken, why: "altered" } : broken;
}

/** Where a stream says that it ends. */
type Head = { readonly seq: number; readonly hash: string };

export function headOf(item: Item | undefined): Head | undefined {
  const [seq, hash] = [item?.["seq"], item?.["hash"]];
  return typeof seq === "number" && typeof hash === "string" ? { seq, hash } : undefined;
}

/**
 * Whether a stream ends where it says. `before` and `after` are its head read before and after the entries, so that an
 * act committed meanwhile is no break; `known` is how many entries had been seen of it before.
 */
export function headBreak(
  stream: string,
  entries: readonly AuditEntry[],
  heads: { readonly before: Head | undefined; readonly after: Head | undefined; readonly known: number },
): Break | undefined {
  const { before, after, known } = heads;
  const least = Math.max(before?.seq ?? 0, known);
  if (entries.length < least) return { stream, seq: entries.length + 1, why: "missing" };
  if (entries.length > (after?.seq ?? 0)) return { stream, seq: (after?.seq ?? 0) + 1, why: "head-differs" };
  if (before !== undefined && entries[before.seq - 1]?.hash !== before.hash)
    return { stream, seq: before.seq, why: "head-differs" };
  return undefined;
}

/**
 * The first copy that is not its original: changed, gone, out of its place, or of nothing. `shown` are the originals that
 * have been copied, `copies` what one log holds of the stream.
 */
export async function copyBreak(
  table: Table,
  stream: string,
  shown: readonly AuditEntry[],
  copies: readonly Item[],
): Promise<Break | undefined> {
  const items = await table.getMany(shown.map(copyKey));
  const differing = shown.filter((entry, index) => !isCopyOf(items[index], entry)).map(({ seq }) => seq);
  for (const item of copies) {
    const seq = typeof item["seq"] === "number" ? item["seq"] : 0;
    const original = shown[seq - 1];
    if (original === undefined || !isCopyOf(item, original) || copyKey(original).sk !== item.sk)
      differing.push(seq);
  }
  return differing.length === 0 ? undefined : { stream, seq: Math.min(...differing), why: "copy-differs" };
}

function isCopyOf(item: Item | undefined, entry: AuditEntry): boolean {
  const copy = item && readCopy(item);
  return copy !== undefined && canonical({ ...copy }) === canonical({ ...entry });
}
