import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible, checkReflow } from "./accessible.ts";
import { looking as journey } from "./journey.ts";
import { openRoundTwo, submitLots } from "./lot-preferences.ts";

type Kept = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function download(link: Locator): Promise<Kept> {
  const [saved] = await Promise.all([link.page().waitForEvent("download"), link.click()]);
  return {
    name: saved.suggestedFilename(),
    mimeType: "application/json",
    buffer: await buffer(await saved.createReadStream()),
  };
}

async function check(page: Page, receipt: Kept, ...files: readonly Kept[]): Promise<string> {
  await page.getByLabel("The receipt").setInputFiles(receipt);
  await page.getByLabel("What was submitted").setInputFiles([...files]);
  await page.getByRole("status").evaluate((element) => element.replaceChildren());
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("status").getByRole("listitem").first().waitFor();
  return page.getByRole("status").innerText();
}

journey(
  "a bidder proves what it submitted, in the browser and offline",
  async ({ as, visit, portal, browser }) => {
    const bidder = await as("submit@capita.example");
    await openRoundTwo(bidder);
    await submitLots(bidder, "Lot 20, London");
    await checkAccessible(bidder);
    const receipt = await download(bidder.getByRole("link", { name: "Download the signed receipt" }));
    const choice = await download(bidder.getByRole("link", { name: "choice.json" }));

    const anybody = await visit();
    await anybody.goto("/receipts");
    await checkAccessible(anybody);
    await asksForReceipt(anybody, choice);
    expect(await check(anybody, receipt)).toMatch(/^The receipt is genuine\. No files were compared\./);
    expect(await anybody.getByRole("status").innerText()).not.toMatch(/fails/i);
    const found = await check(anybody, receipt, choice);
    expect(found).toContain("Everything holds.");
    expect(found).toContain("“choice.json” is exactly what was submitted.");
    await checkAccessible(anybody);

    const other = { ...choice, buffer: Buffer.from(choice.buffer.toString().replace("lot-20", "lot-21")) };
    expect(await check(anybody, receipt, other)).toMatch(
      /^Not everything holds\.\s+Fails\s+“choice.json” has changed/i,
    );
    await checkAccessible(anybody);
    await checkReflow(anybody);
    // All that is found is about what is chosen now.
    await anybody.getByLabel("What was submitted").setInputFiles([]);
    expect(await anybody.getByRole("status").innerText()).toBe("");
    await showsNewestOnly(anybody, receipt, choice, other);
    const later = { ...receipt, buffer: Buffer.from(receipt.buffer.toString().replace("2014-", "2013-")) };
    expect(await check(anybody, later, choice)).toContain("The signature does not hold");
    await checkFolder(anybody, receipt, choice);

    const folder = await mkdtemp(join(tmpdir(), "portal-saved-page-"));
    // The other script of the page is a module, which no browser loads from a folder: it complains of that.
    const context = await browser.newContext({ offline: true });
    try {
      const saved = await context.newPage();
      await saved.goto(await savePage(portal.origin, folder));
      expect(await check(saved, receipt, choice)).toContain("Everything holds.");
    } finally {
      await context.close();
      await rm(folder, { recursive: true });
    }
  },
);

/** While a check runs something else is chosen, or it is asked for again: what it finds is shown of neither. */
async function showsNewestOnly(page: Page, receipt: Kept, choice: Kept, other: Kept): Promise<void> {
  const status = page.getByRole("status");
  const submit = (times: number) =>
    page.locator('form[data-check="form"]').evaluate((form, wanted) => {
      for (let time = 0; time < wanted; time += 1) if (form instanceof HTMLFormElement) form.requestSubmit();
    }, times);
  await page.getByLabel("The receipt").setInputFiles(receipt);
  await page.getByLabel("What was submitted").setInputFiles(choice);
  // The first of the files that are asked for takes until the page is told to go on.
  await page.evaluate(() => {
    const whole = Object.getOwnPropertyDescriptor(Blob.prototype, "arrayBuffer") ?? {};
    const goOn = new Promise((resolve) => document.addEventListener("go-on", resolve, { once: true }));
    async function later(this: Blob) {
      Object.defineProperty(Blob.prototype, "arrayBuffer", whole);
      await goOn;
      return this.arrayBuffer();
    }
    Object.defineProperty(Blob.prototype, "arrayBuffer", { ...whole, value: later });
  });
  await submit(1);
  await page.getByLabel("What was submitted").setInputFiles(other);
  await page.evaluate(() => document.dispatchEvent(new Event("go-on")));
  await page.waitForTimeout(300);
  expect(await status.innerText()).toBe("");
  expect(await check(page, receipt, other)).toContain("“choice.json” has changed");

  await page.getByLabel("The receipt").setInputFiles([]);
  await page.getByLabel("What was submitted").setInputFiles([]);
  await submit(2);
  await page.locator("#receipt-error").waitFor();
  await page.waitForTimeout(300);
  expect(await page.title()).toMatch(/^Error: How/);
  expect(await page.getByRole("main").locator(".govuk-error-summary").count()).toBe(1);
}

