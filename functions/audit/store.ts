import * as z from "zod";
import { logOf } from "../../shared/audit/rules.ts";
import type { LogName } from "../../shared/audit/schema.ts";
import { AuditEntry, Who } from "../../shared/kernel/chain.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { epochMs, Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import { asKept } from "../platform/as-kept.ts";
import { follows } from "../platform/expression.ts";
import { type Item, ofItem, type Table, withoutKey } from "../platform/table.ts";
import { streamNamed } from "./stream-name.ts";

/** What tells one entry from another in a key: enough of its hash. */
const mark = (hash: string): string => hash.slice(0, 32);
/** Stream names hold delimiters, so a key holds their hash. */
const markOf = async (stream: string): Promise<string> => mark(await sha256(stream));

const logPartition = (log: LogName): string => partition("LOG", log);

/** Where the copy of an entry lies: in its log, in order of time. */
export const copyKey = (entry: AuditEntry): Key => ({
  pk: logPartition(logOf(entry)),
  sk: sort("AT", sortable(epochMs(entry.at)), sortable(entry.seq), mark(entry.hash)),
});

/** The copies of a log, all of them, oldest first. */
export const loadCopies = (table: Table, log: LogName): Promise<readonly Item[]> =>
  table.all({ pk: logPartition(log), beginsWith: sortPrefix("AT") });

/** One page of the copies of a log that were made between two sort keys, newest first. */
export const loadCopiesBetween = (
  table: Table,
  log: LogName,
  between: readonly [string, string],
  limit: number,
  after: string | undefined,
) =>
  table.page({
    pk: logPartition(log),
    between,
    newestFirst: true,
    limit,
    ...(after === undefined ? {} : { after }),
  });

/** The sort keys between which the copies of some time lie: from an instant on, up to another and not at it. */
export const copiesFrom = (from: Instant | undefined): string =>
  from === undefined ? sort("AT", 0) : sort("AT", sortable(epochMs(from)));
export const copiesUpTo = (to: Instant | undefined): string =>
  to === undefined ? sort("AT", "z") : sort("AT", sortable(epochMs(to)));

/** How far a stream has been copied: the sequence number and hash of the last entry that the auditor may see. */
export const Copied = z.strictObject({ stream: z.string(), seq: z.int(), hash: z.string() });
export type Copied = z.infer<typeof Copied>;
const copiedOf = asKept(Copied);

const home = (stream: string): LogName => streamNamed(stream)?.home ?? "portal";
const copiedKey = async (stream: string): Promise<Key> => ({
  pk: logPartition(home(stream)),
  sk: sort("STREAM", await markOf(stream)),
});

export async function loadCopied(table: Table, stream: string): Promise<Copied | undefined> {
  return copiedOf(await table.get(await copiedKey(stream)));
}

/** How far each stream whose home is this log has been copied. */
export async function loadAllCopied(table: Table, log: LogName): Promise<readonly Copied[]> {
  const items = await table.all({ pk: logPartition(log), beginsWith: sortPrefix("STREAM") });
  return items.map(copiedOf);
}

/** Notes that a stream has been copied one entry further, if it is where it was. */
export const saveCopied = async (copied: Copied) =>
  ({
    put: { ...(await copiedKey(copied.stream)), ...copied },
    if: follows(copied.seq, "seq"),
  }) as const;

/** An entry that is not copied yet: where it is, and what decides whether it may be. */
const Withheld = z.strictObject({
  stream: z.string(),
  seq: z.int(),
  entry: z.string(),
  at: Instant,
  audience: Who.shape.audience,
  competitionId: z.optional(CompetitionId),
});
type Withheld = z.infer<typeof Withheld>;
const withheldOf = asKept(Withheld);
export type WithheldItem = Withheld & { readonly key: Key };

const WITHHELD_ROWS = partition("WITHHELD", "all");

/** Everything that is withheld, or what is withheld of one stream: stream by stream, each in order of sequence. */
export async function loadWithheld(table: Table, stream?: string): Promise<readonly WithheldItem[]> {
  const items = await table.all({
    pk: WITHHELD_ROWS,
    beginsWith: stream === undefined ? sortPrefix("STREAM") : sortPrefix("STREAM", await markOf(stream)),
  });
  return items.map((item) => ({ ...withheldOf(item), key: { pk: item.pk, sk: item.sk } }));
}

/** Holds an entry back, once. */
export const hold = async ({ pk, sk }: Key, { seq, at, who, competitionId, hash }: AuditEntry) =>
  ({
    put: {
      pk: WITHHELD_ROWS,
      sk: sort("STREAM", await markOf(pk), sortable(seq), mark(hash)),
      stream: pk,
      seq,
      entry: sk,
      at,
      audience: who.audience,
      ...(competitionId === undefined ? {} : { competitionId }),
    },
    if: "absent",
  }) as const;

/** The entries of a stream as they lie in the table, whatever has become of them. */
export const loadOriginals = (table: Table, stream: string): Promise<readonly Item[]> =>
  table.all({ pk: stream, beginsWith: sortPrefix("ENTRY") });

/** An original from the item that holds it, whose partition names its stream; undefined when it reads as none any more. */
export const readOriginal = ({ pk, sk: _sk, ...entry }: Item): AuditEntry | undefined =>
  AuditEntry.safeParse({ ...entry, stream: pk }).data;

/** A copy from the item that holds it; undefined when it reads as none any more. */
export const readCopy = ofItem((item): AuditEntry | undefined => AuditEntry.safeParse(withoutKey(item)).data);
