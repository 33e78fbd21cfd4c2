import type { WAKING } from "../../shared/kernel/names.ts";
import { ATTEMPTS, BATCH, type ChangePump, pause, recordOf, wakes } from "./change-pump.ts";
import type { EmbeddedDynamo } from "./dynamo/open.ts";

/** A worker that is woken from a queue, as Lambda calls it: it names the messages that it could not handle. */
export type QueueWorker = (lambdaEvent: {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}) => Promise<{ readonly batchItemFailures: readonly unknown[] }>;

/**
 * Wakes a worker by those of the table's changes that concern it: one after the other within a partition, all partitions
 * at once, as the queue in AWS does. After a crash it resumes before the first change that is not done.
 */
export function changeLanes(
  dynamo: EmbeddedDynamo,
  name: keyof typeof WAKING,
  worker: QueueWorker,
  onDead: (key: string) => void,
): ChangePump {
  const lanes = new Map<string, Promise<void>>();
  /** What was read and is not done, in the order of the table. */
  const undone = new Set<number>();
  let read: number | undefined;
  let reading: Promise<void> | undefined;
  let again = false;
  let closed = false;

  function save(): void {
    const [first] = undone;
    if (read !== undefined) dynamo.saveCursor(name, first === undefined ? read : first - 1);
  }

  async function handOver(change: Parameters<typeof recordOf>[0]): Promise<void> {
    const { sequence, pk } = change;
    const Records = [{ messageId: `${sequence}`, body: JSON.stringify(recordOf(change)) }];
    for (let attempt = 1; !(await isDone(worker, Records)); attempt += 1) {
      if (closed) return;
      if (attempt === ATTEMPTS) {
        onDead(pk.split("#")[0] ?? "");
        break;
      }
      await pause(attempt);
    }
    undone.delete(sequence);
    save();
  }

  function join(change: Parameters<typeof recordOf>[0]): void {
    const { sequence, pk } = change;
    undone.add(sequence);
    const lane = (lanes.get(pk) ?? Promise.resolve()).then(() => (closed ? undefined : handOver(change)));
    lanes.set(pk, lane);
    void lane.finally(() => lanes.get(pk) === lane && lanes.delete(pk));
  }

  async function readAll(): Promise<void> {
    read ??= await dynamo.cursor(name);
    do {
      again = false;
      const changes = await dynamo.readChanges(read, BATCH);
      for (const change of changes.filter(wakes(name))) join(change);
      read = changes.at(-1)?.sequence ?? read;
      again ||= changes.length > 0;
      save();
    } while (again && !closed);
  }

  function readOn(): Promise<void> {
    again = true;
    reading ??= readAll().finally(() => (reading = undefined));
    return reading;
  }

  const stop = dynamo.onChange(() => void readOn().catch(() => onDead(name)));
  return {
    async drain() {
      do {
        await readOn();
        await Promise.all(lanes.values());
      } while (reading !== undefined || lanes.size > 0);
    },
    async close() {
      closed = true;
      stop();
      await reading;
      await Promise.all(lanes.values());
    },
  };
}

async function isDone(worker: QueueWorker, Records: Parameters<QueueWorker>[0]["Records"]): Promise<boolean> {
  try {
    return (await worker({ Records })).batchItemFailures.length === 0;
  } catch {
    return false;
  }
}
