import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { checkFile } from "../../functions/files/checking.ts";
import { loadQuestionFiles } from "../../functions/responses/file-facts.ts";
import { startUpload } from "../../functions/responses/file-operations.ts";
import type { BidderActor } from "../../shared/kernel/actor.ts";
import { QuestionId } from "../../shared/questionnaire/schema.ts";
import { anyKey, must } from "../builders/competition.ts";
import { type AFile, anOfficeFile, aPdf } from "../builders/documents.ts";
import { eicar } from "../builders/hostile-files.ts";
import { aPqq, CLOSES, type RunningPqq } from "../builders/pqq.ts";
import type { Answer } from "../builders/answer.ts";
import { front, type Front } from "../builders/doors.ts";
import { ORIGIN } from "../builders/portal.ts";
import { Visitor } from "../builders/visitor.ts";

const ACCOUNTS = QuestionId.parse("accounts");
const MB = 1024 * 1024;

let running: RunningPqq;
let doors: Front;
let submitter: BidderActor;
let visitor: Visitor;
let path: string;
beforeEach(async () => {
  running = await aPqq();
  ({ submitter } = await running.bidder("capita", ["Capita"]));
  doors = front(running.portal.deps);
  visitor = await Visitor.signedIn(doors, "submit@capita.example");
  path = `/bidder/competitions/${running.competitionId}/pqq/files/accounts`;
});

const text = (name: string, content: string): AFile => ({ name, bytes: Buffer.from(content) });
const files = () => loadQuestionFiles(running.portal.deps.table, { ...running, ...submitter }, ACCOUNTS);

/** Sends the page's plain form with some files, as a browser without script does. */
async function sendFiles(sent: readonly AFile[], requestKey: string = anyKey(), to = path): Promise<Answer> {
  const form = new FormData();
  form.set("requestKey", requestKey);
  for (const { name, bytes } of sent) form.append("files", new File([new Uint8Array(bytes)], name));
  if (sent.length === 0) form.append("files", new File([], ""));
  return visitor.send(to, { method: "POST", headers: { origin: ORIGIN }, body: form });
}

