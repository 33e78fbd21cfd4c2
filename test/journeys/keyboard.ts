import type { Page } from "playwright-core";

const FAR = 200;

/** Presses Tab until the control of that name has the focus. Fails when the keyboard does not lead there. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < FAR; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(nameOfFocused)).includes(name)) return;
  }
  throw new Error(`the keyboard does not lead to “${name}” on ${page.url()}`);
}

/** Goes to a link or button by keyboard, presses it, and waits for the page that it leads to. */
export async function pressOn(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

/** Runs in the page: what the control with the focus is called. */
function nameOfFocused(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return "";
  const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined;
  return (label ?? focused).textContent.replace(/\s+/g, " ").trim();
}
