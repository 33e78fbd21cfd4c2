import * as z from "zod";
import type { Key } from "../../shared/kernel/key.ts";
import type { Deps } from "../platform/deps.ts";
import { faultFields } from "../platform/log.ts";

/** A change of the table as the stream tells it: which item, and nothing of what it says. */
export const ChangeRecord = z.object({
  eventName: z.enum(["INSERT", "MODIFY", "REMOVE"]),
  dynamodb: z.object({
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
    SequenceNumber: z.string(),
  }),
});
export const ChangeRecords = z.object({ Records: z.array(ChangeRecord) });
export type ChangeRecords = z.infer<typeof ChangeRecords>;

/** The records to be brought again. The stream goes back to the first of them. */
export type WorkedThrough = { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };

/**
 * Does a worker's work for each changed item, in order. One that fails is logged and reported, and the others are
 * still done: what was done twice does no harm. Removed items wake nobody. `work` says false for what has to be tried
 * again, and throws when something is broken.
 */
export async function workThrough(
  { log }: Pick<Deps, "log">,
  worker: string,
  { Records }: ChangeRecords,
  work: (key: Key) => Promise<boolean>,
): Promise<WorkedThrough> {
  const failed: { itemIdentifier: string }[] = [];
  for (const { eventName, dynamodb } of Records) {
    if (eventName === "REMOVE") continue;
    const { pk, sk } = dynamodb.Keys;
    try {
      if (await work({ pk: pk.S, sk: sk.S })) continue;
      log.warn("record-to-be-tried-again", { worker });
    } catch (error) {
      log.error("record-failed", { worker, ...faultFields(error) });
    }
    failed.push({ itemIdentifier: dynamodb.SequenceNumber });
  }
  return { batchItemFailures: failed };
}
