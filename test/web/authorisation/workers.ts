import { createWorker as notify } from "../../../functions/workers/notify.ts";
import { createWorker as project } from "../../../functions/workers/project.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { changePump } from "../../../infra/local/change-pump.ts";
import type { EmbeddedDynamo } from "../../../infra/local/dynamo/open.ts";
import { fenced } from "../../builders/fenced.ts";

const NAMES = ["project", "notify"] as const;

/** Lets the workers see every change of the table that they have not seen yet, in order, as its stream would. */
export async function workersCatchUp(dynamo: EmbeddedDynamo, deps: Deps): Promise<void> {
  const projects = project(fenced(deps, "project"));
  const workers = {
    project: async (given: unknown) => {
      const done = await projects(given);
      return "batchItemFailures" in done ? done : { batchItemFailures: [] };
    },
    notify: notify(fenced(deps, "notify")),
  };
  const dead: string[] = [];
  for (const name of NAMES) {
    const pump = changePump(dynamo, name, workers[name], (key) => void dead.push(key));
    await pump.drain();
    await pump.close();
  }
  await projects({ wake: "due" });
  if (dead.length > 0) throw new Error(`the workers gave up on ${dead.join(", ")}`);
}

/** Lets the workers pass over what has been changed and changed back since they last looked. */
export async function workersPassOver(dynamo: EmbeddedDynamo): Promise<void> {
  const last = await lastChange(dynamo, await dynamo.cursor("project"));
  for (const name of NAMES) dynamo.saveCursor(name, last);
}

/** The number of the table's latest change. */
export async function lastChange(dynamo: EmbeddedDynamo, after: number): Promise<number> {
  for (let last = after; ;) {
    const next = (await dynamo.readChanges(last, 1_000)).at(-1);
    if (next === undefined) return last;
    last = next.sequence;
  }
}
