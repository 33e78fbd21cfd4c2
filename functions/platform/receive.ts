import * as z from "zod";
import { Who } from "../../shared/kernel/chain.ts";
import { digestOf } from "../../shared/kernel/digest.ts";
import { RequestKey, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { type Key, partition, sort, sortable, sortPrefix } from "../../shared/kernel/key.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Deps } from "./deps.ts";
import { writeAtGate } from "./gate.ts";
import type { Participation } from "./stream.ts";
import { ofItem, type Table, withoutKey } from "./table.ts";

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

/**
 * Receives a submission if the window is open at `receivedAt`, closes when it is said to, and nobody had its turn yet:
 * all are judged in the write. Gives what has the turn from then on, also when that was received earlier: from a repeat,
 * or from a colleague who had seen the same. 4 write units.
 */
export async function receive(
  { table, newId }: Pick<Deps, "table" | "newId">,
  of: Participation,
  received: Received,
): Promise<Result<Submission, ReceiveRefusal>> {
  const submission = Submission.parse({
    ...received,
    submissionId: newId("submission"),
    manifestHash: await digestOf(received.manifest),
  });
  const { window, receivedAt: at, closesAt } = received;
  const key: Key = { pk: bidsOf(of), sk: sort("SUB", window, sortable(received.turn)) };
  const put = { put: { ...key, ...submission }, if: "absent" } as const;
  if ((await writeAtGate({ table }, { ...of, window, at, closesAt }, put)) === "written")
    return accept(submission);
  const earlier = await table.get(key);
  return earlier === undefined ? refuse({ code: "window-not-open" }) : accept(submissionOf(earlier));
}

/** Everything an organisation submitted in a window, turn by turn, whether or not it was completed. */
export async function receivedIn(table: Table, of: Participation, window: StageId) {
  const items = await table.all({ pk: bidsOf(of), beginsWith: sortPrefix("SUB", window) });
  return items.map(submissionOf);
}

const bidsOf = ({ organisationId, competitionId }: Participation) =>
  partition("BID", organisationId, competitionId);

const submissionOf = ofItem((item): Submission => Submission.parse(withoutKey(item)));
