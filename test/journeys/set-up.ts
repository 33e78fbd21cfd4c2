import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { chromiumHere } from "./chromium.ts";
import { type Day, DAYS } from "./days.ts";
import { startPortal } from "./portal.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The data of a portal that has played the demonstration until the beginning of each day. */
    days: Readonly<Record<Day, string>>;
  }
}

/**
 * Unpacks the browser, and plays the demonstration once, keeping a copy of its data on each day on which journeys begin:
 * their portals go on from there. The portals that are started later find everything built, too.
 */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "portal-journeys-"));
  const [days] = await Promise.all([playedDays(folder), chromiumHere()]);
  provide("days", days);
  return () => rm(folder, { recursive: true });
}

/** The data of the demonstration as it stands at the beginning of each day, in folders of their own. */
async function playedDays(folder: string): Promise<Record<Day, string>> {
  const dataOf = (day: string) => join(folder, day);
  let before: string | undefined;
  for (const [day, at] of Object.entries(DAYS)) {
    if (before !== undefined) await cp(before, dataOf(day), { recursive: true });
    await (await startPortal(dataOf(day), at)).close();
    before = dataOf(day);
  }
  return {
    answering: dataOf("answering"),
    marking: dataOf("marking"),
    assessed: dataOf("assessed"),
    preferring: dataOf("preferring"),
  };
}
