import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { CannotStart } from "./settings.ts";

const script = fileURLToPath(new URL("../build/build.ts", import.meta.url));

/** A build under way. Both reject with `CannotStart` when it fails. */
export type Building = {
  /** Resolves when assets and the page of refusals stand: enough to listen, and for the demonstration to be played. */
  readonly begun: Promise<void>;
  /** Resolves when doors, workers and the description of the API stand too. */
  readonly done: Promise<void>;
};

/**
 * Builds what has changed, in a process of its own (compilers are large and needed once) and while this one goes on: on
 * a first start doors and workers are bundled while the demonstration is played.
 */
export function startBuilding(): Building {
  const child = fork(script, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  process.once("exit", () => void child.kill());
  const done = once(child, "exit").then(([status]) => {
    if (status !== 0) throw new CannotStart("The portal could not be built: see above.");
  });
  const begun = Promise.race([once(child, "message").then(() => undefined), done]);
  // Whoever waits for either hears of a failure, be it later.
  for (const half of [begun, done]) half.catch(() => undefined);
  return { begun, done };
}
