import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { once } from "node:events";
import { Worker, workerData } from "node:worker_threads";
import * as z from "zod";
import { typeOfName } from "../../shared/files/allowed.ts";
import { FileProblem } from "../../shared/files/schema.ts";
import { places, slots } from "../../shared/kernel/slots.ts";
import type { Judge } from "./inspection.ts";

/**
 * A processor's time that a file may take, and as much more as it is large, in ms. What takes longer gets a verdict that
 * says so. It is the time of the process that looks, and not of a clock: a busy machine refuses nobody.
 */
const MOST_TIME = 20_000;
const PER_MB = 2_000;
const MB = 1024 * 1024;
const LOOK_EVERY = 200;
/** Files that are looked into at once; the next waits for its turn. */
const MOST_AT_ONCE = 4;
const MOST_HEAP_MB = 512;
/** A PDF is held whole, with as much again of what is read of it: of those larger than this one is held at a time. */
const LARGE_PDF = 64 * MB;
/** How long a process waits for another file before it ends, in ms. */
const IDLE = 5_000;

/** Marks the processes of this module, and the thread in each that watches its time. */
const ROLE = "looks-into-files";
/** How a process ends that took too long. */
const TOO_LONG = "SIGXCPU";
/** What a process is told: what it is to look into and for how long, then piece by piece what it asks for. */
const Told = z.union([
  z.object({ name: z.string(), most: z.number() }),
  z.object({ bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array) }),
  z.object({ end: z.literal(true) }),
]);
/** What a process says: that it wants the next piece, its verdict, or that it failed. */
const Said = z.union([
  z.object({ wants: z.literal(true) }),
  z.object({ found: FileProblem.optional(), judged: z.literal(true) }),
  z.object({ failed: z.string() }),
]);

/** Where a system keeps what a program needs to begin. */
const ENVIRONMENT = Object.fromEntries(
  ["PATH", "LD_LIBRARY_PATH", "SystemRoot"].map((name) => [name, process.env[name]]),
);
const inTurn = slots(MOST_AT_ONCE);
const toHold = places(1);

/**
 * Says what is wrong with a file, as `problemOfFile` does, in a process of its own and within a bound: whatever a file
 * does to the program that reads it, nothing else ends with it.
 */
export const problemFoundApart = foundWithin(MOST_TIME, MOST_HEAP_MB);

/** The same within other bounds: of time in ms, and of memory beside the file’s own bytes and what a PDF takes. */
export function foundWithin(most: number, heapMb: number): Judge {
  const lookers = newLookers(heapMb);
  return (source, name) => inTurn(() => judged(lookers, { source, name, most }));
}

/** Processes that look into files, each waiting a while for the next one. Nobody who wants to end is kept by those. */
function newLookers(heapMb: number) {
  let idle: readonly ChildProcess[] = [];
  const without = (child: ChildProcess) => idle.filter((one) => one !== child);
  function started(): ChildProcess {
    const child = fork(fileURLToPath(import.meta.url), [ROLE], {
      execArgv: [`--max-old-space-size=${heapMb}`],
      // Nothing that this process may do: no key, no name of a table.
      env: ENVIRONMENT,
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    // Who waits for it listens as well. Nobody else is ended by it.
    child.on("error", () => {});
    child.once("exit", () => void (idle = without(child)));
    return child;
  }
  return {
    take(): ChildProcess {
      const [child] = idle;
      if (child === undefined) return started();
      idle = without(child);
      child.ref();
      child.channel?.ref();
      return child;
    },
    giveBack(child: ChildProcess): void {
      idle = [...idle, child];
      child.unref();
      child.channel?.unref();
      setTimeout(() => {
        if (!idle.includes(child)) return;
        idle = without(child);
        child.disconnect();
      }, IDLE).unref();
    },
  };
}

type ToLookInto = {
  readonly source: Parameters<Judge>[0];
  readonly name: string;
  /** For how long, in ms. */
  readonly most: number;
};

async function judged(
  lookers: ReturnType<typeof newLookers>,
  { source, name, most }: ToLookInto,
): ReturnType<Judge> {
  const child = lookers.take();
  const pieces = source[Symbol.asyncIterator]();
  let came = 0;
  let letGo: (() => void) | undefined;
  let isOver = false;
  let isWell = false;
  const { promise: verdict, resolve, reject } = Promise.withResolvers<FileProblem | undefined>();
  // One that has ended is told nothing any more: its end says why.
  const tell = (told: z.infer<typeof Told>) => void (child.connected && child.send(told, () => {}));
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
    tell(next.done === true ? { end: true } : { bytes: next.value });
  }
  const hears = (said: unknown) => void answer(said).catch(reject);
  function ends(code: number | null, signal: NodeJS.Signals | null): void {
    if (signal === TOO_LONG) return resolve("takes-too-long");
    // So V8 ends a program that has no memory left.
    if (signal === "SIGABRT") return resolve("expands-too-far");
    reject(new Error(`what looked into a file ended with ${signal ?? code}`));
  }
  child.on("message", hears).on("exit", ends).on("error", reject);
  tell({ name, most });
  try {
    const found = await verdict;
    // All of a file is read, whatever became of the look into it: its bytes are hashed.
    while ((await pieces.next()).done !== true);
    return found;
  } finally {
    isOver = true;
    letGo?.();
    child.off("message", hears).off("exit", ends).off("error", reject);
    // What a large file took is given back to the machine by ending.
    if (isWell && came <= LARGE_PDF) lookers.giveBack(child);
    else child.kill("SIGKILL");
  }
}

if (workerData instanceof SharedArrayBuffer) watch(new Float64Array(workerData));
else if (process.argv[2] === ROLE) await serve();

/** The life of a process: one file after the other, until nobody is left who could ask for one. */
async function serve(): Promise<void> {
  const { problemOfFile } = await import("./scanning.ts");
  // Who stops the portal at its terminal stops what it started as well: this ends when it is left, and not within a file.
  process.on("SIGINT", () => {});
  process.once("disconnect", () => process.exit());
  const bound = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  const until = new Float64Array(bound).fill(Infinity);
  new Worker(new URL(import.meta.url), { workerData: bound }).unref();
  const told = async () => Told.parse((await once(process, "message"))[0]);
  const say = (said: z.infer<typeof Said>) => void process.send?.(said);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (;;) {
      say({ wants: true });
      const next = await told();
      if (!("bytes" in next)) return;
      until[0] = (until[0] ?? 0) + (PER_MB * next.bytes.length) / MB;
      yield next.bytes;
    }
  }
  for (;;) {
    const asked = await told();
    if (!("name" in asked)) continue;
    until[0] = timeUsed() + asked.most;
    try {
      say({ judged: true, found: await problemOfFile(pieces(), asked.name) });
    } catch (error) {
      say({ failed: String(error) });
    }
    until[0] = Infinity;
  }
}

/** The processor's time that this process has used, its threads together, in ms. */
function timeUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Ends the process of this thread once it has used more time than it may: it might never look up itself. */
function watch(until: Float64Array): void {
  setInterval(() => timeUsed() > (until[0] ?? 0) && process.kill(process.pid, TOO_LONG), LOOK_EVERY);
}
