import { describe, expect, it } from "vitest";
import * as z from "zod";
import { checkFile } from "../../functions/files/checking.ts";
import { draftKey } from "../../functions/responses/store.ts";
import { Answers } from "../../shared/responses/schema.ts";
import { files as filesFor } from "../../shared/questionnaire/asking.ts";
import { QuestionId, Questionnaire } from "../../shared/questionnaire/schema.ts";
import { words } from "../builders/answer.ts";
import { london, must } from "../builders/competition.ts";
import { eicar } from "../builders/hostile-files.ts";
import { answered, BIDDER, CAPABILITY, sectionOf, SMALL } from "../builders/questionnaire.ts";
import { ACCOUNTS, bidderNamed } from "../builders/response.ts";
import { responsesPortal } from "./responses-doors.ts";

const POLICIES = QuestionId.parse("policies");
/** The small questionnaire with a second question for files. */
const TWO_FILES = Questionnaire.parse({
  ...SMALL,
  sections: SMALL.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((question) =>
      question.questionId === ACCOUNTS
        ? [question, filesFor(POLICIES, "Policies", 1, { required: false })]
        : [question],
    ),
  })),
});

/** A portal with one bidder whose response stands, with a file in it. */
async function submitted(text = "Figures.", questionnaire = SMALL) {
  const portal = await responsesPortal(undefined, questionnaire);
  const people = await portal.takesPart("capita");
  const { submitter, asSubmitter: as } = people;
  await portal.answerAll(submitter);
  const attach = async (content: string, question = ACCOUNTS) => {
    const fileId = await portal.attach(submitter, question, content);
    const { organisationId } = submitter;
    await checkFile(portal.portal.deps, { competitionId: portal.competitionId, organisationId, fileId });
  };
  const submits = async () =>
    (await as.fill(`${portal.path}/check-answers`, {}, `${portal.path}/submit`)).leadsTo ?? "";
  await attach(text);
  const receipt = await submits();
  return {
    ...portal,
    ...people,
    as,
    attach,
    submits,
    receipt,
    page: async () => words((await as.get(portal.path)).text),
  };
}

/** Every place that says whether something is prepared beside what was submitted, and whether it says so. */
async function toldUnsent({ as, path }: Awaited<ReturnType<typeof submitted>>) {
  const hub = path.replace(/\/pqq$/, "");
  const said = async (page: string) => (await as.get(page)).words;
  return {
    page: (await said(path)).includes("changes since 9am are not submitted"),
    check: (await said(`${path}/check-answers`)).includes("This replaces what you submitted before"),
    answers: !(await said(`${path}/answers`)).includes("This is exactly what you submitted"),
    banner: (await said("/bidder/organisation")).includes("Draft not submitted"),
    hub: (await said(hub)).includes("Submit your changed response"),
    api: z.object({ draftIsUnsent: z.boolean() }).parse((await as.api("GET", path)).json()).draftIsUnsent,
  };
}
const EVERYWHERE = (unsent: boolean) =>
  Object.fromEntries(["page", "check", "answers", "banner", "hub", "api"].map((place) => [place, unsent]));

