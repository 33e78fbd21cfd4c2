import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { follow, throughCheck } from "./follow.ts";
import { journeysOn } from "./journey.ts";

const journey = journeysOn("assessed");

const PUBLICATION = "9am, Thursday 19 December 2013 (GMT)";

async function toCompetition(page: Page, home: "authority" | "bidder"): Promise<void> {
  await page.goto(`/${home}`);
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
}
async function toOutcome(page: Page): Promise<void> {
  await toCompetition(page, "authority");
  await follow(page.getByRole("link", { name: "Outcome", exact: true }).first());
}
async function fillDay(page: Page, [day, month, year]: readonly [string, string, string]): Promise<void> {
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month", { exact: true }).fill(month);
  await page.getByLabel("Year", { exact: true }).fill(year);
}

journey("a lead asks one bidder, which answers once, and the outcome waits for it", async ({ as }) => {
  const lead = await as("lead@authority.example");
  await toCompetition(lead, "authority");
  await follow(lead.getByRole("link", { name: "Questions to bidders" }).first());
  await checkAccessible(lead);
  await follow(lead.getByRole("button", { name: "Ask a bidder" }));
  await follow(lead.getByRole("button", { name: "Continue" }));
  expect(await lead.title()).toMatch(/^Error: /);
  await checkAccessible(lead);
  await lead.getByLabel("Which bidder?").selectOption({ label: "Capita" });
  await lead.getByLabel("About which section?").selectOption({ label: "Compliance" });
  await lead.getByLabel("What do you ask?").fill("Does the certificate cover all members?");
  await fillDay(lead, ["16", "12", "2013"]);
  await lead.getByLabel("Before what time in London?").fill("12:00");
  await follow(lead.getByRole("button", { name: "Continue" }));
  await follow(lead.getByRole("button", { name: "Go back and change it" }));
  expect(await lead.getByLabel("What do you ask?").inputValue()).toBe(
    "Does the certificate cover all members?",
  );
  await throughCheck(lead, "Ask the bidder");
  expect(await lead.getByRole("main").innerText()).toContain("Capita: Compliance");
  await checkAccessible(lead);
  await toOutcome(lead);
  expect(await lead.getByRole("main").innerText()).toContain("A bidder may still answer a question");
  await checkAccessible(lead);

  const bidder = await as("submit@capita.example");
  await toCompetition(bidder, "bidder");
  await follow(bidder.getByRole("link", { name: "Questions about your response" }));
  await checkAccessible(bidder);
  await follow(bidder.getByRole("link", { name: /^Answer/ }));
  await follow(bidder.getByRole("button", { name: "Continue" }));
  expect(await bidder.title()).toMatch(/^Error: /);
  await checkAccessible(bidder);
  await bidder.getByLabel("Your answer").fill("Yes, all of them.");
  await throughCheck(bidder, "Send the answer");
  expect(await bidder.getByRole("main").innerText()).toMatch(
    /^Your answer is received\s+Your reference\s+[0-9A-Z-]{14}\s+We received it in “Transforming Rehabilitation” at .* It is final\./,
  );
  expect(await bidder.getByRole("button", { name: "Send the answer" }).count()).toBe(0);
  await checkAccessible(bidder);

  await toCompetition(lead, "authority");
  await follow(lead.getByRole("link", { name: "Questions to bidders" }).first());
  expect(await lead.getByRole("main").innerText()).toContain("Yes, all of them.");
});

journey(
  "one lead proposes the outcome, another confirms it, everybody reads it at once",
  async ({ as, visit }) => {
    const first = await as("lead@authority.example");
    await toOutcome(first);
    expect(await first.getByRole("table").innerText()).toContain("30 of 35 responses pass");
    await checkAccessible(first);
    await follow(first.getByRole("button", { name: "Propose the outcome" }));
    await follow(first.getByRole("button", { name: "Propose the outcome" }));
    expect(await first.title()).toMatch(/^Error: /);
    await checkAccessible(first);
    await first.getByLabel("At a time that I set").check();
    await fillDay(first, ["19", "12", "2013"]);
    await first.getByLabel("At what time in London?").fill("9:00");
    await first.getByLabel("Covering reason").fill("As the panel recommends.");
    await follow(first.getByRole("button", { name: "Propose the outcome" }));
    await checkAccessible(first);
    await follow(first.getByRole("link", { name: /^See the proposal/ }));
    expect(await first.getByRole("main").innerText()).toContain("You proposed this");
    expect(await first.getByRole("button", { name: "Confirm" }).count()).toBe(0);
    await checkAccessible(first);

    const second = await as("second.lead@authority.example");
    await follow(second.getByRole("link", { name: "Outcome of the PQQ" }));
    expect(await second.getByRole("main").innerText()).toContain("30 of them passed");
    await checkAccessible(second);
    await follow(second.getByRole("button", { name: "Confirm", exact: true }));
    await toOutcome(second);
    expect(await second.getByRole("main").innerText()).toContain("Nobody outside the authority can see this");
    await checkAccessible(second);

    const [bidder, anybody] = [await as("submit@capita.example"), await visit()];
    await toCompetition(bidder, "bidder");
    expect(await bidder.getByRole("link", { name: "Outcome of the PQQ" }).count()).toBe(0);
    await anybody.goto("/");
    expect(await anybody.getByRole("link", { name: /pre-qualified/ }).count()).toBe(0);

    await follow(second.getByRole("link", { name: "Move the clock forward" }));
    await second.getByLabel("Move it forward to (London time)").fill("2013-12-19T09:00");
    await follow(second.getByRole("button", { name: "Move forward" }));
    await toOutcome(second);
    expect(await second.getByRole("main").innerText()).toContain(PUBLICATION);
    await checkAccessible(second);

    await bidder.reload();
    await checkAccessible(bidder);
    await follow(bidder.getByRole("link", { name: "Outcome of the PQQ" }));
    expect(await bidder.getByRole("main").innerText()).toContain("Your organisation has pre-qualified");
    await checkAccessible(bidder);

    await anybody.reload();
    await follow(anybody.getByRole("link", { name: /^See who has pre-qualified/ }));
    const list = await anybody.getByRole("main").innerText();
    expect(list).toContain("35 organisations submitted a response; 30 of them passed.");
    expect(list).toContain("Sodexo Justice with NACRO");
    await checkAccessible(anybody);
  },
);
