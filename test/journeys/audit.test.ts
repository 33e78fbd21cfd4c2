import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { journey } from "./journey.ts";

journey("the auditor reads the log and finds that its chains hold", async ({ as }) => {
  const page = await as("auditor@authority.example");
  await page.getByRole("link", { name: "Audit log" }).click();
  const entries = page.getByRole("table");
  expect(await entries.innerText()).toContain("Haringey Communities Scrutiny Panel");
  await page.getByLabel("Organisation").selectOption("Capita");
  await page.getByRole("button", { name: "Show these entries" }).click();
  expect(await entries.innerText()).toContain("Submitter, Capita");
  expect(await entries.innerText()).not.toContain("Submitter, CRR");
  await page.getByRole("button", { name: "Check that nothing was altered" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Every entry is as it was written");
  await checkAccessible(page);
});
