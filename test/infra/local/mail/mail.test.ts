import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Mail } from "../../../../functions/platform/mail.ts";
import { fileNotifier } from "../../../../infra/local/mail/file-notifier.ts";
import { mailFile, readMailFile } from "../../../../infra/local/mail/mail-file.ts";
import { mailViewer } from "../../../../infra/local/mail/mail-viewer.ts";
import { aFront } from "../front/a-front.ts";
import { aFolder } from "../../../builders/folder.ts";

let dir: string;
beforeEach(() => void (dir = aFolder()));

const aMail = (over: Partial<Mail> = {}): Mail => ({
  key: "entry-1",
  to: "submit@sodexo-nacro.example",
  subject: "Lot preferences: round 2 closes tomorrow",
  text: "Round 2 closes at 12 noon on Friday 16 May 2014 (BST).\n",
  at: "2014-05-15T11:00:00.000Z",
  ...over,
});
const named = { from: "Portal <no-reply@portal.invalid>", id: "1" };

describe("a mail file", () => {
  it("has the headers of RFC 5322 and lines that every mail program takes", () => {
    const file = mailFile(aMail({ text: `${"long ".repeat(100)}\nCafé = 5 €` }), named);
    expect(file).toContain("\r\nDate: Thu, 15 May 2014 11:00:00 +0000\r\n");
    expect(file).toContain("\r\nTo: submit@sodexo-nacro.example\r\n");
    expect(file).toContain("Caf=C3=A9 =3D 5 =E2=82=AC");
    for (const line of file.split("\r\n")) expect(line.length).toBeLessThanOrEqual(76);
    expect(file).not.toMatch(/[^\x20-\x7e\r\n]/);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it.each([
    ["plain text", "Hello", "One\nTwo\n\nThree"],
    ["accents and signs", "Rhestr fer: Cymru – ŵ ŷ €", "Café = 5 €\t🙂\n=20 stays"],
    ["spaces at the ends of lines", "Subject", "one \n two  \n"],
    ["a very long subject and line", "ŵ".repeat(200), "x".repeat(3000)],
    ["what looks encoded", "=?utf-8?B?aGk=?=", "=?utf-8?B?aGk=?="],
    ["nothing", "", ""],
  ])("reads back %s", (_, subject, text) => {
    const mail = aMail({ subject, text });
    expect(readMailFile(mailFile(mail, named))).toEqual({ to: mail.to, subject, text, at: mail.at });
  });

  it("lets no subject or recipient begin another header", () => {
    const file = mailFile(aMail({ subject: "Hello\r\nBcc: spy@example.com" }), named);
    expect(file).not.toMatch(/^Bcc:/m);
    for (const to of [
      "a@b.example\r\nBcc: c@d.example",
      "a@b.example, c@d.example",
      "nobody",
      "<a@b.example>",
    ])
      expect(() => mailFile(aMail({ to }), named)).toThrow("one plain address");
  });
});

describe("the notifier", () => {
  it("keeps one file for each key, and a repeat changes nothing", async () => {
    const notifier = fileNotifier(dir);
    await Promise.all([
      notifier.send(aMail()),
      notifier.send(aMail()),
      notifier.send(aMail({ key: "entry-2" })),
    ]);
    const files = (await readdir(dir)).toSorted();
    expect(files).toHaveLength(2);
    const before = await Promise.all(files.map((file) => readFile(join(dir, file), "utf8")));
    await fileNotifier(dir).send(aMail({ text: "changed" }));
    expect((await readdir(dir)).toSorted()).toEqual(files);
    expect(await Promise.all(files.map((file) => readFile(join(dir, file), "utf8")))).toEqual(before);
  });
});

describe("the viewer", () => {
  const prefix = "/local/mail";
  const opened = async () => aFront({ mounts: [mailViewer({ prefix, dir })] });
  const page = async (address: string) => {
    const answer = await fetch(address);
    return {
      status: answer.status,
      text: await answer.text(),
      csp: answer.headers.get("content-security-policy"),
    };
  };

  it("lists the newest first, for one recipient if asked, and shows each", async () => {
    const notifier = fileNotifier(dir);
    await notifier.send(aMail({ key: "1", subject: "Older", at: "2014-05-08T08:00:00.000Z" }));
    await notifier.send(
      aMail({ key: "2", subject: "Newer", at: "2014-05-08T08:00:00.001Z", to: "lead@authority.example" }),
    );
    const viewer = await opened();
    const { text } = await page(viewer.origin + prefix);
    expect(text.indexOf("Newer")).toBeGreaterThan(0);
    expect(text.indexOf("Newer")).toBeLessThan(text.indexOf("Older"));

    const { text: filtered } = await page(`${viewer.origin}${prefix}?to=lead%40authority.example`);
    expect(filtered).toContain("Newer");
    expect(filtered).not.toContain("Older");
    const link = /href="(\/local\/mail\/[0-9a-f]+)"/.exec(filtered)?.[1] ?? "";
    const { text: mail } = await page(viewer.origin + link);
    expect(mail).toContain("Round 2 closes at 12 noon");
    expect(mail).toContain("Thursday 8 May 2014 (BST)");
    await viewer.close();
  });

  it("shows mails as text, never as markup, and runs no script", async () => {
    const markup = "<script>alert(1)</script>";
    await fileNotifier(dir).send(aMail({ subject: markup, text: `${markup} & "more"` }));
    const viewer = await opened();
    const list = await page(`${viewer.origin}${prefix}?to=%3Cscript%3E%22`);
    const all = await page(viewer.origin + prefix);
    const link = /href="(\/local\/mail\/[0-9a-f]+)"/.exec(all.text)?.[1] ?? "";
    const one = await page(viewer.origin + link);
    for (const { text, csp } of [list, all, one]) {
      expect(text).not.toContain("<script");
      expect(csp).toContain("default-src 'none'");
    }
    expect(one.text).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;");
    await viewer.close();
  });

  it("answers 404 for what is no mail of its folder, and 405 for anything but reading", async () => {
    const viewer = await opened();
    expect((await page(`${viewer.origin}${prefix}/${"0".repeat(32)}`)).status).toBe(404);
    expect((await page(`${viewer.origin}${prefix}/..%2Fpackage.json`)).status).toBe(404);
    expect((await fetch(viewer.origin + prefix, { method: "POST" })).status).toBe(405);
    await viewer.close();
  });
});
