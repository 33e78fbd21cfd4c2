import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible, checkReflow } from "./accessible.ts";
import { follow } from "./follow.ts";
import { addFile, download, fillSection, openPqq, pqqJourney, SECTIONS } from "./pqq.ts";

const verifier = fileURLToPath(new URL("../../infra/local/verify-receipt.ts", import.meta.url));
const ACCOUNTS = "Three years of accounts, in short.\n";

pqqJourney(
  "a PQQ of 60 questions is answered, submitted and receipted without script, and the receipt holds offline",
  async ({ as, portal }) => {
    const page = await as("submit@capita.example", { javaScriptEnabled: false });
    const main = page.getByRole("main");
    await openPqq(page);
    await checkReflow(page);
    expect(SECTIONS.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(60);
    await follow(page.getByRole("link", { name: SECTIONS[0]?.title ?? "" }));
    for (const section of SECTIONS) {
      expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(section.title);
      for (const question of section.questions)
        if (question.kind === "file" && question.required) await addFile(page, question, ACCOUNTS);
      await fillSection(page, section);
      await checkReflow(page);
      await follow(page.getByRole("button", { name: "Save and continue" }));
    }

    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Check your answers");
    expect(await main.innerText()).not.toContain("Answer this question");
    await checkReflow(page);
    // A colleague with script, in whose browser axe runs, sees the same pages.
    const member = await as("member@capita.example");
    await lookAt(member, page.url());
    expect(await member.getByRole("main").innerText()).toContain("Only a submitter of your organisation");
    expect(await member.getByRole("button", { name: "Submit response" }).count()).toBe(0);
    const warning = member.getByRole("region", { name: "Draft not submitted" });
    expect(await warning.count()).toBe(0);
    await lookAt(member, "/bidder");
    expect(await warning.innerText()).toContain("unless somebody who submits for your organisation checks");

    await follow(page.getByRole("button", { name: "Submit response" }));
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Response submitted");
    await signed(page);
    await checkReflow(page);
    await lookAt(member, page.url());
    expect(await warning.count()).toBe(0);
    await lookAt(member, `${page.url()}/answers`);
    await printsWhole(member);
    const receipt = await download(page.getByRole("link", { name: "Download the signed receipt" }));
    const answers = await Promise.all(
      (await page.getByRole("link", { name: /\.json$/ }).all()).map(async (link) =>
        link.getAttribute("href"),
      ),
    );
    // The profile, every section, and which file answers what.
    expect(answers).toHaveLength(SECTIONS.length + 2);
    const kept = [
      { name: "accounts.txt", bytes: Buffer.from(ACCOUNTS) },
      ...(await Promise.all(
        answers.map(async (href) => ({
          name: href?.split("/").at(-1) ?? "",
          bytes: await (await page.request.get(href ?? "")).body(),
        })),
      )),
    ];
    const keys = await (await page.request.get(`${portal.origin}/.well-known/receipt-keys.json`)).body();
    expect(await verified(receipt.bytes, keys, kept)).toMatch(/^Everything holds\.\n/);
    const [first, ...others] = kept;
    const changed = { name: "accounts.txt", bytes: Buffer.from(ACCOUNTS.replace("short", "shorT")) };
    expect(first?.name).toBe(changed.name);
    expect(await verified(receipt.bytes, keys, [changed, ...others])).toMatch(/^Not everything holds\.\n/);

    await follow(page.getByRole("link", { name: "PQQ", exact: true }));
    await lookAt(member, page.url());
    expect(await member.getByRole("main").innerText()).toMatch(/Files\s+Accounts[^]*1\sfile/);
    await follow(page.getByRole("link", { name: "Withdraw what you submitted" }));
    await lookAt(member, page.url());
    await follow(page.getByRole("button", { name: "Withdraw" }));
    expect(await main.innerText()).toContain("You withdrew what you had submitted");
    await checkReflow(page);
  },
);

async function lookAt(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await checkAccessible(page);
}

/** On paper a submission is as wide as it, has every answer, who sent it and when, and nothing to press. */
async function printsWhole(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 900 };
  const read = await page.getByRole("main").innerText();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 680, height });
  const main = page.getByRole("main");
  for (const part of [...SECTIONS.map(({ title }) => title), "Submitted by", "Received", "Accounts"])
    expect(await main.innerText()).toContain(part);
  expect((await main.innerText()).length).toBeGreaterThan(read.length - 200);
  expect(await page.locator("button:visible, input:visible, .govuk-back-link:visible").count()).toBe(0);
  const cut = await main.evaluate(
    (element) =>
      [element, ...element.querySelectorAll("*")].filter(
        (one) =>
          one.scrollWidth > one.clientWidth + 1 &&
          one.clientWidth > 0 &&
          getComputedStyle(one).overflowX !== "visible",
      ).length,
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect([cut, wide]).toEqual([0, 680]);
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width, height });
}

