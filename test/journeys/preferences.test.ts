import { expect } from "vitest";
import { checkAccessible, checkReflow } from "./accessible.ts";
import { journey } from "./journey.ts";
import { pressOn, tabTo } from "./keyboard.ts";
import { openRoundTwo, shownReference, submitLots } from "./lot-preferences.ts";
import { follow } from "./follow.ts";

const DEADLINE = "12 noon, Friday 16 May 2014 (BST)";

const ways = [
  { way: "with script", bidder: "capita", javaScriptEnabled: true, check: checkAccessible },
  // Axe itself is a script.
  { way: "without script", bidder: "crr", javaScriptEnabled: false, check: checkReflow },
];

journey.for(ways)(
  "a bidder chooses and ranks lots, submits, changes and withdraws, $way",
  async ({ bidder, javaScriptEnabled, check }, { as }) => {
    const page = await as(`submit@${bidder}.example`, { javaScriptEnabled });
    const main = page.getByRole("main");
    const warning = page.getByRole("region", { name: "Draft not submitted" });
    await openRoundTwo(page);
    await check(page);
    expect(await main.innerText()).toContain(`Open until ${DEADLINE}`);

    await follow(page.getByRole("button", { name: "Choose lots" }));
    // What stood in round 1 is there to start from.
    expect(await page.getByLabel("Lot 20, London").isChecked()).toBe(true);
    await check(page);
    await page.getByLabel("Lot 9, Staffordshire and West Midlands").check();
    await page.getByLabel("Lot 1, Northumbria").check();
    await follow(page.getByRole("button", { name: "Continue" }));

    await check(page);
    await follow(page.getByRole("button", { name: /^Move to the top ?: Lot 9/ }));
    await follow(page.getByRole("button", { name: "Save and come back later" }));
    expect(await main.innerText()).toContain("This draft is not submitted");
    await check(page);

    await follow(page.getByRole("link", { name: "Notices" }));
    expect(await warning.innerText()).toContain("3 lots saved");
    expect(await warning.innerText()).toContain(DEADLINE);
    await check(page);
    await follow(warning.getByRole("link"));

    expect(await page.locator("#lots ol li").allInnerTexts()).toEqual([
      "Lot 9, Staffordshire and West Midlands",
      "Lot 20, London",
      "Lot 1, Northumbria",
    ]);
    await check(page);
    await follow(page.getByRole("button", { name: "Submit 3 lots" }));

    const reference = await shownReference(page);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Preferences submitted");
    expect(await warning.count()).toBe(0);
    await check(page);
    await follow(page.getByRole("link", { name: "See how your choice of lots stands now" }));
    await follow(page.getByRole("button", { name: "Change your choice of lots" }));
    await page.getByLabel("Lot 1, Northumbria").uncheck();
    await follow(page.getByRole("button", { name: "Continue" }));
    await follow(page.getByRole("button", { name: "Continue" }));
    expect(await main.innerText()).toContain("This replaces what you submitted in this round before");
    await follow(page.getByRole("button", { name: "Submit 2 lots" }));
    const changed = await shownReference(page);
    expect(changed).not.toBe(reference);

    await follow(page.getByRole("link", { name: "See how your choice of lots stands now" }));
    expect(await main.innerText()).toContain(changed);
    await follow(page.getByRole("link", { name: "Withdraw what you submitted" }));
    await check(page);
    await follow(page.getByRole("button", { name: "Withdraw" }));
    expect(await main.innerText()).toContain("You withdrew what you had submitted in this round");
    // Nothing is overwritten: all that was done stays in the history.
    expect(await main.innerText()).toContain(reference);
    expect(await main.innerText()).toContain(changed);
    await check(page);
  },
);

journey("a submission changes nothing that a rival or the authority sees", async ({ as }) => {
  const [bidder, rival, lead] = [
    await as("submit@sodexo-nacro.example"),
    await as("submit@arcc.example"),
    await as("lead@authority.example"),
  ];
  const seen = async () => {
    const texts: string[] = [];
    for (const [page, path] of looks) {
      await page.goto(path);
      // The timetable says what time it is.
      texts.push((await page.getByRole("main").innerText()).replace(/The dashed line is now: .*/, ""));
    }
    return texts;
  };
  await openRoundTwo(rival);
  await follow(lead.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  const competition = new URL(lead.url()).pathname;
  const looks = [
    [rival, new URL(rival.url()).pathname],
    [rival, "/bidder/notices"],
    [lead, competition],
    [lead, `${competition}/coverage?round=preferences-2`],
    [lead, "/authority/audit"],
    [lead, "/authority/notices"],
  ] as const;
  const before = await seen();
  await openRoundTwo(bidder);
  await submitLots(bidder, "Lot 1, Northumbria", "Lot 19, Essex");
  expect(await bidder.title()).toMatch(/^Preferences submitted/);
  expect(await seen()).toEqual(before);
});

journey("a bidder gets from the list of competitions to the receipt by keyboard alone", async ({ as }) => {
  const page = await as("submit@seetec.example");
  await pressOn(page, "Transforming Rehabilitation");
  await pressOn(page, "Choose lots");
  for (const lot of ["Lot 19, Essex", "Lot 21, Kent, Surrey and Sussex"]) {
    await tabTo(page, lot);
    await page.keyboard.press("Space");
  }
  await pressOn(page, "Continue");
  await pressOn(page, "Move up: Lot 21");
  // The lot that moved keeps the focus on one of its buttons.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Lot 21/);
  await pressOn(page, "Continue");
  await pressOn(page, "Submit 2 lots");
  expect(await shownReference(page)).not.toBe("no reference");
});