describe("the plain form", () => {
  it("the plain form adds files and says so once", async () => {
    const sent = await sendFiles([aPdf(), text("notes.txt", "Notes")]);
    expect([sent.status, sent.leadsTo]).toEqual([303, path]);
    const page = (await visitor.get(path)).text;
    expect(page).toContain("Your files are added. They are being checked");
    expect(page).toContain("accounts.pdf");
    expect(page).toContain("notes.txt");
    expect(page).toContain("takes no more files");
    expect(page).not.toContain('type="file"');
  });

  it("takes each file on its own: what is wrong with one stops no other, and is said", async () => {
    const answer = await sendFiles([
      text("empty.pdf", ""),
      text("page.html", "<b>"),
      text("notes.txt", "Notes"),
    ]);
    const page = answer.text;
    expect(answer.status).toBe(422);
    expect(page).toContain("<title>Error: Accounts");
    expect(page).toContain("empty.pdf: the file is empty. Check that it was saved");
    expect(page).toContain("page.html: files of this type are not taken. Use one of: PDF, Word");
    expect(await files()).toMatchObject([{ name: "notes.txt", state: "checking" }]);
  });

  it("adds each file once when it is sent twice", async () => {
    const key = anyKey();
    for (let times = 0; times < 2; times += 1)
      expect((await sendFiles([text("a.txt", "a"), text("b.txt", "b")], key)).status).toBe(303);
    const [a, b] = await files();
    expect([a?.name, b?.name]).toEqual(["a.txt", "b.txt"]);
    // A late repeat brings back nothing that was removed meanwhile, also after closing.
    await visitor.post(`${path}/${a?.fileId}/remove`, {});
    const again = () => sendFiles([text("a.txt", "a"), text("b.txt", "b")], key);
    expect((await again()).status).toBe(303);
    expect(await files()).toEqual([b]);
    running.portal.at(CLOSES);
    await visitor.signIn("submit@capita.example");
    expect((await again()).status).toBe(303);
    expect((await sendFiles([text("a.txt", "a"), text("c.txt", "c")], key)).status).toBe(422);
    expect(await files()).toEqual([b]);
  });

  it("says of what is there already that it is, and tells two of one name apart", async () => {
    expect((await sendFiles([text("a.txt", "one")])).status).toBe(303);
    const again = await sendFiles([text("a.txt", "one")]);
    expect([again.status, again.words]).toEqual([
      422,
      expect.stringContaining("a.txt: this file is there already, so nothing was added"),
    ]);
    expect((await sendFiles([text("a.txt", "two")])).status).toBe(303);
    expect(await files()).toHaveLength(2);
    const { words: page } = await visitor.get(path);
    for (const content of ["one", "two"])
      expect(page).toContain(
        `Its SHA-256 begins ${createHash("sha256").update(content).digest("hex").slice(0, 8)}`,
      );
    expect(page).toMatch(/3 bytes, added by \S+ at \d/);
    expect(page).toContain("Open this page again in a moment");
    // One that was removed can be added again.
    const [{ fileId } = { fileId: "" }] = await files();
    await visitor.post(`${path}/${fileId}/remove`);
    expect((await sendFiles([text("a.txt", "one")])).status).toBe(303);
  });

  it("asks for a file when none was chosen", async () => {
    const answer = await sendFiles([]);
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining("Choose a file")]);
  });

  it("shows names as text, without what could turn or hide them", async () => {
    await sendFiles([text('<img src=x onerror="1">\u202efdp.txt', "a")]);
    const page = (await visitor.get(path)).text;
    expect(page).toContain("-img src=x onerror=-1--fdp.txt");
    expect(page).not.toMatch(/<img|\u202e/);
  });

  it("takes 4 MB in all, and says so when it is more", async () => {
    const half = Buffer.alloc(2 * MB, "a");
    expect(
      (
        await sendFiles([
          { name: "a.txt", bytes: half },
          { name: "b.txt", bytes: half },
        ])
      ).status,
    ).toBe(303);
    const more = await sendFiles([{ name: "c.txt", bytes: Buffer.alloc(4 * MB + 1, "a") }]);
    expect([more.status, more.text]).toEqual([422, expect.stringContaining("Choose files of 4 MB in all")]);
    const far = await sendFiles([{ name: "d.txt", bytes: Buffer.alloc(4_300_000, "a") }]);
    expect([far.status, far.text]).toEqual([413, expect.stringContaining("up to 4 MB of files")]);
  });

  it("opens no other address, and no other kind of form, to so much", async () => {
    const large = [{ name: "a.txt", bytes: Buffer.alloc(2 * MB, "a") }];
    for (const other of [`${path}/uploads`, `${path}/fil_0/remove`, "/bidder/people", "/bidder"])
      expect((await sendFiles(large, anyKey(), other)).status, other).toBe(413);
    const plain = await visitor.post(path, { files: "a".repeat(2 * MB) });
    expect(plain.status).toBe(413);
  });

  it("is shut with the PQQ: the files stay to be seen", async () => {
    await sendFiles([text("notes.txt", "Notes")]);
    running.portal.at(CLOSES);
    await visitor.signIn("submit@capita.example");
    const page = (await visitor.get(path)).text;
    expect(page).toContain("notes.txt");
    expect(page).toContain("questionnaire closed at 12 noon, Thursday 31 October 2013 (GMT)");
    expect(page).not.toMatch(/type="file"|Remove/);
    const late = await sendFiles([text("late.txt", "Late")]);
    const refused = late.text;
    expect([late.status, refused]).toEqual([422, expect.stringContaining("late.txt: The pre-qual")]);
    // The summary leads to something that is on the page.
    expect(refused).toMatch(/href="#attached-files"[^]*id="attached-files"/);
    expect(await files()).toHaveLength(1);
  });
});

