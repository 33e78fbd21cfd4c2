import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { chromiumHere } from "./chromium.ts";
import { startPortal } from "./portal.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the one browser of all journeys listens. */
    browser: string;
    /** The data of a portal that has played the demonstration and stands at its beginning. */
    demonstration: string;
  }
}

/**
 * Starts one browser for all journeys, and plays the demonstration once: each journey's portal goes on from a copy of
 * its data. The portals that are started later find everything built, too.
 */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  const demonstration = await mkdtemp(join(tmpdir(), "portal-journeys-"));
  const [{ executablePath, env }] = await Promise.all([
    chromiumHere(),
    startPortal(demonstration).then((portal) => portal.close()),
  ]);
  const server = await chromium.launchServer({
    executablePath,
    env,
    // Not the package's own arguments, which switch web security off. The sandbox needs what a container lacks.
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
  provide("browser", server.wsEndpoint());
  provide("demonstration", demonstration);
  return async () => {
    await server.close();
    await rm(demonstration, { recursive: true });
  };
}
