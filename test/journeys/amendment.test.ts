import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { journey } from "./journey.ts";
import { openRoundTwo } from "./lot-preferences.ts";
import { follow, throughCheck } from "./follow.ts";

const OLD = "12 noon, Friday 16 May 2014 (BST)";
const NEW = "5pm, Monday 19 May 2014 (BST)";
const REASON = "The second uplift of the data room was two days late.";

const toCompetition = (page: Page) =>
  follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());

journey("two national leads move a closing time, and the bidder sees both times", async ({ as }) => {
  const proposer = await as("lead@authority.example");
  await toCompetition(proposer);
  await follow(proposer.getByRole("link", { name: "Propose an amendment of the timetable" }));
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
  expect(await proposer.getByRole("button", { name: "Confirm" }).count()).toBe(0);
  await checkAccessible(proposer);

  const bidder = await as("submit@capita.example");
  await openRoundTwo(bidder);
  expect(await bidder.getByRole("main").innerText()).toContain(`Open until ${OLD}`);

  const team = await as("london.lead@authority.example");
  await toProposed(team);
  expect(await team.getByRole("button", { name: "Confirm" }).count()).toBe(0);

  const second = await as("second.lead@authority.example");
  expect(await second.getByRole("main").innerText()).toContain("1 proposal waits for a second person");
  await checkAccessible(second);
  await follow(second.getByRole("link", { name: /^Amendment of the timetable/ }));
  await checkAccessible(second);
  await follow(second.getByRole("link", { name: "Decline this proposal" }));
  await checkAccessible(second);
  await second.goBack();
  await follow(second.getByRole("button", { name: "Confirm", exact: true }));
  expect(await second.getByRole("alert").innerText()).toContain("confirmed");
  await checkAccessible(second);

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
  await toCompetition(page);
  await follow(page.getByRole("link", { name: "Proposals", exact: true }).first());
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: /^(Look and confirm|See the proposal)/ }).first());
}

journey("one national lead holds a closing time at once, and another person ratifies it", async ({ as }) => {
  const lead = await as("lead@authority.example");
  await toCompetition(lead);
  await follow(lead.getByRole("link", { name: "Hold a closing time" }));
  await checkAccessible(lead);
  await follow(lead.getByRole("button", { name: "Continue" }));
  expect(await lead.title()).toMatch(/^Error: /);
  await checkAccessible(lead);
  await lead.getByLabel("Tender").check();
  await lead.getByLabel("2 hours").check();
  await lead.getByLabel("Why?").fill("Sign-in failed for some");
  await follow(lead.getByRole("button", { name: "Continue" }));
  expect(await lead.getByRole("main").innerText()).toMatch(
    /Will close\s+2pm, Monday 30 June 2014 [\s\S]* Tier 1 organisation/,
  );
  await follow(lead.getByRole("button", { name: "Go back and change it" }));
  expect(await lead.getByLabel("Why?").inputValue()).toBe("Sign-in failed for some");
  await lead.getByLabel("Why?").fill("Sign-in failed for many");
  await throughCheck(lead, "Hold it now");
  expect(await lead.getByRole("alert").innerText()).toContain("Everybody taking part is told");
  expect(await lead.getByRole("main").innerText()).toContain("Sign-in failed for many");
  await checkAccessible(lead);

  const second = await as("second.lead@authority.example");
  await follow(second.getByRole("link", { name: /^Ratification of a holding extension/ }));
  expect(await second.getByRole("main").innerText()).toContain("it stands whatever they say");
  await checkAccessible(second);
  await follow(second.getByRole("button", { name: "Ratify" }));
  expect(await second.getByRole("main").innerText()).toContain("Ratified by");
  await checkAccessible(second);
});