describe("a file that is there", () => {
  async function sendOne(file: AFile): Promise<string> {
    await sendFiles([file]);
    const [{ fileId } = { fileId: "" }] = await files();
    return `${path}/${fileId}`;
  }
  async function check(): Promise<void> {
    const { competitionId } = running;
    const { organisationId } = submitter;
    for (const { fileId } of await files())
      await checkFile(running.portal.deps, { competitionId, organisationId, fileId });
  }

  it("a file that is there can be fetched by its owner by way of a link that is kept nowhere", async () => {
    const file = await sendOne(aPdf());
    const answer = await visitor.get(`${file}/download`);
    expect([answer.status, answer.leadsTo]).toEqual([
      302,
      expect.stringContaining("https://files.example/uploads/"),
    ]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await visitor.get(path)).text).not.toContain("files.example/uploads");
  });

  it("another organisation cannot fetch a bidder's file", async () => {
    const file = await sendOne(aPdf());
    await running.bidder("rival");
    const rival = await Visitor.signedIn(doors, "submit@rival.example");
    expect((await rival.get(`${file}/download`)).status).toBe(404);
    expect((await rival.post(`${file}/remove`)).status).toBe(404);
    expect((await rival.get(path)).text).not.toContain("accounts.pdf");
    expect(await files()).toHaveLength(1);
  });

  it("says what is wrong with it when it was refused, and gives it to nobody", async () => {
    const file = await sendOne(anOfficeFile("docx", { name: "word/vbaProject.bin", content: "x" }));
    await check();
    const page = (await visitor.get(path)).text;
    expect(page).toContain(
      "The file contains macros. Save it without macros, or as PDF, and choose it again.",
    );
    expect(page).not.toContain("/download");
    const fetched = await visitor.get(`${file}/download`);
    expect([fetched.status, fetched.leadsTo]).toEqual([403, null]);
  });

  it("goes when it is removed, and can then be replaced", async () => {
    const file = await sendOne(text("harm.txt", eicar()));
    await check();
    const removed = await visitor.post(`${file}/remove`);
    expect([removed.status, removed.leadsTo]).toEqual([303, `${path}?removed=${file.split("/").at(-1)}`]);
    const { text: page } = await visitor.get(removed.leadsTo ?? "");
    expect(page).toContain("No file has been added yet");
    expect(page).toContain("harm.txt is removed");
    // Said once.
    expect((await visitor.get(removed.leadsTo ?? "")).text).not.toContain("is removed");
  });
});

it("a removal that is sent again leads where it led, also of an upload that is gone with it", async () => {
  await sendFiles([text("notes.txt", "Notes")]);
  const { competitionId } = running;
  const announced = { competitionId, questionId: ACCOUNTS, name: "more.pdf", size: 9 };
  must(await startUpload(running.portal.deps, submitter, announced, anyKey()));
  const page = (await visitor.get(path)).text;
  const forms = [...page.matchAll(/action="([^"]+\/remove)".*?name="requestKey" value="([^"]+)"/gs)];
  expect(new Set(forms.map(([, , key]) => key)).size).toBe(2);
  for (const [, action = "", requestKey = ""] of forms)
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, leadsTo } = await visitor.post(action, { requestKey });
      expect([status, leadsTo?.split("?")[0]]).toEqual([303, path]);
    }
  expect(await files()).toEqual([]);
});

describe("the page's script", () => {
  it("may reach the object store from a bidder's pages, and from no other door's", async () => {
    const policy = (response: Answer) => response.headers.get("content-security-policy");
    expect(policy(await visitor.get(path))).toContain("connect-src 'self' https://files.example;");
    expect(policy(await visitor.get("/help"))).toContain("connect-src 'self';");
    expect(policy(await visitor.get("/authority"))).toContain("connect-src 'self';");
  });

  it("uploads with the session of the page, from the page alone", async () => {
    const announce = (headers: Record<string, string>, as = visitor) =>
      as.send(`${path}/uploads`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": anyKey(), ...headers },
        body: JSON.stringify({ name: "a.pdf", size: 10 }),
      });
    expect((await announce({ origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await announce({ origin: ORIGIN }, new Visitor(doors))).status).toBe(401);
    const begun = await announce({ origin: ORIGIN });
    expect([begun.status, begun.json()]).toEqual([
      201,
      {
        fileId: expect.stringMatching(/^fil_/),
        name: "a.pdf",
        size: 10,
        state: "uploading",
        partSize: 8 * MB,
        parts: 1,
        arrived: [],
      },
    ]);
    const refused = await visitor.send(`${path}/uploads`, {
      method: "POST",
      headers: { origin: ORIGIN, "content-type": "application/json", "idempotency-key": anyKey() },
      body: JSON.stringify({ name: "a.exe", size: 10 }),
    });
    expect([refused.status, refused.json()]).toEqual([
      422,
      expect.objectContaining({
        code: "file-refused",
        detail: expect.stringContaining("files of this type"),
      }),
    ]);
  });
});
