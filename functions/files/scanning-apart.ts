import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type MessagePort, parentPort, Worker, workerData } from "node:worker_threads";
import * as z from "zod";
import { FileProblem } from "../../shared/files/schema.ts";
import { typeOfName } from "../../shared/files/allowed.ts";
import { places, slots } from "../../shared/kernel/slots.ts";
import { type Judge, problemOfFile } from "./scanning.ts";

/**
 * A processor's time that a file may take, and as much more as it is large, in ms. What takes longer gets a verdict that
 * says so. It is the time of the thread that looks, and not of a clock: a busy machine refuses nobody.
 */
const MOST_TIME = 20_000;
const PER_MB = 500;
const MB = 1024 * 1024;
const LOOK_EVERY = 200;
/** Files that are looked into at once; the next waits for its turn. */
const MOST_AT_ONCE = 4;
const MOST_HEAP_MB = 512;
/** A PDF is held whole, with as much again of what is read of it: of those larger than this one is held at a time. */
const LARGE_PDF = 64 * MB;

/** Marks the threads of this module. */
const ROLE = "looks-into-files";
/** What a thread is told: what it is to look into, then piece by piece what it asks for. */
const Told = z.union([
  z.object({ name: z.string() }),
  z.object({ bytes: z.instanceof(Uint8Array) }),
  z.object({ end: z.literal(true) }),
]);
/** What a thread says: that it wants the next piece, its verdict, or that it failed. */
const Said = z.union([
  z.object({ wants: z.literal(true) }),
  z.object({ found: FileProblem.optional(), judged: z.literal(true) }),
  z.object({ failed: z.string() }),
]);

const idle: Worker[] = [];
const inTurn = slots(MOST_AT_ONCE);
const toHold = places(1);

/** Says what is wrong with a file, as `problemOfFile` does, in a thread of its own and within a bound. */
export const problemFoundApart = foundWithin(MOST_TIME);

export function foundWithin(most: number): Judge {
  return (source, name) => inTurn(() => judged(source, name, most));
}

async function started(): Promise<Worker> {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: ROLE,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  await once(thread, "online");
  return thread;
}

async function judged(...[source, name, bound]: [...Parameters<Judge>, number]): ReturnType<Judge> {
  const thread = idle.pop() ?? (await started());
  thread.ref();
  const pieces = source[Symbol.asyncIterator]();
  const before = await thread.cpuUsage();
  let came = 0;
  let letGo: (() => void) | undefined;
  let isOver = false;
  let isWell = false;
  const verdict = new Promise<FileProblem | undefined>((resolve, reject) => {
    async function answer(given: unknown): Promise<void> {
      const said = Said.parse(given);
      if ("failed" in said) throw new Error(said.failed);
      if ("judged" in said) {
        isWell = true;
        return resolve(said.found);
      }
      const next = await pieces.next();
      if (next.done !== true) came += next.value.length;
      if (came > LARGE_PDF && letGo === undefined && typeOfName(name)?.form === "pdf") {
        letGo = await toHold();
        if (isOver) letGo();
      }
      if (next.done === true) return thread.postMessage({ end: true });
      // A copy of its own, handed over: a view would take along all that it is a part of.
      const bytes = new Uint8Array(next.value);
      thread.postMessage({ bytes }, [bytes.buffer]);
    }
    thread.on("message", (said) => void answer(said).catch(reject));
    thread.on("error", (error) => {
      const fault = error instanceof Error ? error : new Error("a thread failed");
      if ("code" in fault && fault.code === "ERR_WORKER_OUT_OF_MEMORY") resolve("expands-too-far");
      else reject(fault);
    });
    thread.postMessage({ name });
  });
  async function outOfTime(): Promise<FileProblem | undefined> {
    for (let time = 0; time <= bound + (PER_MB * came) / MB;) {
      await wait(LOOK_EVERY);
      if (isOver) return undefined;
      const { user, system } = await thread.cpuUsage(before);
      time = (user + system) / 1_000;
    }
    return "takes-too-long";
  }
  try {
    const found = await Promise.race([verdict, outOfTime()]);
    // All of a file is read, whatever became of the look into it: its bytes are hashed.
    while ((await pieces.next()).done !== true);
    return found;
  } finally {
    isOver = true;
    letGo?.();
    thread.removeAllListeners("message").removeAllListeners("error");
    thread.unref();
    if (isWell) idle.push(thread);
    else await thread.terminate();
  }
}

if (workerData === ROLE && parentPort !== null) await serve(parentPort);

/** The life of a thread: one file after the other. */
async function serve(port: MessagePort): Promise<void> {
  const told = async () => Told.parse((await once(port, "message"))[0]);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      port.postMessage({ wants: true });
      const next = await told();
      if (!("bytes" in next)) return;
      yield next.bytes;
    }
  }
  for (;;) {
    const asked = await told();
    if (!("name" in asked)) continue;
    try {
      const found = await problemOfFile(pieces(), asked.name);
      port.postMessage({ judged: true, found });
    } catch (error) {
      // Longer than a text can be, or a list: nothing that anybody would read.
      port.postMessage(
        error instanceof RangeError ? { judged: true, found: "expands-too-far" } : { failed: String(error) },
      );
    }
  }
}
