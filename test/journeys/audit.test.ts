import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { looking as journey } from "./journey.ts";
import { follow } from "./follow.ts";

journey("the auditor reads the log and finds that its chains hold", async ({ as }) => {
  const page = await as("auditor@authority.example");
  await follow(page.getByRole("link", { name: "Audit log" }));
  const entries = page.getByRole("table");
  expect(await entries.innerText()).toContain("Haringey Communities Scrutiny Panel");
  await page.getByLabel("Organisation").selectOption("Capita");
  await follow(page.getByRole("button", { name: "Show these entries" }));
  expect(await entries.innerText()).toContain("Submitter, Capita");
  expect(await entries.innerText()).not.toContain("Submitter, CRR");
  await follow(page.getByRole("button", { name: "Check that nothing was altered" }));
  expect(await page.getByRole("alert").innerText()).toContain("Every entry is as it was written");
  await checkAccessible(page);
});
