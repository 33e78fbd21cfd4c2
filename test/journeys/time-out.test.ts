import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { journey } from "./journey.ts";
import { signInAs } from "./sign-in.ts";

journey(
  "somebody who does nothing is warned before the session ends, and told when it has",
  async ({ visit }) => {
    const page = await visit();
    await page.clock.install();
    await signInAs(page, "submit@capita.example");
    const dialog = page.getByRole("dialog");
    await page.clock.runFor("24:59");
    expect(await dialog.isVisible()).toBe(false);
    await page.clock.runFor("00:02");
    expect(await dialog.innerText()).toContain("You will soon be signed out");
    await checkAccessible(page);

    await dialog.getByRole("button", { name: "Stay signed in" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.clock.runFor("30:01");
    expect(await dialog.innerText()).toContain("You have been signed out");
    await checkAccessible(page);
    await dialog.getByRole("button", { name: "Back to the page" }).click();
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(true);
  },
);
