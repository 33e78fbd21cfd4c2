import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible } from "./accessible.ts";
import { crawl } from "./crawl.ts";
import { looking as journey } from "./journey.ts";
import { signInAs } from "./sign-in.ts";
import { follow } from "./follow.ts";

const COMPETITION = "competitions/cmp";

/** Who comes, and pages that must be among those that they find. */
const roles = [
  {
    role: "a national lead",
    mail: "lead@authority.example",
    finds: [
      "/authority/people/appoint",
      `/authority/${COMPETITION}/propose-amendment`,
      `/authority/${COMPETITION}/hold`,
      `/authority/${COMPETITION}/outcome/correct`,
      `/authority/${COMPETITION}/proposals`,
      `/authority/${COMPETITION}/proposals/prp`,
      `/authority/${COMPETITION}/responses/org`,
      `/authority/${COMPETITION}/evaluation/declarations`,
      `/authority/${COMPETITION}/evaluation/results`,
      `/authority/${COMPETITION}/evaluation/sections/one/responses/org/moderate`,
      `/authority/${COMPETITION}/coverage/lots/lot/disclose round`,
      "/authority/competition-drafts/by-hand",
      "/authority/competition-drafts/copy from",
    ],
  },
  {
    role: "a team lead",
    mail: "midlands.lead@authority.example",
    finds: [`/authority/${COMPETITION}/coverage/lots/lot round`],
  },
  {
    role: "a support manager",
    mail: "support.9@authority.example",
    finds: [`/authority/${COMPETITION}/coverage`],
  },
  {
    role: "an evaluator",
    mail: "evaluator.1@authority.example",
    finds: [
      `/authority/${COMPETITION}/my-evaluation/declare`,
      `/authority/${COMPETITION}/my-evaluation/sections/one/responses/org`,
      `/authority/${COMPETITION}/responses/org`,
    ],
  },
  { role: "an auditor", mail: "auditor@authority.example", finds: ["/authority/audit"] },
  {
    role: "a submitter",
    mail: "submit@mtcnovo.example",
    finds: [
      "/bidder/people/invite",
      "/session/places/org/leave",
      "/session/tokens",
      ...["choose-lots", "rank-lots", "check-answers"].map(
        (step) => `/bidder/${COMPETITION}/preferences/preferences-2/${step}`,
      ),
    ],
  },
  {
    role: "a member",
    mail: "member@capita.example",
    finds: [`/bidder/${COMPETITION}/preferences/preferences-1/receipts/sub`],
  },
  { role: "a partner", mail: "partner.london@partner.example", finds: [`/partner/${COMPETITION}/lots/lot`] },
];

journey.for(roles)("every page that $role can come to is accessible", async ({ mail, finds }, { as }) => {
  const page = await as(mail);
  const found = await crawl(page, /^\/(authority|bidder|partner|session)\b/, checkWithErrors);
  expect(found).toEqual(expect.arrayContaining(finds));
});

journey("every page that a newcomer can come to is accessible", async ({ visit }) => {
  const page = await visit();
  await signInAs(page, "somebody@charity.example", "Somebody New");
  expect(await crawl(page, /^\/(session|bidder)\b/, checkWithErrors)).toContain("/bidder/register");
});

journey("every page that anybody can read is accessible", async ({ visit }) => {
  const page = await visit();
  await page.goto("/");
  expect(await crawl(page, /^\/(?!sign-in|local)/, checkWithErrors)).toEqual(
    expect.arrayContaining(["/accessibility", `/${COMPETITION}`, `/${COMPETITION}/timetable`]),
  );
});

journey("a page that is not there says so accessibly", async ({ visit, as }) => {
  const visitor = await visit();
  const bidder = await as("submit@capita.example");
  for (const page of [visitor, bidder]) {
    await page.goto("/bidder/../nothing-here");
    expect(await page.title()).toMatch(/^Page not found/);
    await checkAccessible(page);
  }
  await bidder.goto("/authority");
  await checkAccessible(bidder);
});

/** Checks a page, and the same page again with the errors of a form on it that is sent empty; once for pages built alike. */
async function checkWithErrors(page: Page): Promise<void> {
  const isNew = await checkAccessible(page);
  if (!isNew) return;
  const form = page.locator("main form[method=post]").filter({ has: page.locator(".govuk-form-group") });
  if ((await form.count()) === 0) return;
  await form.first().evaluate(emptied);
  await follow(form.first().locator("button:not([aria-hidden])").first());
  if ((await page.title()).startsWith("Error: ")) await checkAccessible(page);
}

/** Runs in the page: takes back everything that a form has filled in. */
function emptied(form: Element): void {
  for (const control of form.querySelectorAll("input:not([type=hidden]), textarea, select")) {
    if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type))
      control.checked = false;
    else if (control instanceof HTMLSelectElement) control.selectedIndex = 0;
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      control.value = "";
  }
}
