import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { looking as journey } from "./journey.ts";
import { signInAs } from "./sign-in.ts";

journey("somebody who does nothing is warned five minutes before the session ends", async ({ visit }) => {
  const page = await visit();
  await page.clock.install();
  await signInAs(page, "submit@capita.example");
  const idleMs = Number(await page.locator("body").getAttribute("data-idle-seconds")) * 1_000;
  const warnedAfterMs = idleMs - 5 * 60_000;
  const dialog = page.getByRole("dialog");
  await page.clock.runFor(warnedAfterMs - 30_000);
  expect(await dialog.isVisible()).toBe(false);
  await page.clock.runFor(40_000);
  expect(await dialog.innerText()).toContain("You will soon be signed out");
  await checkAccessible(page);

  await dialog.getByRole("button", { name: "Stay signed in" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.clock.runFor(warnedAfterMs - 30_000);
  expect(await dialog.isVisible()).toBe(false);
  await page.clock.runFor(6 * 60_000);
  expect(await dialog.innerText()).toContain("You have been signed out");
  await checkAccessible(page);
  await dialog.getByRole("button", { name: "Back to the page" }).click();
  expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
});
