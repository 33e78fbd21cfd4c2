import { type HidingWindow, isWithheld } from "../../shared/audit/rules.ts";
import { type AuditEntry, hashOf, NO_ENTRY } from "../../shared/kernel/chain.ts";
import type { Key } from "../../shared/kernel/key.ts";
import type { Deps } from "../platform/deps.ts";
import { stash } from "../platform/stash.ts";
import {
  type Copied,
  copyKey,
  hold,
  type WithheldItem,
  loadCopied,
  loadWithheld,
  readOriginal,
  saveCopied,
} from "./store.ts";

type Parts = Pick<Deps, "table">;

/**
 * Takes one entry into the auditor's copy, or holds it. The copy of a stream is always a beginning of it that verifies
 * by itself: an entry is copied when it may be shown and follows from the last one that was copied; everything after an
 * entry that is withheld waits with it. May be done again and again, and cut short anywhere.
 */
export async function takeEntry(deps: Parts, key: Key, windows: readonly HidingWindow[]): Promise<void> {
  const item = await deps.table.get(key);
  const entry = item && readOriginal(item);
  if (entry === undefined) throw new Error("an entry that is not there, or cannot be read");
  await takeFound(deps, key, entry, windows);
}

/** The same for an entry that was just read. */
export async function takeFound(deps: Parts, key: Key, entry: AuditEntry, windows: readonly HidingWindow[]) {
  const outcome = await copyIfNext(deps, key, entry, windows);
  if (outcome !== "done") await stash(deps, await hold(key, entry));
  // Records may come out of order: what waited for this entry, or this entry for one copied meanwhile, can go on.
  if (outcome !== "withheld") await releaseWithheld(deps, windows, key.pk);
}

/** Copies whatever is withheld and need not be any more, of all streams or of one. */
export async function releaseWithheld(deps: Parts, windows: readonly HidingWindow[], stream?: string) {
  const withheld = Map.groupBy(await loadWithheld(deps.table, stream), (one) => one.stream);
  for (const ofStream of withheld.values()) await releaseStream(deps, windows, ofStream);
}

async function releaseStream(
  deps: Parts,
  windows: readonly HidingWindow[],
  withheld: readonly WithheldItem[],
): Promise<void> {
  for (const { stream, entry: sk, key, at, audience, competitionId } of withheld) {
    if (isWithheld({ at, audience, competitionId }, windows)) return;
    const original = await deps.table.get({ pk: stream, sk });
    const entry = original && readOriginal(original);
    if (entry === undefined) return;
    if ((await copyIfNext(deps, { pk: stream, sk }, entry, windows)) !== "done") return;
    await stash(deps, { remove: key });
  }
}

/** `done`: it is copied, now or earlier; `withheld`: nobody may see it yet; `waits`: something before it is not copied. */
async function copyIfNext(
  deps: Parts,
  { pk: stream }: Key,
  entry: AuditEntry,
  windows: readonly HidingWindow[],
): Promise<"done" | "withheld" | "waits"> {
  const { at, who, competitionId } = entry;
  const copied = await loadCopied(deps.table, stream);
  if (entry.seq <= (copied?.seq ?? 0)) return "done";
  if (isWithheld({ at, audience: who.audience, competitionId }, windows)) return "withheld";
  if (!(await follows(stream, copied, entry))) return "waits";
  await stash(deps, { put: { ...copyKey(entry), ...entry }, if: "absent" });
  await stash(deps, await saveCopied({ stream, seq: entry.seq, hash: entry.hash }));
  return "done";
}

/** Whether an entry is the next of its stream, unaltered: what is not is never copied, and the check names it. */
async function follows(stream: string, copied: Copied | undefined, { hash, ...entry }: AuditEntry) {
  const { seq, hash: prev } = copied ?? { seq: 0, hash: NO_ENTRY };
  if (entry.stream !== stream || entry.seq !== seq + 1 || entry.prev !== prev) return false;
  return (await hashOf(entry)) === hash;
}
