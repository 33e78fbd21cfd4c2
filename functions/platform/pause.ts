import { setTimeout as wait } from "node:timers/promises";

/** Waits a random time before another attempt, longer each time up to 200 ms, so that contenders come apart. */
export const pauseBefore = (attempt: number): Promise<void> =>
  wait(Math.random() * Math.min(200, 5 * 2 ** attempt));