/** Waits for the signature: the file is looked into first. */
async function signed(page: Page): Promise<void> {
  const pending = page.getByText("Receipt pending");
  while ((await pending.count()) > 0) await page.reload();
}

/** What the command says of a receipt and files that lie in a folder. */
async function verified(
  receipt: Buffer,
  keys: Buffer,
  files: readonly { name: string; bytes: Buffer }[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "portal-receipt-"));
  const place = async (name: string, bytes: Buffer) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  try {
    const paths = await Promise.all(files.map(({ name, bytes }) => place(name, bytes)));
    const args = [await place("receipt.json", receipt), ...paths, "--keys", await place("keys", keys)];
    const ran = promisify(execFile)(process.execPath, [verifier, ...args]);
    // Where not everything holds the command ends with 1, and says why all the same.
    return await ran.then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

pqqJourney("two people answer one section, and nothing of either is lost", async ({ as }) => {
  const [page, colleague] = [await as("submit@crr.example"), await as("member@crr.example")];
  const main = page.getByRole("main");
  const section = SECTIONS[3];
  const [question] = section?.questions ?? [];
  if (section === undefined || question === undefined)
    throw new Error("the questionnaire has no such section");
  await page.goto("/bidder");
  await follow(page.getByRole("link", { name: "Transforming Rehabilitation" }).first());
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: "PQQ", exact: true }));
  await checkAccessible(page);
  await openPqq(colleague);
  for (const one of [page, colleague]) await follow(one.getByRole("link", { name: section.title }));
  await checkAccessible(page);

  await colleague.getByLabel(question.title).fill("What the colleague knows.");
  await follow(colleague.getByRole("button", { name: "Save and come back later" }));
  expect(await colleague.getByRole("alert").innerText()).toContain("Your answers are saved");
  await checkAccessible(colleague);

  await page.getByLabel(question.title).fill("What the submitter knows.");
  await follow(page.getByRole("button", { name: "Save and continue" }));
  expect(await page.title()).toMatch(/^Error: Somebody changed this section meanwhile/);
  expect(await main.innerText()).toContain("What the colleague knows.");
  await checkAccessible(page);
  await page.getByLabel("What you typed", { exact: true }).fill("What both know.");
  await follow(page.getByRole("button", { name: "Save and continue" }));
  expect(await main.innerText()).toContain("select which answer goes on. Nothing was saved");
  await checkAccessible(page);
  await page.getByLabel("What you typed, as it stands here").check();
  await follow(page.getByRole("button", { name: "Save and continue" }));

  expect(await page.title()).toMatch(/^Error: /);
  expect(await main.innerText()).toContain("Everything you typed is saved.");
  expect(await page.getByLabel(question.title).inputValue()).toBe("What both know.");
  await checkAccessible(page);
  await follow(page.getByRole("link", { name: "continue and come back to it later" }));
  await follow(page.getByRole("link", { name: "Pre-qualification questionnaire (PQQ)", exact: true }));
  await follow(page.getByRole("link", { name: "Check your answers and submit" }));
  expect(await main.innerText()).toContain("6 sections are not complete");
  await checkAccessible(page);
  for (const way of ["Read and print all your answers", "Print all questions"]) {
    await page.goBack();
    await follow(page.getByRole("link", { name: way }));
    await checkAccessible(page);
  }
});
