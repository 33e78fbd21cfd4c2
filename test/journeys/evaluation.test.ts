import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible, checkReflow } from "./accessible.ts";
import { follow, throughCheck } from "./follow.ts";
import { journeysOn } from "./journey.ts";

const journey = journeysOn("marking");

async function toEvaluation(page: Page, link: string): Promise<void> {
  await page.goto("/authority");
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  await follow(page.getByRole("link", { name: link, exact: true }).first());
}

journey("a lead reads responses, and assigns somebody to a section", async ({ as }) => {
  const page = await as("lead@authority.example");
  const main = page.getByRole("main");
  await toEvaluation(page, "Responses");
  expect(await main.innerText()).toContain("35 organisations responded");
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: "Capita", exact: true }));
  expect(await main.innerText()).toContain("The organisation as it was registered then");
  await checkAccessible(page);

  await toEvaluation(page, "Evaluation");
  await checkAccessible(page);
  await follow(page.getByRole("button", { name: "Assign somebody" }));
  await follow(page.getByRole("button", { name: "Assign", exact: true }));
  expect(await page.title()).toMatch(/^Error: /);
  await checkAccessible(page);
  await page.getByLabel("Section").selectOption("Economic and financial standing");
  await page.getByLabel("Person").selectOption({ label: "Second national lead, national lead" });
  await page.getByLabel("Moderator").check();
  await follow(page.getByRole("button", { name: "Assign", exact: true }));
  expect(await main.innerText()).toContain("The person is assigned");
  await follow(page.getByRole("link", { name: /^Take off Second national lead/ }));
  await checkAccessible(page);
  await page.getByLabel("Why?").fill("Named by mistake");
  await follow(page.getByRole("button", { name: "Take off the section" }));
  expect(await main.innerText()).toContain("What they submitted stands");
  for (const link of ["Declarations of interests", "Results"]) {
    await toEvaluation(page, "Evaluation");
    await follow(page.getByRole("link", { name: link }));
    await checkAccessible(page);
  }
});

const ways = [
  { way: "with script", bidder: "Capita", javaScriptEnabled: true, check: checkAccessible },
  // Axe itself is a script.
  { way: "without script", bidder: "CRR", javaScriptEnabled: false, check: checkReflow },
];

journey.for(ways)(
  "an evaluator declares and marks, and a lead moderates, $way",
  async ({ bidder, javaScriptEnabled, check }, { as }) => {
    const page = await as("evaluator.1@authority.example", { javaScriptEnabled });
    const main = page.getByRole("main");
    await declareNothing(page, check);
    await openTask(page, bidder);
    await check(page);
    await page.getByLabel("Passed", { exact: true }).check();
    await follow(page.getByRole("button", { name: "Check your marks" }));
    expect(await page.title()).toMatch(/^Error: /);
    await check(page);
    await page.getByLabel("Reason").fill("Turnover and accounts are as asked for.");
    await follow(page.getByRole("button", { name: "Save and come back later" }));
    expect(await main.innerText()).toContain("not submitted yet");
    await openTask(page, bidder);
    expect(await page.getByLabel("Reason").inputValue()).toContain("as asked for");
    await throughCheck(page, "Submit marks", { send: "Check your marks", look: check });
    expect(await main.innerText()).toContain("Your marks are submitted");
    await openTask(page, bidder);
    expect(await main.innerText()).toContain("They are final");
    await check(page);

    const lead = await as("lead@authority.example", { javaScriptEnabled });
    await declareNothing(lead, check);
    await toEvaluation(lead, "Evaluation");
    await follow(lead.getByRole("link", { name: new RegExp(`^Set consensus on .* of ${bidder}$`) }));
    await check(lead);
    await lead.getByLabel("Reason").fill("Agreed.");
    await follow(lead.getByRole("button", { name: "Record the consensus" }));
    expect(await lead.getByRole("main").innerText()).toContain("The consensus is recorded");
    await follow(lead.getByRole("link", { name: new RegExp(`^See consensus on .* of ${bidder}$`) }));
    await check(lead);
  },
);

/** Declares no interests, if that was not done before. */
async function declareNothing(page: Page, check: (page: Page) => Promise<unknown>): Promise<void> {
  await toEvaluation(page, "My evaluation");
  await check(page);
  const declare = page.getByRole("button", { name: "Declare your interests" });
  if ((await declare.count()) === 0) return;
  await follow(declare);
  await follow(page.getByRole("button", { name: "Continue" }));
  expect(await page.title()).toMatch(/^Error: /);
  await check(page);
  await page.getByLabel("No, in none of them").check();
  await throughCheck(page, "Declare", { look: check });
  expect(await page.getByRole("main").innerText()).toContain("You declared no interests");
}

/** Opens the first section of a bidder's response in one's own list. */
const openTask = (page: Page, bidder: string): Promise<void> =>
  follow(page.getByRole("link", { name: bidder, exact: true }).first());
