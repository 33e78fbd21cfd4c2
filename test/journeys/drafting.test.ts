import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { follow } from "./follow.ts";
import { journey } from "./journey.ts";

journey("a lead drafts a competition, is told what is wrong with it, and publishes it", async ({ as }) => {
  const page = await as("lead@authority.example");
  await page.goto("/authority");
  await follow(page.getByRole("button", { name: "Prepare a competition" }));
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: "Start by hand" }));
  await page.getByLabel("Title").fill("Drafted in a browser");
  await page.getByLabel("Lots", { exact: true }).fill("1\tNorth\n2\tSouth");
  for (const label of ["Share of the total", "Funding that a bidder"])
    await page.getByLabel(label).fill("25");
  await page.getByLabel("A bidder is awarded").fill("2");
  await page.getByLabel("What it is").first().selectOption("tender");
  await page.locator("#stage-opens-1-day").fill("1 June 2015");
  await page.getByLabel("Time it opens or happens").first().fill("9am");
  await follow(page.getByRole("button", { name: "Save and check" }));

  await checkAccessible(page);
  expect(await page.title()).toMatch(/^Error: /);
  const problem = page.getByRole("link", { name: "Stage 1: A stage in which something is submitted" });
  await problem.click();
  expect(await page.locator("#stage-closes-1-day").evaluate((box) => box === document.activeElement)).toBe(
    true,
  );
  await follow(page.getByRole("link", { name: "Drafted in a browser" }));
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: "Tenders: A stage in which something is submitted" }));
  await page.locator("#stage-closes-1-day").fill("28 June 2015");
  await page.getByLabel("Time it closes").first().fill("noon");
  await follow(page.getByRole("button", { name: "Save and check" }));

  await checkAccessible(page);
  await page.getByText("12 noon, Sunday 28 June 2015 (BST) is on a weekend").waitFor();
  await follow(page.getByRole("link", { name: "Throw it away" }));
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: "Keep it, and go back" }));
  await page.getByLabel("Why is it ready?").fill("As announced");
  await follow(page.getByRole("button", { name: "Propose to publish it" }));

  const second = await as("second.lead@authority.example");
  await second.goto("/authority");
  await follow(second.getByRole("link", { name: "Publication of a competition: Drafted in a browser" }));
  await checkAccessible(second);
  await second.getByText("12 noon, Sunday 28 June 2015 (BST)").waitFor();
  await follow(second.getByRole("button", { name: "Confirm" }));
  await second.goto("/authority");
  await follow(second.getByRole("link", { name: "Drafted in a browser" }));
  await second.getByRole("heading", { level: 1, name: "Drafted in a browser" }).waitFor();
});
