import type { Locator } from "playwright-core";

/** Clicks a link or button, and waits for the page that it leads to. */
export async function follow(control: Locator): Promise<void> {
  await Promise.all([control.page().waitForEvent("load"), control.click()]);
}
