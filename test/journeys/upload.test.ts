import { mkdtemp, open, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { checkAccessible, checkReflow } from "./accessible.ts";
import { follow } from "./follow.ts";
import { meanwhile } from "./held-parts.ts";
import { download, openPqq, pqqJourney } from "./pqq.ts";
import { signInAs } from "./sign-in.ts";

const MB = 2 ** 20;
const PARTS = "**/local/objects/uploads/**";

/** Goes to where the accounts are added. */
async function openAccounts(page: Page): Promise<void> {
  await openPqq(page);
  await follow(page.getByRole("link", { name: "Attachments" }));
  await follow(page.getByRole("button", { name: /^Save and (add|change) files/ }).first());
}

/** Files in a folder of their own, until the work with them is done. */
async function withFiles(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "portal-files-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A PDF of some size, most of it a picture that no page shows; its middle is empty. */
async function aLargePdf(file: string, bytes: number): Promise<string> {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
  ];
  let head = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const at = head.length;
    head += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  offsets.push(head.length);
  // Numbers are written as long as they can be, so that the length of all else is known before the picture's.
  const begin = (length: number) => `4 0 obj\n<< /Length ${String(length).padStart(10, "0")} >>\nstream\n`;
  const end = (table: number) =>
    [
      "\nendstream\nendobj\nxref\n0 5\n0000000000 65535 f \n",
      ...offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`),
      `trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${String(table).padStart(10, "0")}\n%%EOF\n`,
    ].join("");
  const length = bytes - head.length - begin(0).length - end(0).length;
  const before = head + begin(length);
  await writeFile(file, before);
  await truncate(file, before.length + length);
  await writeFile(file, end(before.length + length + "\nendstream\nendobj\n".length), { flag: "a" });
  return file;
}

async function upload(page: Page, files: string | string[]): Promise<void> {
  await page.getByLabel("Add files").setInputFiles(files);
  await page.getByRole("button", { name: "Upload" }).click();
}

const filesRegion = (page: Page) => page.getByRole("region", { name: "Files", exact: true });

pqqJourney(
  "large files are sent with progress, again when the connection is lost, and on from where they stopped",
  ({ as }) =>
    withFiles(async (folder) => {
      const page = await as("submit@capita.example");
      await openAccounts(page);
      await checkAccessible(page);
      expect(await page.getByRole("main").innerText()).toContain("Each file can have up to 500 MB");
      const large = await aLargePdf(join(folder, "accounts.pdf"), 40 * MB);
      const cut = join(folder, "cut.pdf");
      await writeFile(cut, "%PDF-1.7\nnot all of it");
      const chooser = page.getByLabel("Add files");
      const line = page.getByRole("list", { name: "Files on their way" }).getByRole("listitem");

      // The first part arrives; then the connection is gone, until the page is closed.
      let sent = 0;
      await page.route(PARTS, (route) => ((sent += 1) === 1 ? route.continue() : route.abort()));
      await chooser.setInputFiles(large);
      await page.getByRole("button", { name: "Upload" }).click();
      await line.getByText("The connection was lost. What has arrived is kept").waitFor();
      await page.getByRole("progressbar", { name: "accounts.pdf" }).waitFor();
      await page.getByRole("status").filter({ hasText: "accounts.pdf: The connection was lost" }).waitFor();
      await checkAccessible(page);
      page.once("dialog", (leaving) => void leaving.accept());
      await page.reload();
      expect(await filesRegion(page).innerText()).toContain(
        "Choose the same file again to go on, or remove it",
      );
      await checkAccessible(page);

      // The same file goes on: five parts, of which one is there. Another fails once and is sent again.
      await page.unroute(PARTS);
      let resumed = 0;
      await page.route(PARTS, (route) => ((resumed += 1) === 2 ? route.abort() : route.continue()));
      await chooser.setInputFiles([large, cut]);
      await page.getByRole("button", { name: "Upload" }).click();
      await filesRegion(page).getByText("Checked", { exact: true }).waitFor();
      await filesRegion(page).getByText("Refused", { exact: true }).waitFor();
      // Whoever listens hears both verdicts, whichever comes last, and goes on where the next file is chosen.
      await page
        .getByRole("status")
        .filter({ hasText: /\.pdf: (Checked|Refused: .*damaged)/ })
        .waitFor();
      await page.waitForFunction(() => document.activeElement?.matches("input[type=file]"));
      // Four parts of the large file, one of the small, one of them twice.
      expect(resumed).toBe(6);
      expect(await filesRegion(page).innerText()).toContain("The file is damaged or not complete");
      expect(await filesRegion(page).innerText()).toMatch(/accounts\.pdf[^]*40 MB, added by/);
      await checkAccessible(page);

      const fetched = await download(filesRegion(page).getByRole("link", { name: "accounts.pdf" }));
      expect(fetched.bytes).toHaveLength(40 * MB);
      expect(fetched.bytes.subarray(-6).toString()).toBe("%%EOF\n");

      await follow(filesRegion(page).getByRole("button", { name: "Remove cut.pdf" }));
      expect(await filesRegion(page).innerText()).not.toContain("cut.pdf");
      await follow(page.getByRole("link", { name: "Back to Attachments" }));
      expect(await page.getByRole("main").innerText()).toContain("accounts.pdf (40 MB, checked)");
    }),
);

pqqJourney("a file that changes on the disk while it is sent is never stored as a mixture", ({ as }) =>
  withFiles(async (folder) => {
    const page = await as("submit@sodexo-nacro.example");
    await openAccounts(page);
    const file = await aLargePdf(join(folder, "accounts.pdf"), 25 * MB);
    // Chromium reads no file any more that is newer than when it was chosen; others, and it too where that cannot be seen,
    // read whatever the disk holds. Of four parts three are on their way at once.
    const noon = new Date("2013-10-15T12:00:00Z");
    for (const isSeen of [true, false]) {
      await utimes(file, noon, noon);
      await meanwhile(
        page,
        async () => {
          const bytes = await open(file, "r+");
          for (let part = 0; part < 4; part += 1) await bytes.write("other", part * 8 * MB + 1_000);
          await bytes.close();
          if (!isSeen) await utimes(file, noon, noon);
        },
        () => upload(page, file),
      );
      const line = page.getByRole("list", { name: "Files on their way" }).getByRole("listitem");
      await line.getByText("This file changed since you chose it: choose it again").waitFor();
      const said = "accounts.pdf: This file changed since you chose it: choose it again";
      await page.getByRole("status").filter({ hasText: said }).waitFor();
      await checkAccessible(page);
      await checkReflow(page);
      await page.reload();
      expect(await filesRegion(page).innerText()).toContain("No file has been added yet");
      await aLargePdf(file, 25 * MB);
    }
    // One that is deleted is not there any more.
    await meanwhile(
      page,
      () => rm(file),
      () => upload(page, file),
    );
    await page
      .getByRole("list", { name: "Files on their way" })
      .getByText("This file is not there any more")
      .waitFor();
    await page.reload();
    await aLargePdf(file, 25 * MB);
    // As it is now it is taken.
    await upload(page, file);
    await filesRegion(page).getByText("Checked", { exact: true }).waitFor();
    await upload(page, file);
    await page
      .getByRole("list", { name: "Files on their way" })
      .getByText("This file is there already")
      .waitFor();
    await follow(filesRegion(page).getByRole("button", { name: "Remove accounts.pdf" }));
  }),
);

pqqJourney("an upload goes on in a question's last place, and after the session has ended", ({ as }) =>
  withFiles(async (folder) => {
    const page = await as("submit@crr.example");
    await openPqq(page);
    await follow(page.getByRole("link", { name: "Attachments" }));
    await follow(page.locator('button[value="files structure-chart"]'));
    const large = await aLargePdf(join(folder, "chart.pdf"), 20 * MB);
    const line = page.getByRole("list", { name: "Files on their way" }).getByRole("listitem");

    // Begun by a program, under a key of its own, and never sent.
    const uploads = (await page.locator("form[data-uploads]").getAttribute("data-uploads")) ?? "";
    const openedFor = await page.locator("input[name=openedFor]").first().inputValue();
    const begun = await page.evaluate(
      async ([to = "", who = ""]) => {
        const headers = {
          "content-type": "application/json",
          "idempotency-key": crypto.randomUUID(),
          "x-opened-for": encodeURIComponent(who),
        };
        const body = JSON.stringify({ name: "chart.pdf", size: 20 * 2 ** 20 });
        return (await fetch(to, { method: "POST", headers, body })).status;
      },
      [uploads, openedFor],
    );
    expect(begun).toBe(201);
    await page.reload();
    expect(await filesRegion(page).innerText()).toContain("Choose again what is not finished");
    await checkAccessible(page);
    await checkReflow(page);

    // The session ends after the first part.
    await meanwhile(
      page,
      () => page.context().clearCookies(),
      () => upload(page, large),
    );
    await line.getByText("You have been signed out. What has arrived is kept").waitFor();
    await checkAccessible(page);
    await checkReflow(page);
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      line.getByRole("link", { name: "sign in again (opens in a new tab)" }).click(),
    ]);
    await tab.waitForLoadState();
    await signInAs(tab, "submit@crr.example");
    await tab.close();
    await line.getByRole("button", { name: "Try again chart.pdf" }).click();
    await filesRegion(page).getByText("Checked", { exact: true }).waitFor();
    const fetched = await download(filesRegion(page).getByRole("link", { name: "chart.pdf" }));
    expect(fetched.bytes).toHaveLength(20 * MB);
  }),
);

pqqJourney("a file on its way can be cancelled, and is then nowhere", ({ as }) =>
  withFiles(async (folder) => {
    const page = await as("submit@sodexo-nacro.example");
    await openAccounts(page);
    await page.route(PARTS, () => undefined);
    await page.getByLabel("Add files").setInputFiles(await aLargePdf(join(folder, "accounts.pdf"), MB));
    await page.getByRole("button", { name: "Upload" }).click();
    await page.getByRole("button", { name: "Cancel accounts.pdf" }).click();
    await page.getByText("Cancelled", { exact: true }).waitFor();
    await checkAccessible(page);
    await page.reload();
    expect(await filesRegion(page).innerText()).toContain("No file has been added yet");
  }),
);

pqqJourney("small files go with a plain form, each on its own, without script", ({ as }) =>
  withFiles(async (folder) => {
    const page = await as("submit@crr.example", { javaScriptEnabled: false });
    await openAccounts(page);
    await checkReflow(page);
    expect(await page.getByRole("main").innerText()).toContain("you can send 4 MB at once");
    const [notes, empty] = [join(folder, "notes.txt"), join(folder, "empty.pdf")];
    await writeFile(notes, "Notes");
    await writeFile(empty, "");
    await page.getByLabel("Add files").setInputFiles([notes, empty]);
    await follow(page.getByRole("button", { name: "Upload" }));
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.getByRole("alert").innerText()).toContain("empty.pdf: the file is empty");
    expect(await filesRegion(page).innerText()).toContain("notes.txt");
    await checkReflow(page);
    const fetched = await download(filesRegion(page).getByRole("link", { name: "notes.txt" }));
    expect(fetched.bytes.toString()).toBe("Notes");
    await follow(filesRegion(page).getByRole("button", { name: "Remove notes.txt" }));
    expect(await filesRegion(page).innerText()).toContain("No file has been added yet");
  }),
);

pqqJourney("an old tab uploads nothing for whoever has signed in since, and says why", ({ as }) =>
  withFiles(async (folder) => {
    const page = await as("submit@capita.example");
    await openAccounts(page);
    const other = await page.context().newPage();
    await signInAs(other, "submit@sodexo-nacro.example");
    await openAccounts(other);
    await other.getByLabel("Add files").setInputFiles(await aLargePdf(join(folder, "theirs.pdf"), MB));
    await other.getByRole("button", { name: "Upload" }).click();
    await filesRegion(other).getByText("Checked", { exact: true }).waitFor();

    await page.getByLabel("Add files").setInputFiles(await aLargePdf(join(folder, "late.pdf"), MB));
    const looked = page.waitForResponse(
      (answer) => answer.url() === page.url() && answer.request().method() === "GET",
    );
    await page.getByRole("button", { name: "Upload" }).click();
    const line = page.getByRole("list", { name: "Files on their way" }).getByRole("listitem");
    await line.getByText(/Refused: You opened this as .* for Capita.*; you now act for .*Sodexo/).waitFor();
    // The script looks for the files after every upload: what is somebody else's is not shown in this tab.
    expect(await (await looked).text()).toContain("theirs.pdf");
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await filesRegion(page).innerText()).not.toContain("theirs.pdf");
    await other.reload();
    expect(await filesRegion(other).innerText()).not.toContain("late.pdf");

    await follow(page.getByRole("button", { name: "Sign out" }));
    await page.getByRole("heading", { name: "This page was opened for somebody else" }).waitFor();
    await checkAccessible(page);
    await checkReflow(page);
    await other.reload();
    expect(await filesRegion(other).innerText()).toContain("theirs.pdf");

    // Where nothing has changed, nothing is renewed, and whoever is at a button there stays at it.
    const again = other.waitForResponse(
      (answer) => answer.url() === other.url() && answer.request().method() === "GET",
    );
    const bad = join(folder, "page.html");
    await writeFile(bad, "<b>");
    await other.getByLabel("Add files").setInputFiles(bad);
    const region = await filesRegion(other).elementHandle();
    await other.getByRole("button", { name: "Upload" }).click();
    await (await again).finished();
    await other.evaluate(() => new Promise(requestAnimationFrame));
    expect(await region?.evaluate((shown) => shown.isConnected)).toBe(true);
  }),
);
