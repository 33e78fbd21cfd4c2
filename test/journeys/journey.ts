import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { chromiumHere, sharesMemory } from "./chromium.ts";
import type { Day } from "./days.ts";
import { type RunningPortal, startPortalFrom } from "./portal.ts";
import { signInAs } from "./sign-in.ts";
import { watch } from "./watch.ts";

const screenshots = fileURLToPath(new URL("../../.build/journeys/", import.meta.url));
/** For a busy machine: what is not there by then is missing. */
const PATIENCE_MS = 60_000;

/** How somebody comes: with what window, with script or without. */
type Visitor = Pick<BrowserContextOptions, "viewport" | "javaScriptEnabled">;

/**
 * Journeys through a portal that each file has to itself, or that all files of a process share. `visit` opens the page of somebody nobody knows yet, `as` that
 * of somebody who has signed in. At the end no page may have complained; after a failure what every page showed is kept
 * as a picture.
 */
export const journeysIn = (open: () => Promise<RunningPortal>, isShared = false) =>
  test
    // One for all files of a process. What is sent to a browser of another process is written and read twice on its way.
    .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
      const browser = await chromium.launch({
        ...(await chromiumHere()),
        // Not the package's own arguments, which switch web security off. The sandbox needs what a container lacks.
        args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
        ignoreDefaultArgs: (await sharesMemory()) ? ["--disable-dev-shm-usage"] : [],
      });
      onCleanup(() => browser.close());
      return browser;
    })
    .extend("shared", { scope: "worker" }, async ({}, { onCleanup }) => {
      let portal: Promise<RunningPortal> | undefined;
      onCleanup(async () => (await portal)?.close());
      return () => (portal ??= open());
    })
    .extend("portal", { scope: "file" }, async ({ shared }, { onCleanup }) => {
      if (isShared) return shared();
      const portal = await open();
      onCleanup(() => portal.close());
      return portal;
    })
    .extend("visit", async ({ browser, portal, task }, { onCleanup }) => {
      const pages: Page[] = [];
      const complaints: string[] = [];
      onCleanup(async () => {
        if (task.result?.state === "fail") await keepPictures(task.name, pages);
        await Promise.all(pages.map((page) => page.context().close()));
        expect(complaints).toEqual([]);
      });
      return async (visitor: Visitor = {}): Promise<Page> => {
        const context = await browser.newContext({ baseURL: portal.origin, ...visitor });
        context.setDefaultTimeout(PATIENCE_MS);
        const page = await context.newPage();
        watch(page, complaints);
        pages.push(page);
        return page;
      };
    })
    .extend("as", ({ visit }) => async (mail: string, visitor: Visitor = {}): Promise<Page> => {
      const page = await visit(visitor);
      await signInAs(page, mail);
      return page;
    });

/** Journeys through the demonstration from one of its days on. */
export const journeysOn = (day: Day, isShared = false) =>
  journeysIn(() => startPortalFrom(inject("days")[day]), isShared);

/** Journeys through the demonstration as `npm start` opens it. */
export const journey = journeysOn("preferring");

/** The same for journeys that change nothing that another of them sees, through one portal. */
export const looking = journeysOn("preferring", true);

async function keepPictures(name: string, pages: readonly Page[]): Promise<void> {
  const file = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  for (const [number, page] of pages.entries())
    if (!page.isClosed())
      await page.screenshot({ path: join(screenshots, `${file}-${number + 1}.png`), fullPage: true });
}
