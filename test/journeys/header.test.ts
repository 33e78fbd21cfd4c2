import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { follow } from "./follow.ts";
import { journey } from "./journey.ts";
import { signInAs } from "./sign-in.ts";

const PHONE = { viewport: { width: 320, height: 640 } };
/** How far down the content may begin on a phone, in CSS pixels. */
const MOST = 200;
/** As long as the schemas allow, without a space at which it could break. */
const PERSON = "Wolfeschlegelsteinhausenbergerdorff".repeat(3).slice(0, 100);
const ORGANISATION = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(3).slice(0, 160);

const beginning = (page: Page) =>
  page.getByRole("main").evaluate((main) => main.getBoundingClientRect().top + window.scrollY);

const visitors = [
  { who: "a national lead", mail: "lead@authority.example" },
  { who: "an evaluator", mail: "evaluator.1@authority.example" },
  { who: "a submitter", mail: "submit@capita.example" },
  { who: "a contributor with an unsent draft", mail: "member@mtcnovo.example" },
  { who: "a partner", mail: "partner.london@partner.example" },
];

journey.for(visitors)("on a phone the content begins high for $who", async ({ mail }, { as }) => {
  const page = await as(mail, PHONE);
  expect(await beginning(page)).toBeLessThanOrEqual(MOST);
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  expect(await beginning(page)).toBeLessThanOrEqual(MOST);
});

journey(
  "on a phone the content begins high whatever people and organisations are called",
  async ({ visit }) => {
    const page = await visit(PHONE);
    await page.goto("/");
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
    await signInAs(page, "long@charity.example", PERSON);
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
    await page.goto("/bidder/register");
    await page.getByLabel("Name of the organisation or consortium").fill(ORGANISATION);
    await page.getByRole("radio", { name: "Mutual", exact: true }).check();
    await follow(page.getByRole("button", { name: "Register", exact: true }));
    await page.getByRole("radio", { name: ORGANISATION }).check();
    await follow(page.getByRole("button", { name: "Continue" }));
    for (const path of ["/bidder", "/bidder/organisation", "/bidder/people"]) {
      await page.goto(path);
      expect(await beginning(page), path).toBeLessThanOrEqual(MOST);
      await checkAccessible(page);
    }
    await page.goto("/bidder");
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
    await checkAccessible(page);
  },
);
