import type { Page } from "playwright-core";

/** Signs in on the local sign-in page as somebody it lists, or, given a name, as somebody else. */
export async function signInAs(page: Page, mail: string, name?: string): Promise<void> {
  await page.goto("/sign-in");
  await continueAs(page, mail, name);
}

/** Goes on from the local sign-in page, and waits until the portal answers. */
export async function continueAs(page: Page, mail: string, name?: string): Promise<void> {
  if (name === undefined) {
    const button = page.locator(`button[value="${mail}"]`);
    await button.waitFor({ state: "attached" });
    const organisation = page.locator("details:not([open])", { has: button });
    if ((await organisation.count()) > 0) await organisation.locator("summary").click();
    await button.click();
  } else {
    await page.getByLabel("Email address").fill(mail);
    await page.getByLabel("Full name").fill(name);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
  }
  await page.waitForURL(({ pathname }) => !pathname.includes("/interaction/"));
}
