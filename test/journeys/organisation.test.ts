import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible, checkReflow } from "./accessible.ts";
import { follow, throughCheck } from "./follow.ts";
import { journey } from "./journey.ts";
import { signInAs } from "./sign-in.ts";

const ways = [
  { way: "with script", name: "Scripted Futures", javaScriptEnabled: true, check: checkAccessible },
  // Axe itself is a script.
  { way: "without script", name: "Plain Futures", javaScriptEnabled: false, check: checkReflow },
];

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const link = (page: Page, name: string | RegExp) => page.getByRole("link", { name });
const main = (page: Page) => page.getByRole("main");

/** Opens the newest mail to an address in the local viewer and gives back the link that it carries. */
async function linkMailedTo(page: Page, mail: string): Promise<string> {
  await expect
    .poll(async () => {
      await page.goto(`/local/mail?to=${encodeURIComponent(mail)}`);
      return link(page, /^Confirm your email address/).count();
    })
    .toBeGreaterThan(0);
  await follow(link(page, /^Confirm your email address/).first());
  const [address = ""] = /https?:\S+\/confirm-contact\/\S+/.exec(await page.locator("pre").innerText()) ?? [];
  return new URL(address).pathname;
}

journey.for(ways)(
  "somebody registers an organisation, confirms its contact and invites a colleague, $way",
  async ({ name, javaScriptEnabled, check }, { visit }) => {
    const page = await visit({ javaScriptEnabled });
    const domain = `${name.toLowerCase().replace(" ", "-")}.example`;
    await signInAs(page, `nina@${domain}`, "Nina New");
    await follow(button(page, "Register your organisation"));
    await check(page);

    await page.getByLabel("Name of the organisation or consortium").fill(name);
    await page.getByRole("radio", { name: "Probation Trust" }).check();
    await page.getByLabel("Company number").fill("12345");
    await page.getByLabel("Address line 1").fill("1 High Street");
    await follow(button(page, "Register"));
    expect(await page.title()).toMatch(/^Error: /);
    for (const words of ["Enter a company number", "Enter a town or city", "Enter a full postcode"])
      expect(await main(page).innerText()).toContain(words);
    await check(page);

    await page.getByLabel("Company number").fill(javaScriptEnabled ? "0123 4567" : "07654321");
    await page.getByLabel("Town or city").fill("Leeds");
    await page.getByLabel("Postcode").fill("ls1 1aa");
    await page.getByRole("group", { name: "Main contact" }).getByLabel("Full name").fill("Carla Contact");
    await page.getByLabel("Email address").fill(`carla@${domain}`);
    await follow(button(page, "Register"));
    expect(await main(page).innerText()).toContain("Probation Trusts cannot bid for these contracts");
    await check(page);
    await page.getByRole("radio", { name: "Mutual", exact: true }).check();
    await follow(button(page, "Register"));
    await follow(button(page, `Go on for ${name}`));

    const banner = page.getByRole("region", { name: "Address not confirmed" });
    expect(await banner.innerText()).toContain(`carla@${domain}`);
    await follow(link(page, "Organisation"));
    for (const words of [javaScriptEnabled ? "01234567" : "07654321", "LS1 1AA", "Not confirmed"])
      expect(await main(page).innerText()).toContain(words);
    await check(page);

    await page.goto(await linkMailedTo(page, `carla@${domain}`));
    await check(page);
    await follow(button(page, "Confirm this address"));
    expect(await main(page).innerText()).toContain("There is nothing more to do");
    await check(page);
    await page.goto("/bidder/organisation");
    expect(await banner.count()).toBe(0);

    await follow(link(page, "People").first());
    await follow(button(page, "Invite a colleague"));
    await page.getByLabel("Full name").fill("Moira Member");
    await page.getByLabel("Email address").fill(`moira@${domain}`);
    await page.getByRole("radio", { name: /^Contributor/ }).check();
    await throughCheck(page, "Invite", { look: check });
    await check(page);
    const colleague = await visit({ javaScriptEnabled });
    await signInAs(colleague, `moira@${domain}`, "Moira Member");
    await check(colleague);
    await follow(link(colleague, /Accept or refuse/));
    expect(await main(colleague).innerText()).toContain("Invited by Nina New");
    await check(colleague);
    await follow(button(colleague, "Accept this place"));
    await follow(link(colleague, "Organisation"));
    expect(await main(colleague).innerText()).toContain(name);
    expect(await link(colleague, /^Change/).count()).toBe(0);

    await follow(link(page, "People").first());
    await follow(link(page, "Remove: Moira Member"));
    await check(page);
    await follow(button(page, "Remove"));
    expect(await main(page).innerText()).not.toContain(`moira@${domain}`);
    await colleague.goto("/bidder/organisation");
    expect(await colleague.title()).toMatch(/^Sign in/);
  },
);

