import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { follow } from "./follow.ts";
import { looking as journey } from "./journey.ts";
import { pressOn, tabTo } from "./keyboard.ts";
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

journey.for([true, false].flatMap((script) => visitors.map((visitor) => ({ ...visitor, script }))))(
  "on a phone the content begins high for $who, script running: $script",
  async ({ mail, script }, { as }) => {
    const page = await as(mail, { ...PHONE, javaScriptEnabled: script });
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
    await page.goto(`${page.url()}/timetable`);
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
    await page.goto("/session/choose");
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
  },
);

journey(
  "on a phone the content begins high on a step within a competition, below the way back",
  async ({ as }) => {
    const page = await as("submit@capita.example", PHONE);
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    for (const path of ["/pqq/print", "/preferences/preferences-2/choose-lots"]) {
      const home = page.url().split("/").slice(0, 6).join("/");
      await page.goto(`${home}${path}`);
      const back = page.getByRole("link", { name: "Back", exact: true });
      expect(await beginning(page), path).toBeLessThanOrEqual(MOST);
      await follow(back);
      expect(page.url(), path).toBe(`${home}${path.replace(/\/[^/]*$/, "")}`);
    }
  },
);

/** How far down its heading may begin where a banner stands above it. */
const MOST_BELOW_BANNER = 250;

journey.for([true, false])(
  "on a phone a banner is one line that opens, and the heading begins high below it, script running: %s",
  async (javaScriptEnabled, { as }) => {
    const page = await as("member@mtcnovo.example", { ...PHONE, javaScriptEnabled });
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    await page.goto(`${page.url()}/pqq`);
    const top = () => page.getByRole("heading", { level: 1 }).evaluate((h) => h.getBoundingClientRect().top);
    expect(await top()).toBeLessThanOrEqual(MOST_BELOW_BANNER);
    const draft = page.getByRole("link", { name: "See the draft" });
    expect(await draft.isVisible()).toBe(false);
    await tabTo(page, "Draft not submitted");
    await page.keyboard.press("Enter");
    expect(await draft.isVisible()).toBe(true);
    // What looks at a page is a script.
    if (javaScriptEnabled) await checkAccessible(page);
    await page.reload();
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await draft.isVisible()).toBe(true);
    expect(await page.getByText("Draft not submitted", { exact: true }).isVisible()).toBe(false);
    await follow(draft);
    expect(page.url()).toContain("/preferences/");
  },
);

journey.for([true, false])(
  "on a phone the way back lies above the first banner and not over it, script running: %s",
  async (javaScriptEnabled, { as }) => {
    const page = await as("member@mtcnovo.example", { ...PHONE, javaScriptEnabled });
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    const home = page.url();
    for (const path of ["/pqq/print", "/pqq/answers", "/preferences/preferences-2/choose-lots"]) {
      await page.goto(`${home}${path}`);
      const back = await page.getByRole("link", { name: "Back", exact: true }).boundingBox();
      const banner = await page.getByRole("region", { name: "Draft not submitted" }).boundingBox();
      if (back === null || banner === null) throw new Error(`${path} has no way back, or no banner`);
      expect(banner.y, path).toBeGreaterThanOrEqual(back.y + back.height);
      // Nor is what can be touched of the way back over it.
      await page.mouse.click(banner.x + back.width / 2, banner.y + 2);
      expect(page.url(), path).toBe(`${home}${path}`);
    }
  },
);

journey.for([true, false])(
  "on a phone day, month and year stand in one row wherever a day is asked for, script running: %s",
  async (javaScriptEnabled, { as }) => {
    const page = await as("lead@authority.example", { ...PHONE, javaScriptEnabled });
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    const home = page.url();
    for (const form of [
      `${home}/propose-amendment`,
      `${home}/outcome/propose`,
      "/authority/competition-drafts/by-hand",
    ]) {
      await page.goto(form);
      await page.evaluate(() => {
        for (const hidden of document.querySelectorAll("[class*=conditional--hidden]")) hidden.className = "";
      });
      const rows = await page
        .locator(".govuk-date-input")
        .evaluateAll((dates) =>
          dates.map(({ children }) => Array.from(children, (box) => box.getBoundingClientRect().top)),
        );
      expect(rows.length, form).toBeGreaterThan(0);
      for (const tops of rows) expect(new Set(tops).size, form).toBe(1);
    }
  },
);

journey.for([true, false])(
  "on a phone the content begins high for whoever has not signed in, script running: %s",
  async (script, { visit }) => {
    const page = await visit({ ...PHONE, javaScriptEnabled: script });
    for (const path of ["/", "/help"]) {
      await page.goto(path);
      expect(await beginning(page), path).toBeLessThanOrEqual(MOST);
    }
    await page.goto("/");
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    expect(await beginning(page)).toBeLessThanOrEqual(MOST);
  },
);

journey(
  "the folded ways on open by keyboard without script, and a wide window shows them all",
  async ({ as }) => {
    const page = await as("lead@authority.example", { ...PHONE, javaScriptEnabled: false });
    const way = page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name: "Organisations" });
    expect(await way.isVisible()).toBe(false);
    await tabTo(page, "Menu");
    await page.keyboard.press("Enter");
    expect(await way.isVisible()).toBe(true);
    await pressOn(page, "Organisations");
    expect(new URL(page.url()).pathname).toBe("/authority/organisations");
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await way.isVisible()).toBe(true);
    expect(await page.getByText("Menu", { exact: true }).isVisible()).toBe(false);
    await pressOn(page, "People");
    expect(new URL(page.url()).pathname).toBe("/authority/people");
  },
);

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
    await follow(page.getByRole("button", { name: `Go on for ${ORGANISATION}` }));
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

journey(
  "on a phone a list is read as cards, whose cells say what they are, and no box scrolls",
  async ({ as }) => {
    const page = await as("lead@authority.example", PHONE);
    for (const path of ["/authority/people", "/authority/organisations", "/authority/audit"]) {
      await page.goto(path);
      const table = page.locator("table.app-cards").first();
      const cell = table.locator("tbody td").first();
      const column = (await cell.getAttribute("data-column")) ?? "none";
      expect(await cell.evaluate((td) => getComputedStyle(td, "::before").content)).toBe(`"${column}: "`);
      expect(await table.locator("thead").isVisible()).toBe(false);
      const box = page.locator(".app-scroll").first();
      expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth), path).toBe(0);
    }
  },
);
