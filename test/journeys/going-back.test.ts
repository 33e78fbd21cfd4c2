import type { Page } from "playwright-core";
import { expect } from "vitest";
import { follow } from "./follow.ts";
import { journey } from "./journey.ts";
import { signInAs } from "./sign-in.ts";

const CHOOSE = "/choose-lots";
const box = (page: Page, lot: string) => page.locator(`input[name=lots][value=${lot}]`);
const go = (page: Page) => follow(page.getByRole("button", { name: "Continue", exact: true }));

/** The page on which a bidder chooses lots in the round that is open, in another tab of the same browser if one is given. */
async function choosing(page: Page): Promise<Page> {
  await page.goto("/bidder");
  await follow(page.getByRole("link", { name: /Transforming Rehabilitation/ }).first());
  const { pathname } = new URL(page.url());
  await page.goto(`${pathname}/preferences/preferences-2${CHOOSE}`);
  return page;
}

const ways = [{ way: "with script" }, { way: "without script", javaScriptEnabled: false }];

journey.for(ways)(
  "who goes back in a browser finds nothing that somebody else had typed there, $way",
  async ({ javaScriptEnabled = true }, { as }) => {
    const page = await choosing(await as("submit@crr.example", { javaScriptEnabled }));
    const lot = (await box(page, "lot-3").isChecked()) ? "lot-4" : "lot-3";
    await box(page, lot).check();
    const other = await page.context().newPage();
    await other.goto("/bidder");
    await follow(other.getByRole("button", { name: "Sign out" }));
    await signInAs(other, "submit@mtcnovo.example");
    const theirs = await box(await choosing(other), lot).isChecked();
    await go(page);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("somebody else");
    await page.goBack();
    expect(new URL(page.url()).pathname).toContain(CHOOSE);
    expect(await box(page, lot).isChecked()).toBe(theirs);
  },
);

journey.for(ways)(
  "who goes back to what was changed in another window sees what is saved, $way",
  async ({ javaScriptEnabled = true }, { as }) => {
    const page = await choosing(await as("submit@sodexo-nacro.example", { javaScriptEnabled }));
    await box(page, "lot-2").check();
    await go(page);
    const other = await choosing(await page.context().newPage());
    await box(other, "lot-2").uncheck();
    await box(other, "lot-8").check();
    await go(other);
    await page.goBack();
    expect(new URL(page.url()).pathname).toContain(CHOOSE);
    expect([await box(page, "lot-2").isChecked(), await box(page, "lot-8").isChecked()]).toEqual([
      false,
      true,
    ]);
  },
);

journey("who leaves a form and comes back finds what they had typed", async ({ as }) => {
  const page = await choosing(await as("submit@rrp.example"));
  const lot = (await box(page, "lot-3").isChecked()) ? "lot-4" : "lot-3";
  await box(page, lot).check();
  await page.goto("/bidder");
  await page.goBack();
  expect(await box(page, lot).isChecked()).toBe(true);
});

/** Where an organisation types a new address, with a postcode that is refused. */
async function refusedAddress(page: Page) {
  await page.goto("/bidder/organisation/edit/address");
  await page.getByLabel("Address line 1").fill("1 Long Lane");
  await page.getByLabel("Town or city").fill("Leeds");
  await page.getByLabel(/^Postcode/).fill("none");
  await follow(page.getByRole("button", { name: "Save", exact: false }).first());
  expect(await page.title()).toMatch(/^Error: /);
}
const typedAddress = async (page: Page) => [
  await page.getByLabel("Address line 1").inputValue(),
  await page.getByLabel(/^Postcode/).inputValue(),
];

journey(
  "who goes back to a form that was refused finds it filled in, and is asked nothing",
  async ({ as }) => {
    const page = await as("submit@capita.example");
    await refusedAddress(page);
    await page.goto("/bidder/people");
    await page.goBack();
    expect(await typedAddress(page)).toEqual(["1 Long Lane", "none"]);
    await page.goBack();
    await page.goForward();
    expect(await typedAddress(page)).toEqual(["1 Long Lane", "none"]);
    await page.reload();
    expect(new URL(page.url()).pathname).toBe("/bidder/organisation/edit/address");
  },
);

journey("who goes back after signing out sees nothing of a form that was refused", async ({ as }) => {
  const page = await as("submit@capita.example");
  await refusedAddress(page);
  await follow(page.getByRole("button", { name: "Sign out" }));
  await page.goBack();
  expect(new URL(page.url()).pathname).not.toContain("/edit/");
  expect(await page.content()).not.toContain("1 Long Lane");
});