describe("a response that stands", () => {
  it("comes first on its page, and what is not submitted since then before any warning", async () => {
    const portal = await submitted();
    const { save, submitter, page } = portal;
    expect(await page()).toMatch(
      /\(PQQ\) [0-9A-Z-]{14} , received at 9am, Thursday 10 October 2013 \(BST\) , stands\. Open until/,
    );
    portal.moveTo(london("2013-10-10T09:05"));
    must(await save(submitter, BIDDER, bidderNamed("Changed")));
    expect(await page()).toMatch(
      /stands; changes since 9am are not submitted\. Open until .* Your draft is complete/,
    );
    portal.moveTo(london("2013-10-31T12:00"));
    expect(await page()).toMatch(/stands; changes since 9am were not submitted\..* It does not count/);
  });

  it("counts another profile as a change while it can be submitted, and not after that", async () => {
    const portal = await submitted();
    const { as, page, path } = portal;
    const edit = "/bidder/organisation/edit/details";
    expect((await as.fill(edit, { name: "Capita Justice", aliases: "", kind: "company" })).status).toBe(303);
    expect(await page()).toContain("changes since 9am are not submitted");
    expect(words((await as.get(`${path}/check-answers`)).text)).toContain(
      "This replaces what you submitted before",
    );
    portal.moveTo(london("2013-10-31T12:00"));
    expect(await page()).not.toContain("changes since");
  });

  it("counts a profile that was changed and changed back as no change, for pages and programs alike", async () => {
    const { as, page, path, save, submitter } = await submitted();
    const edit = "/bidder/organisation/edit/details";
    const rename = (name: string) => as.fill(edit, { name, aliases: "", kind: "company" });
    await rename("Capita Justice");
    await rename("capita");
    expect(await page()).not.toContain("changes since");
    expect((await as.get(`${path}/check-answers`)).words).not.toContain("something else");
    expect((await as.api("GET", path)).json()).toMatchObject({ draftIsUnsent: false });

    must(await save(submitter, BIDDER, bidderNamed("Changed")));
    const seen = () => as.hiddenIn(`${path}/check-answers`, `${path}/submit`);
    const opened = await seen();
    await rename("Capita Justice");
    const renamed = await seen();
    await rename("capita");
    // What was seen while it had another name is not what would be submitted now.
    const stale = await as.post(`${path}/submit`, renamed);
    expect([stale.status, stale.errorTexts.join()]).toEqual([
      422,
      expect.stringContaining("Your organisation’s profile was changed since you opened this page"),
    ]);
    const sent = await as.post(`${path}/submit`, opened);
    expect([sent.status, sent.errorTexts]).toEqual([303, []]);
  });

  it("counts a section that was changed and changed back as no change, for pages, banners and programs alike", async () => {
    const portal = await submitted();
    const { save, submitter } = portal;
    must(await save(submitter, BIDDER, bidderNamed("Changed")));
    expect(await toldUnsent(portal)).toEqual(EVERYWHERE(true));
    must(await save(submitter, BIDDER, answered(sectionOf("bidder"))));
    expect(await toldUnsent(portal)).toEqual(EVERYWHERE(false));
  });

  it("is said to be overtaken by another profile on every page and by the API, until that is submitted too", async () => {
    const portal = await submitted();
    const edit = "/bidder/organisation/edit/details";
    await portal.as.fill(edit, { name: "Capita Justice", aliases: "", kind: "company" });
    expect(await toldUnsent(portal)).toEqual(EVERYWHERE(true));
    await portal.submits();
    expect(await toldUnsent(portal)).toEqual(EVERYWHERE(false));
  });

  it("is warned of its own files, and not of the draft's", async () => {
    const { attach, page } = await submitted();
    await attach(eicar());
    expect(await page()).not.toContain("is refused");
    const harmed = await submitted(eicar());
    expect(await harmed.page()).toContain("accounts.txt is refused");
    const read = words((await harmed.as.get(harmed.receipt)).text);
    expect(read).toContain("accounts.txt, 68 bytes , refused: nobody at the authority can open it");
  });

  it("says beside all that is saved whether that is the draft or what was submitted, before anything else", async () => {
    const fresh = await responsesPortal();
    const capita = await fresh.takesPart("capita");
    await fresh.answerAll(capita.submitter);
    expect((await capita.asSubmitter.get(`${fresh.path}/answers`)).words).toMatch(
      /Your draft answers This is your draft\. Nothing of yours is submitted\. It will not be submitted unless you submit it\. As they were/,
    );
    const portal = await submitted();
    const { as, save, submitter, path, receipt } = portal;
    const page = async () => as.get(`${path}/answers`);
    const sent = await page();
    expect(sent.title).toContain("Your answers, as submitted");
    expect(sent.words).toMatch(
      /This is exactly what you submitted\. [0-9A-Z-]{14} , received at 9am, .* , stands\. Read and print what you submitted/,
    );
    expect(sent.hrefs).toContain(`${receipt}/answers`);
    must(await save(submitter, BIDDER, bidderNamed("Changed")));
    expect((await page()).words).toMatch(
      /Your draft answers This is your draft, not what you submitted\. .* stands; changes since 9am are not submitted\. Read/,
    );
    await as.fill(`${path}/withdraw`);
    expect((await page()).words).toContain("This is your draft. Nothing of yours is submitted.");
    portal.moveTo(london("2013-10-31T12:00"));
    expect((await page()).words).toContain("Nothing of yours is submitted. It does not count.");
  });

  it("can be read and printed whole, as it was submitted, with the profile, when and by whom", async () => {
    const { as, save, submitter, receipt } = await submitted();
    must(await save(submitter, BIDDER, bidderNamed("Changed since")));
    await as.fill("/bidder/organisation/edit/details", { name: "Renamed", aliases: "", kind: "charity" });
    const { status, text } = await as.get(`${receipt}/answers`);
    expect(status).toBe(200);
    const whole = words(text);
    for (const said of [
      "Submitted by Submitter of capita",
      "Received 9am, Thursday 10 October 2013 (BST)",
      "Closing time as it was then 12 noon, Thursday 31 October 2013 (GMT)",
    ])
      expect(whole).toContain(said);
    expect(whole).toMatch(/Your organisation Name capita .* Kind Company/);
    expect(whole).toContain("accounts.txt (8 bytes, checked)");
    expect(whole).toMatch(/SHA-256 of accounts\.txt \(Accounts\) [0-9a-f]{64}/);
    expect(whole).not.toContain("Changed since");
    expect(whole).not.toContain("Renamed");
    expect(text).not.toMatch(/<main[^]*<(button|form|input)[^]*<\/main>/);
    expect((await as.get(receipt)).text).toContain(`href="${receipt}/answers"`);
  });

  it("has its files on the receipt as links to fetch them, and on its printed page, but those that are refused", async () => {
    const { as, receipt } = await submitted();
    for (const page of [receipt, `${receipt}/answers`]) {
      const [, href = ""] =
        /<a href="([^"]*\/files\/accounts\/[^"]*\/download)">accounts\.txt</.exec(
          (await as.get(page)).text,
        ) ?? [];
      expect((await as.get(href)).status, page).toBe(302);
    }
    const harmed = await submitted(eicar());
    for (const page of [harmed.receipt, `${harmed.receipt}/answers`])
      expect((await harmed.as.get(page)).text, page).not.toContain("/download");
  });

  it("tells two files of one name apart by the question they answer, and by their size and hash", async () => {
    const { as, attach, submits, receipt } = await submitted("Figures.", TWO_FILES);
    expect((await as.get(receipt)).words).not.toContain("SHA-256 8dd6f42d…");
    await attach("Other figures.", POLICIES);
    const [replaced, whole] = [await submits(), "/answers"];
    const read = (await as.get(replaced)).words;
    expect(read).toContain("Accounts: accounts.txt , 8 bytes, SHA-256 8dd6f42d…");
    expect(read).toMatch(/Policies: accounts\.txt , 14 bytes, SHA-256 [0-9a-f]{8}…/);
    for (const page of [replaced, `${replaced}${whole}`])
      expect((await as.get(page)).words).toMatch(
        /SHA-256 of accounts\.txt \(Accounts\) 8dd6f42d.* SHA-256 of accounts\.txt \(Policies\) [0-9a-f]{64}/,
      );
  });

  it("names what it replaces and what replaced it, and before that in which parts it differs", async () => {
    const portal = await submitted();
    const { as, attach, save, submits, submitter, receipt, path } = portal;
    const [, first = ""] = /Reference ([0-9A-Z-]{14})/.exec((await as.get(receipt)).words) ?? [];
    expect((await as.get(receipt)).words).not.toContain("Replace");
    portal.moveTo(london("2013-10-10T09:05"));
    const check = async () => (await as.get(`${path}/check-answers`)).words;
    const replaces = `This replaces what you submitted before: ${first} , received at 9am, Thursday 10 October 2013 (BST) . It says`;
    must(await save(submitter, BIDDER, bidderNamed("Changed")));
    await as.fill("/bidder/organisation/edit/details", { name: "Renamed", aliases: "", kind: "charity" });
    await attach("Other figures.");
    expect(await check()).toContain(
      `${replaces} something else in “Your organisation”, “Who bids” and “Which file answers what”. Both stay`,
    );
    const second = await submits();
    for (const page of [second, `${second}/answers`]) {
      const { words: said, hrefs } = await as.get(page);
      expect(said, page).toContain(`Replaces ${first} , received at 9am, Thursday 10 October 2013 (BST)`);
      expect(hrefs, page).toContain(receipt);
    }
    portal.moveTo(london("2013-10-10T09:10"));
    const withdrawal = (await as.fill(`${path}/withdraw`)).leadsTo ?? "";
    expect(withdrawal).toBe(path);
    for (const page of [receipt, `${receipt}/answers`])
      expect((await as.get(page)).words, page).toMatch(
        /Replaced by [0-9A-Z-]{14} , received at 9:05am, Thursday 10 October 2013 \(BST\)/,
      );
    expect((await as.get(second)).words).toMatch(/Taken back by [0-9A-Z-]{14} , received at 9:10am/);
    const [, withdrawn = ""] =
      /Taken back by\s*<\/dt>[^]*?href="([^"]+)"/.exec((await as.get(second)).text) ?? [];
    expect((await as.get(withdrawn)).words).toMatch(/Takes back [0-9A-Z-]{14} , received at 9:05am/);
    // What follows a withdrawal replaces nothing.
    expect((await as.get(await submits())).words).not.toContain("Replaces");
  });

  it("of another organisation is not found, and of a withdrawal there is nothing to print", async () => {
    const portal = await submitted();
    const { receipt, as, path } = portal;
    const { asSubmitter: rival } = await portal.takesPart("rival");
    expect((await rival.get(`${receipt}/answers`)).status).toBe(404);
    await as.fill(`${path}/withdraw`);
    const withdrawal = /receipts\/(sub_\w+)/.exec((await as.get(path)).text)?.[0] ?? "";
    expect((await as.get(`${path}/${withdrawal}/answers`)).status).toBe(404);
  });
});