journey("two colleagues change one address, and the slower one sees both texts", async ({ as }) => {
  const [quick, slow] = [await as("submit@rrp.example"), await as("submit@rrp.example")];
  for (const page of [quick, slow]) {
    await follow(link(page, "Organisation"));
    await follow(link(page, /^Change\s+registered address/));
    await checkAccessible(page);
    await page.getByLabel("Town or city").fill("Nottingham");
    await page.getByLabel("Postcode").fill("NG1 1AA");
  }
  const saveStreet = async (page: Page, street: string) => {
    await page.getByLabel("Address line 1").fill(street);
    await follow(button(page, "Save"));
  };
  await saveStreet(quick, "1 High Street");
  expect(await main(quick).innerText()).toContain("1 High Street");
  await checkAccessible(quick);
  await saveStreet(slow, "9 Mill Lane");
  expect(await slow.getByRole("heading", { level: 1 }).innerText()).toBe("Somebody changed this meanwhile");
  for (const street of ["1 High Street", "9 Mill Lane"])
    expect(await slow.getByRole("cell", { name: street }).count()).toBe(1);
  await checkAccessible(slow);
  await follow(button(slow, "Save mine instead"));
  expect(await main(slow).innerText()).toContain("9 Mill Lane");
});

journey("a bidder whose response is in asks for another member, and a lead approves it", async ({ as }) => {
  const page = await as("submit@rrp.example");
  await follow(link(page, "Organisation"));
  await follow(link(page, /^Change\s+members/));
  await checkAccessible(page);
  await follow(link(page, "Ask for a change of members"));
  await checkAccessible(page);
  await follow(link(page, "Ask to replace a member"));
  await checkAccessible(page);
  await page.getByLabel("Which member?").selectOption("CRI");
  await page.getByLabel("Name of the one who takes its place").fill("New Partner");
  await page.getByLabel("Share of the contract value").fill("a third");
  await follow(button(page, "Send the request"));
  for (const words of ["Choose what kind of organisation it is", "whole percent", "Give a reason"])
    expect(await main(page).innerText()).toContain(words);
  await checkAccessible(page);
  await page.getByRole("radio", { name: "Mutual", exact: true }).check();
  await page.getByLabel("Share of the contract value").fill("30");
  await page.getByLabel("Reason").fill("CRI steps back");
  await follow(button(page, "Send the request"));
  expect(await main(page).innerText()).toContain("Waiting for the authority");
  await checkAccessible(page);

  const lead = await as("lead@authority.example");
  await follow(link(lead, "Organisations").first());
  await checkAccessible(lead);
  await follow(link(lead, "Requests to change members"));
  await checkAccessible(lead);
  await follow(link(lead, "New Partner takes the place of CRI"));
  await follow(button(lead, "Continue"));
  expect(await main(lead).innerText()).toContain("Choose whether you approve the change");
  await checkAccessible(lead);
  await lead.getByRole("radio", { name: /^Approve/ }).check();
  await lead.getByLabel("Reason").fill("As strong as before");
  await follow(button(lead, "Continue"));
  await checkAccessible(lead);
  const second = await as("second.lead@authority.example");
  await follow(link(second, /^Change of a consortium/));
  await checkAccessible(second);
  await follow(button(second, "Confirm"));
  await checkAccessible(second);
  await follow(link(lead, "Organisations").first());
  await follow(link(lead, "Reducing Reoffending Partnership"));
  expect(await main(lead).innerText()).toContain("New Partner (mutual), 30%");
  await checkAccessible(lead);
  await follow(link(lead, "Version 1"));
  expect(await main(lead).innerText()).toContain("CRI (company)");
  await checkAccessible(lead);

  await page.reload();
  expect(await main(page).innerText()).toContain("As strong as before");
  await expect
    .poll(async () => {
      await page.goto("/bidder/notices");
      return main(page).innerText();
    })
    .toContain("New Partner takes the place of CRI");
});
