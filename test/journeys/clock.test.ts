import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { journey } from "./journey.ts";
import { openRoundTwo } from "./lot-preferences.ts";
import { follow } from "./follow.ts";

journey(
  "the clock moved past what was recorded submits no draft that somebody saved by hand",
  async ({ as }) => {
    const bidder = await as("submit@purple-futures.example");
    await openRoundTwo(bidder);
    const round = bidder.url();
    await follow(bidder.getByRole("button", { name: "Choose lots" }));
    await bidder.getByLabel("Lot 1, Northumbria").check();
    await follow(bidder.getByRole("button", { name: "Save and come back later" }));
    await bidder.goto("/local/clock");
    await bidder.getByLabel("Move it forward to (London time)").fill("2014-05-15T09:00");
    await follow(bidder.getByRole("button", { name: "Move forward" }));
    await bidder.goto(round);
    const said = await bidder.getByRole("main").innerText();
    expect(said).toContain("You have not submitted anything");
    expect(said).not.toContain("stands");
  },
);

journey("past its closing time round 2 is closed for bidders and open to the authority", async ({ as }) => {
  const [lead, bidder] = [await as("lead@authority.example"), await as("submit@capita.example")];
  await openRoundTwo(bidder);
  await follow(lead.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  const coverage = `${new URL(lead.url()).pathname}/coverage?round=preferences-2`;
  await follow(lead.getByRole("link", { name: "Move the clock forward" }));
  await checkAccessible(lead);
  await lead.getByLabel("Move it forward to (London time)").fill("2014-05-16T12:05");
  await follow(lead.getByRole("button", { name: "Move forward" }));
  expect(await lead.getByRole("region", { name: "Portal clock" }).innerText()).toContain(
    "12:05pm, Friday 16 May 2014 (BST)",
  );

  await lead.goto(coverage);
  const matrix = await lead.getByRole("main").innerText();
  expect(matrix).toContain("Sodexo Justice with NACRO");
  await checkAccessible(lead);

  await bidder.reload();
  const closed = await bidder.getByRole("main").innerText();
  expect(closed).toContain("This round closed at 12 noon, Friday 16 May 2014 (BST)");
  expect(await bidder.getByRole("button", { name: "Choose lots" }).count()).toBe(0);
  await checkAccessible(bidder);
});
