import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { looking as journey } from "./journey.ts";
import { follow } from "./follow.ts";

const CRR = ["Carillion", "Reed in Partnership", "Rehabilitation for Addicted Prisoners Trust (RAPt)"];

journey("London's team lead reads who prefers lot 20, as the paper of the time prints it", async ({ as }) => {
  const page = await as("london.lead@authority.example");
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  await follow(page.getByRole("link", { name: "Lot preferences", exact: true }).first());
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: /London/ }).first());
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Lot 20, London");
  const bidders = page.getByRole("table", { name: /prefer this lot/ });
  expect(await bidders.getByRole("rowheader").allInnerTexts()).toEqual(["Capita", "CRR", "MTC Amey"]);
  expect(await bidders.innerText()).toContain(CRR.join(", "));
  expect(await bidders.innerText()).toContain("MTC, Amey");
  await checkAccessible(page);
});

journey("a national lead sees every lot, and what would change if a member withdrew", async ({ as }) => {
  const page = await as("lead@authority.example");
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  await follow(page.getByRole("link", { name: "Lot preferences", exact: true }).first());
  const main = page.getByRole("main");
  expect(await main.innerText()).toContain("20 of 21 lots are under the minimum of 2 bidders");
  await page.getByLabel("Member of consortia").selectOption("Amey");
  await follow(page.getByRole("button", { name: "Show what would change" }));
  expect(await main.innerText()).toContain("If Amey withdrew");
  const losses = page.getByRole("table", { name: "Lots that would lose bidders" });
  expect(await losses.getByRole("row", { name: /^Lot 20, London 3 2/ }).count()).toBe(1);
  await checkAccessible(page);
});

journey("nobody of the authority sees anything of a round that is not sealed", async ({ as }) => {
  for (const mail of ["lead@authority.example", "auditor@authority.example"]) {
    const page = await as(mail);
    await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
    await page.goto(`${page.url()}/coverage?round=preferences-2`);
    const main = await page.getByRole("main").innerText();
    // A draft of this bidder is there, and the bidders of round 1 are.
    for (const bidder of ["MTCnovo", "Capita"]) expect(main).not.toContain(bidder);
    await checkAccessible(page);
  }
});