/** With no receipt chosen a summary says so, with the focus and the way to the field, and so does that; no verdict is given. */
async function asksForReceipt(page: Page, choice: Kept): Promise<void> {
  const [field, button] = [
    page.getByLabel("The receipt"),
    page.getByRole("button", { name: "Check", exact: true }),
  ];
  await button.click();
  const message = page.locator("#receipt-error");
  await message.getByText("Choose the receipt").waitFor();
  const summary = page.getByRole("main").locator(".govuk-error-summary");
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await summary.innerText()).toMatch(/^There is a problem\s+Choose the receipt$/);
  expect(await page.title()).toMatch(/^Error: How to check a receipt/);
  await summary.getByRole("link", { name: "Choose the receipt" }).click();
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await field.getAttribute("aria-describedby")).toBe("receipt-hint receipt-error");
  expect(await page.getByRole("status").innerText()).toBe("");
  await checkAccessible(page);
  await page.getByLabel("What was submitted").setInputFiles(choice);
  expect([await message.count(), await summary.count()]).toEqual([0, 0]);
  expect(await page.title()).toMatch(/^How to check/);
  await button.click();
  await message.getByText("Choose the receipt: there is none among the files").waitFor();
}

/** A whole folder with the receipt, the keys and a file of the computer's own in it, all of them as programs save text. */
async function checkFolder(page: Page, receipt: Kept, choice: Kept): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "portal-submitted-"));
  try {
    const keys = await (await fetch(new URL("/.well-known/receipt-keys.json", page.url()))).text();
    await writeFile(join(folder, "receipt.json"), `\ufeff${receipt.buffer.toString()}`);
    await writeFile(join(folder, "receipt-keys.json"), `\ufeff${keys}`);
    await writeFile(join(folder, ".DS_Store"), "of the computer");
    await writeFile(join(folder, choice.name), choice.buffer);
    await page.getByLabel("What was submitted").setInputFiles([]);
    // The receipt is found there.
    await page.getByLabel("The receipt").setInputFiles([]);
    await page.getByLabel("Or the folder").setInputFiles(folder);
    await page.getByRole("button", { name: "Check", exact: true }).click();
    const found = page.getByRole("status");
    await found.getByText("Everything holds.", { exact: true }).waitFor();
    expect(await found.innerText()).toContain("“receipt-keys.json” was not compared");
    await checkAccessible(page);
    await checkReflow(page);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Saves the page as a browser does: its own files beside it, and its headers lost. */
async function savePage(origin: string, folder: string): Promise<string> {
  let html = await (await fetch(`${origin}/receipts`)).text();
  for (const [, address = ""] of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
    const name = address.slice("/assets/".length);
    await writeFile(join(folder, name), Buffer.from(await (await fetch(origin + address)).arrayBuffer()));
    html = html.replaceAll(address, name);
  }
  await writeFile(join(folder, "receipts.html"), html);
  return pathToFileURL(join(folder, "receipts.html")).href;
}

journey("without script the page says how else to check", async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false });
  await page.goto("/receipts");
  const main = page.getByRole("main");
  expect(await main.innerText()).toContain("Without it, use the command below, or compare by hand");
  expect(await main.innerText()).toContain("certutil -hashfile accounts.pdf SHA256");
  expect(await main.getByRole("link", { name: "published keys", exact: true }).getAttribute("href")).toBe(
    "/.well-known/receipt-keys.json",
  );
  expect(await page.getByRole("button", { name: "Check" }).isVisible()).toBe(false);
  await checkReflow(page);
});
