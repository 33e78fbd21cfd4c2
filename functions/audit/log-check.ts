import { type HidingWindow, isWithheld } from "../../shared/audit/rules.ts";
import type { LogName } from "../../shared/audit/schema.ts";
import type { Break } from "../../shared/kernel/chain.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { StreamCheck } from "../platform/ask.ts";
import type { Deps } from "../platform/deps.ts";
import type { Item, Table } from "../platform/table.ts";
import { copyBreak, headBreak, headOf, originalsBreak } from "./breaks.ts";
import { takeFound } from "./copying.ts";
import { loadHidingWindows } from "./facts.ts";
import {
  type WithheldItem,
  loadAllCopied,
  loadCopied,
  loadCopies,
  loadWithheld,
  loadOriginals,
  readOriginal,
} from "./store.ts";
import { type NamedStream, streamNamed } from "./stream-name.ts";

/** All that is said of a break in what is withheld: neither whose stream it is nor how far that goes. */
const WITHHELD: Break = { stream: "withheld", seq: 0, why: "withheld" };

/** What a log holds of one stream: its copies, and what is withheld of it. */
type Found = { readonly copies: readonly Item[]; readonly withheld: readonly WithheldItem[] };

/**
 * Checks every stream that a log knows: each original entry by its hash up to the head of its stream, and the auditor's
 * copy against the originals. Brings the copy up to date first. Names the first break, streams in order of their
 * names. What is added while it looks is no break.
 */
export async function checkLog(deps: Pick<Deps, "table" | "now">, log: LogName): Promise<StreamCheck> {
  const windows = await loadHidingWindows(deps.table);
  let withheld = false;
  for (const [name, found] of await streamsKnownTo(deps.table, log)) {
    const broken = await checkStream(deps, name, found, windows);
    if (broken !== undefined && broken.why !== "withheld") return { broken };
    withheld ||= broken !== undefined;
  }
  return { broken: withheld ? WITHHELD : undefined };
}

async function streamsKnownTo(table: Table, log: LogName): Promise<readonly (readonly [string, Found])[]> {
  const [copies, copied, withheld] = await Promise.all([
    loadCopies(table, log),
    loadAllCopied(table, log),
    loadWithheld(table),
  ]);
  const withheldHere = withheld.filter(({ stream }) => streamNamed(stream)?.home === log);
  const copiesOf = Map.groupBy(copies, (item) => String(item["stream"]));
  const withheldOf = Map.groupBy(withheldHere, ({ stream }) => stream);
  const names = new Set([...copiesOf.keys(), ...withheldOf.keys(), ...copied.map(({ stream }) => stream)]);
  return [...names]
    .toSorted()
    .map((name) => [name, { copies: copiesOf.get(name) ?? [], withheld: withheldOf.get(name) ?? [] }]);
}

async function checkStream(
  deps: Pick<Deps, "table" | "now">,
  name: string,
  { copies, withheld }: Found,
  windows: readonly HidingWindow[],
): Promise<Break | undefined> {
  const stream = streamNamed(name);
  if (stream === undefined) return { stream: name, seq: 0, why: "copy-differs" };

  // What was known before the entries are read must be among them; what follows may have come since.
  const known = Math.max((await loadCopied(deps.table, name))?.seq ?? 0, ...withheld.map(({ seq }) => seq));
  const before = headOf(await deps.table.get(stream.head));
  const found = (await loadOriginals(deps.table, name)).map((item) => ({ item, entry: readOriginal(item) }));
  const after = headOf(await deps.table.get(stream.head));
  const entries = found.flatMap(({ entry }) => entry ?? []).toSorted((a, b) => a.seq - b.seq);

  await catchUp(deps, found, windows);
  const copied = (await loadCopied(deps.table, name))?.seq ?? 0;
  const broken =
    (await originalsBreak(name, entries, found.length)) ??
    headBreak(name, entries, { before, after, known }) ??
    (await copyBreak(deps.table, name, entries.slice(0, copied), copies));
  if (broken === undefined) return undefined;
  return mayName(broken, stream, copied, { now: deps.now(), windows }) ? broken : WITHHELD;
}

/** Takes entries that the worker has not seen yet, because a record was late or lost. */
async function catchUp(
  deps: Pick<Deps, "table">,
  found: readonly { readonly item: Item; readonly entry: ReturnType<typeof readOriginal> }[],
  windows: readonly HidingWindow[],
): Promise<void> {
  const [first] = found;
  if (first === undefined) return;
  const copied = (await loadCopied(deps.table, first.item.pk))?.seq ?? 0;
  const unseen = found.flatMap(({ item: { pk, sk }, entry }) =>
    entry === undefined || entry.seq <= copied ? [] : [{ key: { pk, sk }, entry }],
  );
  for (const { key, entry } of unseen.toSorted((a, b) => a.entry.seq - b.entry.seq))
    await takeFound(deps, key, entry, windows);
}

/** Whether a break may be named: the authority sees copies anyway; not what is, or may be, withheld at the moment. */
function mayName(
  { seq, why }: Break,
  { mayTell, home }: NamedStream,
  copied: number,
  { now, windows }: { readonly now: Instant; readonly windows: readonly HidingWindow[] },
): boolean {
  if (why === "copy-differs" || seq <= copied || !mayTell) return true;
  const competitionId = home === "portal" ? undefined : home;
  return !isWithheld({ at: now, audience: "bidder", competitionId }, windows);
}
