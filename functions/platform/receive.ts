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
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import { GATE_SHARDS } from "../../shared/kernel/window.ts";
import type { Deps } from "./deps.ts";
import { pauseBefore } from "./pause.ts";
import type { Item, Table, Write } from "./table.ts";

/**
 * The first, tiny write of anything that a deadline judges. Once it stands the submission is in time, whatever
 * happens to the function or the connection afterwards: a repeat, a colleague or the seal worker completes it.
 */
export const Submission = z.strictObject({
  submissionId: SubmissionId,
  window: StageId,
  /** One more than the turns that whoever sent it had seen in the window: withdrawals are turns too. */
  turn: z.int().min(1),
  /** When the window closed, by the gate that judged it. */
  closesAt: Instant,
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
export type ReceiveRefusal = { code: "window-not-open" };

const ATTEMPTS = 40;

/** The shard of a window's gate that an organisation goes through: the last of the 32 letters of its random id. */
export function shardOf(organisation: OrganisationId): number {
  return letterIndex(organisation.slice(-1)) % GATE_SHARDS;
}

export const gateKey = (competition: CompetitionId, window: StageId, shard: number): Key => ({
  pk: partition("GATE", competition, window, shard),
  sk: "GATE",
});

/** Through which gate a write goes, and the instant that the gate judges. */
export type Gate = {
  readonly competition: CompetitionId;
  readonly organisation: OrganisationId;
  readonly window: StageId;
  readonly at: Instant;
  /** When the window closes, where that has to be known for sure. */
  readonly closesAt?: Instant;
};

/**
 * Writes if the window is open at an instant (opensAt <= at < closesAt, and not shut) and the write's own condition holds;
 * both are judged in the write. `shut` when the gate refused, `stale` when only the condition did.
 */
export async function writeAtGate(
  { table }: Pick<Deps, "table">,
  { competition, organisation, window, at, closesAt }: Gate,
  write: Write,
): Promise<"written" | "shut" | "stale"> {
  const gate = {
    check: gateKey(competition, window, shardOf(organisation)),
    if: { gateOpenAt: at, ...(closesAt === undefined ? {} : { closesAt }) },
  };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await table.writeAll([gate, write]);
    if (outcome.written) return "written";
    if (outcome.failed.includes(0)) return "shut";
    if (outcome.failed.length > 0) return "stale";
    await pauseBefore(attempt);
  }
  throw new Error("a gate stayed contended");
}

/**
 * Receives a submission if the window is open at `receivedAt`, closes when it is said to, and nobody had its turn yet:
 * all are judged in the write. Gives what has the turn from then on, also when that was received earlier: from a repeat,
 * or from a colleague who had seen the same. 4 write units.
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
  const key: Key = {
    pk: partition("BID", organisation, competition),
    sk: sort("SUB", received.window, sortable(received.turn)),
  };
  const { window, receivedAt: at, closesAt } = received;
  const put = { put: { ...key, ...submission }, if: "absent" } as const;
  if ((await writeAtGate({ table }, { competition, organisation, window, at, closesAt }, put)) === "written")
    return accept(submission);
  const earlier = await table.get(key);
  return earlier === undefined ? refuse({ code: "window-not-open" }) : accept(submissionOf(earlier));
}

/** Everything an organisation submitted in a window, turn by turn, whether or not it was completed. */
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

const submissionOf = ({ pk: _pk, sk: _sk, ...submission }: Item): Submission => Submission.parse(submission);
