import type { Page } from "playwright-core";
import { follow } from "./follow.ts";

/** Goes from the list of competitions to the second round of preferences, which is open. */
export async function openRoundTwo(page: Page): Promise<void> {
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  await follow(page.getByRole("link", { name: "Lot preferences, round 2" }));
}

/** From the page of the round: ticks lots, leaves their order as it is, and submits them. */
export async function submitLots(page: Page, ...lots: readonly string[]): Promise<void> {
  await follow(page.getByRole("button", { name: /^(Choose lots|Change your choice of lots)$/ }));
  for (const lot of lots) await page.getByLabel(lot).check();
  await follow(page.getByRole("button", { name: "Continue" }));
  if (/order/.test(await page.title())) await follow(page.getByRole("button", { name: "Continue" }));
  await follow(page.getByRole("button", { name: /^Submit \d+ lots?$/ }));
}

/** The reference that a confirmation or a receipt shows. */
export async function shownReference(page: Page): Promise<string> {
  const text = await page.getByRole("main").innerText();
  return /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0] ?? "no reference";
}
