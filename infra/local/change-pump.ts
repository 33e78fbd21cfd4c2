import { setTimeout as wait } from "node:timers/promises";
import { WAKING } from "../../shared/kernel/names.ts";
import { marshall } from "./marshall-key.ts";
import type { EmbeddedDynamo } from "./dynamo/open.ts";

/** A worker that the table's change feed wakes, as Lambda calls it: it names the records that it could not handle. */
export type StreamWorker = (lambdaEvent: {
  readonly Records: readonly StreamRecord[];
}) => Promise<{ readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] }>;
type StreamRecord = {
  readonly eventID: string;
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE";
  readonly dynamodb: { readonly SequenceNumber: string; readonly Keys: ReturnType<typeof marshall> };
};

export const BATCH = 100;
/** After so many attempts a record is passed over, as it would land in the dead-letter queue. */
export const ATTEMPTS = 8;
/** How long is waited before what failed is tried again. */
export const pause = (attempt: number): Promise<void> => wait(Math.min(2_000, 20 * 2 ** attempt));

type Change = Awaited<ReturnType<EmbeddedDynamo["readChanges"]>>[number];
/** Whether a change wakes a worker. */
export const wakes =
  (name: keyof typeof WAKING) =>
  ({ pk }: Change): boolean =>
    WAKING[name].some((word) => pk.startsWith(word));
/** A change as the table's stream tells it. */
export const recordOf = ({ sequence, eventName, pk, sk }: Change): StreamRecord => ({
  eventID: `${sequence}`,
  eventName,
  dynamodb: { SequenceNumber: `${sequence}`, Keys: marshall({ pk, sk }) },
});

export type ChangePump = ReturnType<typeof changePump>;

/** Feeds one worker from those of the table's changes that wake it, in order, resuming where it stood before a crash. */
export function changePump(
  dynamo: EmbeddedDynamo,
  name: keyof typeof WAKING,
  worker: StreamWorker,
  onDead: (key: string) => void,
) {
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  async function handOver(): Promise<void> {
    for (let attempt = 0; !closed;) {
      const after = await dynamo.cursor(name);
      const changes = await dynamo.readChanges(after, BATCH);
      const last = changes.at(-1);
      if (last === undefined) return;
      const records = changes.filter(wakes(name)).map(recordOf);
      const failed = records.length === 0 ? new Set() : await failures(worker, records);
      const first = changes.find(({ sequence }) => failed.has(`${sequence}`));
      attempt = first === undefined ? 0 : attempt + 1;
      if (first === undefined) dynamo.saveCursor(name, last.sequence);
      else if (attempt < ATTEMPTS) {
        dynamo.saveCursor(name, first.sequence - 1);
        await pause(attempt);
      } else {
        onDead(first.pk.split("#")[0] ?? "");
        dynamo.saveCursor(name, first.sequence);
        attempt = 0;
      }
    }
  }

  async function loop(): Promise<void> {
    do {
      again = false;
      await handOver();
    } while (again && !closed);
  }

  /** Hands over everything there is; resolves when the worker is up to date. */
  function drain(): Promise<void> {
    again = true;
    running ??= loop().finally(() => (running = undefined));
    return running;
  }

  const stop = dynamo.onChange(() => void drain().catch(() => onDead(name)));
  return {
    drain,
    async close() {
      closed = true;
      stop();
      await running;
    },
  };
}

async function failures(
  worker: StreamWorker,
  records: readonly StreamRecord[],
): Promise<ReadonlySet<string>> {
  try {
    const { batchItemFailures } = await worker({ Records: records });
    return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  } catch {
    return new Set(records.slice(0, 1).map(({ eventID }) => eventID));
  }
}