it("the check page says by the answers themselves what is not complete, as submitting does", async () => {
  const portal = await responsesPortal();
  const { asSubmitter: as, submitter } = await portal.takesPart("capita");
  await portal.answerAll(submitter);
  must(await portal.save(submitter, CAPABILITY, Answers.parse({})));
  const { table } = portal.portal.deps;
  const key = draftKey({ ...portal, ...submitter });
  const lies = await table.get(key);
  const header = z.record(z.string(), z.unknown()).parse(lies?.[`section:${CAPABILITY}`]);
  await table.writeOne({ put: { ...key, ...lies, [`section:${CAPABILITY}`]: { ...header, problems: 0 } } });
  const { words: said, text } = await as.get(`${portal.path}/check-answers`);
  expect(said).toContain("This can be submitted once every section is complete");
  expect(text).not.toContain("Submit response</button>");
});

describe("the profile", () => {
  it("is the first task, complete without a number, of which it is said that none is given", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    expect(words((await as.get(portal.path)).text)).toMatch(
      /A small questionnaire Your organisation No registration number is given for capita\. No registered address is given\. No contact is given\. Complete Who bids/,
    );
    // The check page and the organisation's own say the same.
    for (const page of [`${portal.path}/check-answers`, "/bidder/organisation"]) {
      const said = words((await as.get(page)).text);
      expect(said).toMatch(
        /No registration number is given for capita\. .*No registered address is given\. .*No contact is given\./,
      );
      expect(said).not.toContain("Complete your organisation");
    }
  });

  it("is a card on the check page, with the way to change it", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const { text } = await as.get(`${portal.path}/check-answers`);
    expect(words(text)).toMatch(
      /Your organisation .*Change .*Name capita .* Registration numbers None given .* Who bids/,
    );
    expect(text).toMatch(/href="\/bidder\/organisation"[^>]*>\s*Change/);
  });
});
