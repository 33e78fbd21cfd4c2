import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { journey } from "./journey.ts";
import { openRoundTwo } from "./lot-preferences.ts";
import { follow } from "./follow.ts";

const OLD = "12 noon, Friday 16 May 2014 (BST)";
const NEW = "5pm, Monday 19 May 2014 (BST)";
const REASON = "The second uplift of the data room was two days late.";

async function toAmendments(page: Page): Promise<void> {
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  await follow(page.getByRole("link", { name: "Amendments", exact: true }).first());
}

journey("two national leads move a closing time, and the bidder sees both times", async ({ as }) => {
  const proposer = await as("lead@authority.example");
  await toAmendments(proposer);
  await follow(proposer.getByRole("button", { name: "Propose an amendment" }));
  await follow(proposer.getByRole("button", { name: "Propose the amendment" }));
  expect(await proposer.title()).toMatch(/^Error: /);
  await proposer.getByLabel("Lot preferences, round 2, closing time").check();
  await proposer.getByLabel("Day").fill("19");
  await proposer.getByLabel("Month").fill("5");
  await proposer.getByLabel("Year").fill("2014");
  await proposer.getByLabel("At what time in London?").fill("17:00");
  await proposer.getByLabel("Why does it move?").fill(REASON);
  await follow(proposer.getByRole("button", { name: "Propose the amendment" }));
  await toProposed(proposer);
  expect(await proposer.getByRole("main").innerText()).toContain("You proposed this");
  expect(await proposer.getByRole("button", { name: "Confirm the amendment" }).count()).toBe(0);
  await checkAccessible(proposer);

  const bidder = await as("submit@capita.example");
  await openRoundTwo(bidder);
  expect(await bidder.getByRole("main").innerText()).toContain(`Open until ${OLD}`);

  const team = await as("london.lead@authority.example");
  await toProposed(team);
  expect(await team.getByRole("button", { name: "Confirm the amendment" }).count()).toBe(0);

  const second = await as("second.lead@authority.example");
  await toProposed(second);
  await checkAccessible(second);
  await follow(second.getByRole("button", { name: "Confirm the amendment" }));
  expect(await second.getByRole("alert").innerText()).toContain("The timetable is amended");

  await bidder.reload();
  expect(await bidder.getByRole("main").innerText()).toContain(`Open until ${NEW}`);
  await follow(bidder.getByRole("link", { name: "Timetable" }));
  const main = await bidder.getByRole("main").innerText();
  expect(main).toContain(NEW);
  expect(main).toContain(REASON);
  expect(await bidder.locator("s").allInnerTexts()).toContain(OLD);
  await checkAccessible(bidder);
});

async function toProposed(page: Page): Promise<void> {
  await page.goto("/authority");
  await toAmendments(page);
  await follow(page.getByRole("link", { name: /^(Look|See the amendment)/ }).first());
}
