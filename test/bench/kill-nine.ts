import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export type KillNine = {
  /** Writes whose answer arrived. */
  readonly acknowledged: number;
  /** Writes under way when the process was killed: each is repeated afterwards. */
  readonly unanswered: number;
  /** Acknowledged writes that were not there after a restart. */
  readonly lost: number;
  /** Writes that stand more than once. */
  readonly doubled: number;
};

type Message = {
  readonly done?: string;
  readonly ready?: true;
  readonly counts?: Readonly<Record<string, number>>;
};
const isMessage = (value: unknown): value is Message => typeof value === "object" && value !== null;

/**
 * Kills the process that holds the table, with SIGKILL, while it commits; starts it again on the same folder, repeats
 * what was not answered with the same request keys, and counts what stands.
 */
export async function killNine(given: {
  kills: number;
  writersEach: number;
  /** After how many answers each process is killed: work is counted, not time, so that a slow machine proves as much. */
  answersEach: number;
}): Promise<KillNine> {
  const folder = mkdtempSync(join(tmpdir(), "kill-nine-"));
  const acknowledged = new Set<string>();
  let unanswered: string[] = [];
  let unansweredInAll = 0;
  let serial = 0;
  try {
    for (let kill = 0; kill < given.kills; kill += 1) {
      const under = new Set<string>();
      const child = await writer(folder);
      const send = (key: string): void => {
        under.add(key);
        child.send({ write: key });
      };
      const ended = once(child, "exit");
      const die = (): void => {
        child.removeAllListeners("message");
        child.kill("SIGKILL");
      };
      let answers = 0;
      child.on("message", (message) => {
        if (!isMessage(message) || message.done === undefined) return;
        acknowledged.add(message.done);
        under.delete(message.done);
        send(`key-${(serial += 1)}`);
        answers += 1;
        // Each a little later after an answer than the one before: at the answer itself nothing may be being written.
        if (answers === given.answersEach) setTimeout(die, kill % 10);
      });
      for (const key of unanswered) send(key);
      for (let count = unanswered.length; count < given.writersEach; count += 1) send(`key-${(serial += 1)}`);
      const [code, signal] = await ended;
      if (signal !== "SIGKILL") throw new Error(`the process ended by itself (${code})`);
      unanswered = [...under];
      unansweredInAll += under.size;
    }
    const counts = await finalCounts(folder, unanswered, acknowledged);
    return {
      acknowledged: acknowledged.size,
      unanswered: unansweredInAll,
      lost: [...acknowledged].filter((key) => counts[key] === undefined).length,
      doubled: Object.values(counts).filter((count) => count > 1).length,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writer(folder: string): Promise<ChildProcess> {
  const program = fileURLToPath(new URL("./committing-process.ts", import.meta.url));
  const child = fork(program, [folder], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  await firstOf(child, ({ ready }) => ready);
  return child;
}

/** The first answer that a message of the child holds. */
function firstOf<T>(child: ChildProcess, pick: (message: Message) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error("the process ended")));
    child.on("message", (message) => {
      const found = isMessage(message) ? pick(message) : undefined;
      if (found !== undefined) resolve(found);
    });
  });
}

/** Repeats what is still open in a last process, and asks it how often each key stands in the table. */
async function finalCounts(folder: string, unanswered: readonly string[], acknowledged: Set<string>) {
  const child = await writer(folder);
  const open = new Set(unanswered);
  const repeated = firstOf(child, ({ done }) => {
    if (done !== undefined && open.delete(done)) acknowledged.add(done);
    return open.size === 0 ? true : undefined;
  });
  for (const key of open) child.send({ write: key });
  if (open.size > 0) await repeated;
  const counted = firstOf(child, ({ counts }) => counts);
  child.send({ count: true });
  const counts = await counted;
  child.removeAllListeners("exit");
  child.kill("SIGKILL");
  return counts;
}
