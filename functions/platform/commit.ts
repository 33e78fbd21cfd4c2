import { AuditEntry, type Facts, hashOf, NO_ENTRY, type Who } from "../../shared/kernel/chain.ts";
import { type Canonical, digestOf } from "../../shared/kernel/digest.ts";
import type { CompetitionId, RequestKey } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { type Key, sort } from "../../shared/kernel/key.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Deps } from "./deps.ts";
import { pauseBefore } from "./pause.ts";
import type { Stream } from "./stream.ts";
import { type Item, ofItem, type Write } from "./table.ts";

/** An act of a person (or of a worker) that counts. */
export type ToCommit = {
  readonly stream: Stream;
  /** In the past tense: "lot-preferences.submitted". */
  readonly what: string;
  readonly who: Who;
  readonly at: Instant;
  readonly competitionId?: CompetitionId;
  /** The id of what was acted on. */
  readonly subject?: string;
  readonly detail: Facts;
  /** The short answer that a repeat of the request gets too. */
  readonly answer: Facts;
  /** What was asked for: the same request key with something else is refused. */
  readonly command: Canonical;
  /** What the head of the stream says from now on, given what it says now: for state that must move with the chain. */
  readonly fold?: (head: Item | undefined) => Readonly<Record<string, unknown>>;
};

/** The entry that stands for an act, and whether it stood already when the request came. */
export type Committed = {
  readonly answer: Facts;
  readonly at: Instant;
  readonly repeated: boolean;
  readonly entry: AuditEntry;
};
export type CommitRefusal = { code: "changed-meanwhile" } | { code: "request-key-reused" };

/** Contention on one head is between people of one organisation; more attempts than this is a fault. */
const ATTEMPTS = 40;
/** The head and the entry come first in the transaction; the caller's writes follow. */
const OWN_WRITES = 2;

/**
 * Writes an act: its changes with their conditions, the head of its stream and its audit entry stand or fall
 * together. The entry is the record of the request as well: a repeat with the same key does nothing and gets the same
 * answer, whether or not the first one was ever answered. Refuses when a condition no longer holds, and a key that
 * was used for something else. Who has just read the head hands it on as `known`: then it is not read again.
 */
export async function commit(
  deps: Pick<Deps, "table" | "newSalt">,
  writes: readonly Write[],
  act: ToCommit,
  requestKey: RequestKey,
  known?: { readonly head: Item | undefined },
): Promise<Result<Committed, CommitRefusal>> {
  const { table } = deps;
  const commandHash = await commandHashOf(act);
  const key = await entryKey(act, requestKey);
  let head = known === undefined ? await table.get(act.stream.head) : known.head;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const entry = await chained(deps, act, commandHash, head);
    const outcome = await table.writeAll([
      {
        put: nextHead(act, entry, head),
        if: head === undefined ? "absent" : { matching: { seq: entry.seq - 1 } },
      },
      { put: entryItem(key, entry), if: "absent" },
      ...writes,
    ]);
    if (outcome.written) return accept(committed(entry, false));

    const earlier = await loadEntry(table, key);
    if (earlier !== undefined) return repeated(earlier, commandHash);
    if (outcome.failed.some((index) => index >= OWN_WRITES)) return refuse({ code: "changed-meanwhile" });
    await pauseBefore(attempt);
    head = await table.get(act.stream.head);
  }
  throw new Error("a stream stayed contended");
}

const committed = (entry: AuditEntry, repeated: boolean): Committed => ({
  answer: entry.answer,
  at: entry.at,
  repeated,
  entry,
});

/** What a request is told whose key was used before: the answer from then, if the same was asked for. */
const repeated = (earlier: AuditEntry, commandHash: string): Result<Committed, CommitRefusal> =>
  earlier.commandHash === commandHash
    ? accept(committed(earlier, true))
    : refuse({ code: "request-key-reused" });

/** Who asks for what: as much of an act as is known before it is decided. */
export type ActRequest = Pick<ToCommit, "stream" | "what" | "who" | "command">;

/** The entry of a request that was committed earlier. */
export async function earlierEntry(
  { table }: Pick<Deps, "table">,
  request: ActRequest,
  requestKey: RequestKey,
) {
  return loadEntry(table, await entryKey(request, requestKey));
}

/**
 * For a refusal: a repeat of what was accepted gets the answer it had, though a rule would refuse it now (because the
 * first one changed what it stands on, or the time has run out). Otherwise the refusal stands.
 */
export async function earlierOr<R>(
  deps: Pick<Deps, "table">,
  request: ActRequest,
  requestKey: RequestKey,
  refusal: R,
): Promise<Result<Committed, R | CommitRefusal>> {
  const entry = await earlierEntry(deps, request, requestKey);
  if (entry === undefined) return refuse(refusal);
  return repeated(entry, await commandHashOf(request));
}

const commandHashOf = ({ what, command }: Pick<ToCommit, "what" | "command">) => digestOf({ what, command });

/** Where the entry of a request lies: who asked for what under which key. */
async function entryKey(
  { stream, what, who }: Pick<ToCommit, "stream" | "what" | "who">,
  requestKey: RequestKey,
): Promise<Key> {
  const hash = await digestOf({ personId: who.personId, what, requestKey });
  return { pk: stream.name, sk: sort("ENTRY", hash.slice(0, 32)) };
}

async function loadEntry(table: Deps["table"], key: Key): Promise<AuditEntry | undefined> {
  const item = await table.get(key);
  return item && entryOf(item);
}

/** An entry as it was written, from the item that holds it; the stream is where it lies. */
export const entryOf = ofItem(({ pk, sk: _sk, ...entry }): AuditEntry =>
  AuditEntry.parse({ ...entry, stream: pk }),
);

/** The item of an entry: small, because every act pays for it. */
const entryItem = (key: Key, { stream: _where, ...entry }: AuditEntry): Item => ({ ...key, ...entry });

async function chained(
  { newSalt }: Pick<Deps, "newSalt">,
  act: ToCommit,
  commandHash: string,
  head: Item | undefined,
) {
  const before = head === undefined ? undefined : Instant.parse(head["at"]);
  const entry = {
    stream: act.stream.name,
    seq: (typeof head?.["seq"] === "number" ? head["seq"] : 0) + 1,
    prev: typeof head?.["hash"] === "string" ? head["hash"] : NO_ENTRY,
    salt: newSalt(),
    // Two functions' clocks may differ a little: within a stream, time never goes back.
    at: before !== undefined && act.at < before ? before : act.at,
    what: act.what,
    who: act.who,
    ...(act.competitionId === undefined ? {} : { competitionId: act.competitionId }),
    ...(act.subject === undefined ? {} : { subject: act.subject }),
    detail: act.detail,
    commandHash,
    answer: act.answer,
  };
  return { ...entry, hash: await hashOf(entry) };
}

function nextHead({ stream, fold }: ToCommit, { seq, hash, at }: AuditEntry, head: Item | undefined): Item {
  return { ...head, ...fold?.(head), ...stream.head, seq, hash, at };
}
