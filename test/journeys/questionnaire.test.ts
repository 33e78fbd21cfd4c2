import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible, checkReflow } from "./accessible.ts";
import { follow } from "./follow.ts";
import { journey } from "./journey.ts";

const ways = [
  { way: "with script", javaScriptEnabled: true, check: checkAccessible },
  // Axe itself is a script.
  { way: "without script", javaScriptEnabled: false, check: checkReflow },
];

/** Prepares and publishes a competition whose PQQ is still to open, and goes to its questionnaire. */
async function openQuestionnaire(page: Page, second: Page, title: string): Promise<void> {
  await page.goto("/authority/competition-drafts/copy");
  await page.getByLabel("What to copy").selectOption("transforming-rehabilitation-2013");
  await page.getByLabel("Title (optional)").fill(title);
  await page.getByLabel("Day").fill("19");
  await page.getByLabel("Month").fill("9");
  await page.getByLabel("Year").fill("2014");
  await follow(page.getByRole("button", { name: "Start the draft" }));
  await page.getByLabel("Why is it ready?").fill("As announced");
  await follow(page.getByRole("button", { name: "Propose to publish it" }));
  await second.goto("/authority");
  await follow(second.getByRole("link", { name: `Publication of a competition: ${title}` }));
  await follow(second.getByRole("button", { name: "Confirm" }));
  await page.goto("/authority");
  await follow(page.getByRole("link", { name: title, exact: true }));
  await follow(page.getByRole("link", { name: "Questionnaire", exact: true }).first());
}

journey.for(ways)(
  "a lead copies, edits, previews and freezes a questionnaire, $way",
  async ({ way, javaScriptEnabled, check }, { as }) => {
    const page = await as("lead@authority.example", { javaScriptEnabled });
    const main = page.getByRole("main");
    const other = await as("second.lead@authority.example", { javaScriptEnabled });
    await openQuestionnaire(page, other, `A competition prepared ${way}`);
    await check(page);

    await follow(page.getByRole("link", { name: "Copy it from another competition" }));
    await check(page);
    await page.getByLabel("Transforming Rehabilitation").check();
    await follow(page.getByRole("button", { name: "Copy it" }));
    expect(await main.innerText()).toContain("The questionnaire is copied");

    await follow(page.getByRole("link", { name: "Change title and threshold" }));
    await page.getByLabel("Least weighted total that passes").fill("130");
    await follow(page.getByRole("button", { name: "Save" }));
    await check(page);
    expect(await main.innerText()).toContain("There is a problem");
    await page.getByLabel("Least weighted total that passes").fill("55");
    await follow(page.getByRole("button", { name: "Save" }));
    expect(await main.innerText()).toContain("a weighted total of 55% or more");

    await follow(page.getByRole("link", { name: "Change weights" }));
    await check(page);
    await page.getByLabel(/^How do you recruit/).fill("10");
    await follow(page.getByRole("button", { name: "Save weights" }));
    await check(page);
    expect(await main.innerText()).toContain("The weights add up to 105");
    await page.getByLabel(/^What experience/).fill("15");
    await follow(page.getByRole("button", { name: "Save weights" }));

    await follow(page.getByRole("link", { name: "Compliance" }));
    await check(page);
    await follow(page.getByRole("link", { name: "Change what the section says" }));
    await check(page);
    await page.getByLabel("Title").fill("Compliance and grounds for exclusion");
    await follow(page.getByRole("button", { name: "Save" }));

    await follow(page.getByRole("button", { name: "Add a question" }));
    await check(page);
    await page.getByLabel("Choice", { exact: true }).check();
    await follow(page.getByRole("button", { name: "Continue" }));
    await check(page);
    await page.getByLabel("Question", { exact: true }).fill("How often is the plan tested?");
    await page.getByLabel("Options").fill("yearly: Every year\nNow and then");
    await page.getByText("Ask it only after certain answers").click();
    const leader = page.getByRole("group", { name: "Do you have a business continuity plan?" });
    await leader.getByLabel("Yes").check();
    await follow(page.getByRole("button", { name: "Save" }));
    await follow(page.getByRole("button", { name: "Move up : How often is the plan tested?" }));
    await check(page);

    await follow(page.getByRole("link", { name: "See it as bidders will" }));
    await check(page);
    const often = page.getByRole("group", { name: "How often is the plan tested?" });
    const plan = page.getByRole("group", { name: "Do you have a business continuity plan?" });
    // Without script every follow-up is there from the start.
    expect(await often.isVisible()).toBe(!javaScriptEnabled);
    await plan.getByLabel("Yes").check();
    expect(await often.isVisible()).toBe(true);
    expect(await often.getByRole("radio").count()).toBe(2);

    await follow(page.getByRole("link", { name: "Questionnaire", exact: true }).first());
    await follow(page.getByRole("link", { name: "Print all questions" }));
    await check(page);
    expect(await main.innerText()).toContain("How often is the plan tested?");

    await follow(page.getByRole("link", { name: "Questionnaire", exact: true }).first());
    const questionnaire = page.url();
    await follow(page.getByRole("button", { name: "Propose to freeze the questionnaire" }));
    await check(page);
    await follow(page.getByRole("button", { name: "Propose to freeze it" }));
    await check(page);
    expect(await main.innerText()).toContain("Give a reason");
    await page.getByLabel("Why").fill("The panel has agreed it");
    await follow(page.getByRole("button", { name: "Propose to freeze it" }));
    const second = await as("second.lead@authority.example", { javaScriptEnabled });
    await second.goto(page.url());
    await check(second);
    await follow(second.getByRole("link", { name: /^Look and confirm/ }).first());
    await check(second);
    expect(await second.getByRole("main").innerText()).toContain("How often is the plan tested?");
    await follow(second.getByRole("button", { name: "Confirm", exact: true }));

    await page.goto(questionnaire);
    await check(page);
    expect(await main.innerText()).toContain("It never changes again");
    expect(await page.getByRole("button", { name: "Propose to freeze the questionnaire" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: /^Change/ }).count()).toBe(0);
    await follow(page.getByRole("link", { name: "Compliance and grounds for exclusion" }));
    expect(await main.innerText()).toContain("This is how bidders see the section");
  },
);
