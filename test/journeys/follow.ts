import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";

/** Clicks a link or button, and waits for the page that it leads to. */
export async function follow(control: Locator): Promise<void> {
  await Promise.all([control.page().waitForEvent("load"), control.click()]);
}

/** Sends a form of a final act, looks at the page on which that is checked, and does it there. */
export async function throughCheck(
  page: Page,
  does: string,
  {
    send = "Continue",
    look = checkAccessible,
  }: { send?: string; look?: (page: Page) => Promise<unknown> } = {},
): Promise<void> {
  await follow(page.getByRole("button", { name: send, exact: true }));
  expect(await page.title()).toMatch(/^Check /);
  await look(page);
  await follow(page.getByRole("button", { name: does, exact: true }));
}
