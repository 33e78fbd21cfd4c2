import * as z from "zod";
import { Who } from "../../shared/kernel/chain.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import {
  type CompetitionId,
  letterIndex,
  type OrganisationId,
  RequestKey,
  StageId,
  SubmissionId,
} from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortPrefix } from "../../shared/kernel/key.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { GATE_SHARDS } from "../../shared/kernel/window.ts";
import type { Deps } from "./deps.ts";
import { pauseBefore } from "./pause.ts";
import type { Item, Table } from "./table.ts";

/**
 * The first, tiny write of anything that a deadline judges. Once it stands the submission is in time, whatever
 * happens to the function or the connection afterwards: a repeat of the request or the seal worker completes it.
 */
export const Submission = z.strictObject({
  submissionId: SubmissionId,
  window: StageId,
  what: z.string(),
  receivedAt: Instant,
  who: Who,
  requestKey: RequestKey,
  manifest: z.unknown(),
  manifestHash: z.string().length(64),
});
export type Submission = z.infer<typeof Submission>;

export type Received = Omit<Submission, "submissionId" | "manifestHash" | "manifest"> & {
  readonly manifest: Parameters<typeof digestOf>[0];
};
export type ReceiveRefusal = { code: "window-not-open" } | { code: "request-key-reused" };

const ATTEMPTS = 40;

/** The shard of a window's gate that an organisation goes through: the last of the 32 letters of its random id. */
export function shardOf(organisation: OrganisationId): number {
  return letterIndex(organisation.slice(-1)) % GATE_SHARDS;
}

export const gateKey = (competition: CompetitionId, window: StageId, shard: number): Key => ({
  pk: partition("GATE", competition, window, shard),
  sk: "GATE",
});

/**
 * Receives a submission if the window is open at `receivedAt` (opensAt <= receivedAt < closesAt, and not shut): the
 * condition is judged in the write. A repeat is given what was received the first time. 4 write units.
 */
export async function receive(
  { table, newId }: Pick<Deps, "table" | "newId">,
  competition: CompetitionId,
  organisation: OrganisationId,
  received: Received,
): Promise<Result<Submission, ReceiveRefusal>> {
  const submission = Submission.parse({
    ...received,
    submissionId: newId("submission"),
    manifestHash: await digestOf(received.manifest),
  });
  const key = await submissionKey(competition, organisation, received);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await table.writeAll([
      {
        check: gateKey(competition, received.window, shardOf(organisation)),
        if: { gateOpenAt: received.receivedAt },
      },
      { put: { ...key, ...submission }, if: "absent" },
    ]);
    if (outcome.written) return accept(submission);
    const earlier = await table.get(key);
    if (earlier !== undefined) return sameOrRefused(earlier, submission.manifestHash);
    if (outcome.failed.length > 0) return refuse({ code: "window-not-open" });
    await pauseBefore(attempt);
  }
  throw new Error("a gate stayed contended");
}

/**
 * What was received earlier under this request, if anything: a repeat after the closing instant was still in time.
 * Refuses when the key was used for something else, as `isRepeat` says.
 */
export async function receivedBefore(
  { table }: Pick<Deps, "table">,
  competition: CompetitionId,
  organisation: OrganisationId,
  received: Omit<Received, "manifest">,
  isRepeat: (earlier: Submission) => boolean,
): Promise<Result<Submission, ReceiveRefusal> | undefined> {
  const item = await table.get(await submissionKey(competition, organisation, received));
  if (item === undefined) return undefined;
  const earlier = submissionOf(item);
  return isRepeat(earlier) ? accept(earlier) : refuse({ code: "request-key-reused" });
}

/** Everything an organisation submitted in a window, whether or not it was completed: for the seal worker. */
export async function receivedIn(
  table: Table,
  competition: CompetitionId,
  organisation: OrganisationId,
  window: StageId,
) {
  const items = await table.all({
    pk: partition("BID", organisation, competition),
    beginsWith: sortPrefix("SUB", window),
  });
  return items.map(submissionOf);
}

async function submissionKey(
  competition: CompetitionId,
  organisation: OrganisationId,
  { requestKey, who, window, what }: Pick<Received, "requestKey" | "who" | "window" | "what">,
): Promise<Key> {
  const hash = await digestOf({ personId: who.personId, what, window, requestKey });
  return { pk: partition("BID", organisation, competition), sk: sort("SUB", window, hash) };
}

const submissionOf = ({ pk: _pk, sk: _sk, ...submission }: Item): Submission => Submission.parse(submission);

function sameOrRefused(item: Item, manifestHash: string): Result<Submission, ReceiveRefusal> {
  const earlier = submissionOf(item);
  return earlier.manifestHash === manifestHash ? accept(earlier) : refuse({ code: "request-key-reused" });
}
