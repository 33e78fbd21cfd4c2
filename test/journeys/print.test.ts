import { expect } from "vitest";
import { follow } from "./follow.ts";
import { looking as journey } from "./journey.ts";

/** A4 within its margins, in CSS pixels. */
const PAPER = { width: 680, height: 900 };

journey("on paper what a page says of an answer is as wide as the paper", async ({ as }) => {
  const page = await as("submit@capita.example", { viewport: PAPER });
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  const home = page.url();
  await page.emulateMedia({ media: "print" });
  for (const path of ["/pqq/answers", "/pqq/print"]) {
    await page.goto(`${home}${path}`);
    const main = page.getByRole("main");
    const [whole = 0, ...parts] = await main.evaluate((element) =>
      [element, ...element.querySelectorAll("h1, dl, .app-paper, .govuk-summary-card")].map(
        (one) => one.getBoundingClientRect().width,
      ),
    );
    expect(whole, path).toBeGreaterThan(600);
    expect(parts.length, path).toBeGreaterThan(1);
    // A card has a padding of its own.
    for (const part of parts) expect(part, path).toBeGreaterThan(whole - 45);
  }
});
