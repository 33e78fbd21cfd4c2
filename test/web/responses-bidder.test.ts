import { describe, expect, it } from "vitest";
import { SignedReceipt } from "../../shared/kernel/receipt.ts";
import { sha256 } from "../../shared/kernel/digest.ts";
import { plus } from "../../shared/kernel/instant.ts";
import { verifyReceipt } from "../../shared/kernel/receipt-verification.ts";
import { QuestionId } from "../../shared/questionnaire/schema.ts";
import { CLOSES } from "../builders/pqq.ts";
import { publishedTestKeys } from "../builders/receipt.ts";
import { responsesPortal, sendSection, WHO_BIDS } from "./responses-doors.ts";
import { words } from "../builders/answer.ts";

describe("a bidder's way through the PQQ", () => {
  it("answers section by section, checks, submits and gets a receipt", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("capita");
    const { path, sectionPath } = portal;

    const start = await as.get(path);
    expect(start.status).toBe(200);
    expect(words(start.text)).toContain("Open until 12 noon, Thursday 31 October 2013 (GMT)");
    // One state has one colour, on the competition's own page as well.
    const tags = [start, await as.get(path.replace("/pqq", ""))].map(({ text }) => [
      ...new Set([...text.matchAll(/<strong class="([^"]*)">\s*Not started/g)].map(([, classes]) => classes)),
    ]);
    expect(tags).toEqual([["govuk-tag govuk-tag--blue"], ["govuk-tag govuk-tag--blue"]]);
    expect(words(start.text)).toMatch(/Who bids Not started .*Check your answers and submit/);

    const first = await sendSection(as, sectionPath("bidder"), WHO_BIDS);
    expect([first.status, first.leadsTo]).toEqual([303, sectionPath("standing")]);
    const money = { turnover: "£1,200,000", sources: ["bank", "reserves"] };
    expect((await sendSection(as, sectionPath("standing"), money)).leadsTo).toBe(sectionPath("capability"));
    const texts = { experience: "Twenty years of it", plans: "To do more" };
    expect((await sendSection(as, sectionPath("capability"), texts)).leadsTo).toBe(sectionPath("papers"));
    const truth = { "truth.agreed": "yes", "truth.name": "Sam", "truth.position": "Director" };
    expect((await sendSection(as, sectionPath("papers"), truth)).leadsTo).toBe(`${path}/check-answers`);

    const check = await as.get(`${path}/check-answers`);
    for (const said of ["Acme", "£1,200,000", "A bank", "Twenty years of it", "Declared by Sam, Director"])
      expect(words(check.text)).toContain(said);
    expect(words(check.text)).toContain("By submitting you confirm that you are authorised");
    expect(words(check.text)).toContain("your draft stays saved");
    expect(words(check.text)).toContain("Submit before 12 noon, Thursday 31 October 2013 (GMT)");

    const submitted = await as.fill(`${path}/check-answers`, {}, `${path}/submit`);
    expect(submitted.status).toBe(303);
    const receiptPath = submitted.leadsTo ?? "";
    const receipt = await as.get(receiptPath);
    expect(words(receipt.text)).toMatch(/Response submitted Your reference [0-9A-Z-]{14}/);
    const [told = "", technical = ""] = words(receipt.text).split("Technical details");
    expect(told).toContain("We received it at 9am, Thursday 10 October 2013 (BST)");
    // What only a check needs is folded.
    expect(told).not.toMatch(/\.\d{3}Z|sub_|[0-9a-f]{64}|audit stream/);
    expect(technical).toMatch(/2013-10-10T08:00:00.000Z .*sub_.*audit stream.*[0-9a-f]{64}/);
    expect(words((await as.get(path)).text)).toMatch(/Check your answers and submit .*Submitted/);
    const again = words((await as.get(`${path}/check-answers`)).text);
    expect(again).toContain("Exactly this is submitted");
    expect(again).not.toContain("your draft stays saved");

    const download = await as.get(`${receiptPath}/receipt.json`);
    const signed = SignedReceipt.parse(JSON.parse(download.text));
    expect(download.headers.get("content-disposition")).toBe(
      `attachment; filename="receipt-${signed.statement.reference}.json"`,
    );
    for (const item of signed.statement.items) {
      const answers = await as.get(`${receiptPath}/submitted/${item.name}`);
      expect(answers.headers.get("content-disposition")).toBe(`attachment; filename="${item.name}"`);
      expect(await sha256(answers.text)).toBe(item.sha256);
      expect(words(receipt.text)).toContain(item.sha256);
    }
    expect(signed.statement.items.map(({ name }) => name)).toEqual([
      "profile.json",
      "bidder.json",
      "standing.json",
      "capability.json",
      "papers.json",
    ]);
    const checked = await verifyReceipt({ receipt: signed, keys: await publishedTestKeys(), files: [] });
    expect(checked).toMatchObject({ ok: true, value: { holds: "yes", inTime: true } });
  });

  it("goes to the page of files from the form, with everything beside it saved", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as } = await portal.takesPart("crr");
    const papers = portal.sectionPath("papers");
    const left = await sendSection(as, papers, { "truth.name": "Sam" }, { action: "files accounts" });
    expect([left.status, left.leadsTo]).toEqual([303, `${portal.path}/files/accounts`]);
    expect((await as.get(papers)).text).toContain('value="Sam"');
  });

  it("lists attached files with what became of them, on the task list and in the check", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("eos");
    await portal.answerAll(submitter);
    await portal.attach(submitter, ACCOUNTS);
    expect(words((await as.get(portal.path)).text)).toContain("Files Accounts 1 file being checked");
    const check = words((await as.get(`${portal.path}/check-answers`)).text);
    expect(check).toContain("accounts.txt (8 bytes, being checked)");
    expect(check).toContain("Some of your files are still being checked. You can submit all the same");

    const submitted = await as.fill(`${portal.path}/check-answers`, {}, `${portal.path}/submit`);
    const receipt = await as.get(submitted.leadsTo ?? "");
    expect(words(receipt.text)).toContain("Receipt pending: 1 file is still being checked");
    expect((await as.get(`${submitted.leadsTo ?? ""}/receipt.json`)).status).toBe(404);
  });

  it("warns of a refused file while it can be replaced, and says afterwards that the rest stands", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("links");
    const { deps } = portal.portal;
    await portal.answerAll(submitter);
    const fileId = await portal.attach(submitter, ACCOUNTS, "no text \u0000 at all");
    await deps.ask.scan(portal.competitionId, submitter.organisationId, fileId);
    const seen = async (path: string) => words((await as.get(path)).text);
    expect(await seen(portal.path)).toContain("Files Accounts 1 file refused");
    for (const path of [portal.path, `${portal.path}/check-answers`])
      expect(await seen(path)).toMatch(/accounts\.txt is refused: what is in the file .* put another file/);
    const submitted = await as.fill(`${portal.path}/check-answers`, {}, `${portal.path}/submit`);
    expect(submitted.status).toBe(303);
    portal.moveTo(CLOSES);
    expect(await seen(portal.path)).toContain(
      "accounts.txt was refused. Nobody at the authority can open it",
    );
  });

  it("resubmits and withdraws, and every act stays in the history with its receipt", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("mtcnovo");
    const { path } = portal;
    expect((await as.get(`${path}/withdraw`)).leadsTo).toBe(path);
    await portal.answerAll(submitter);
    await as.fill(`${path}/check-answers`, {}, `${path}/submit`);
    await sendSection(as, portal.sectionPath("bidder"), { ...WHO_BIDS, "bidder-name": "Other" });
    expect(words((await as.get(path)).text)).toContain("Your draft is complete. It will not be submitted");
    expect(words((await as.get(`${path}/check-answers`)).text)).toContain(
      "This replaces what you submitted before",
    );
    portal.portal.at(plus(portal.portal.deps.now(), 60_000));
    await as.fill(`${path}/check-answers`, {}, `${path}/submit`);
    portal.portal.at(plus(portal.portal.deps.now(), 60_000));
    const withdrawn = await as.fill(`${path}/withdraw`);
    expect([withdrawn.status, withdrawn.leadsTo]).toEqual([303, path]);
    expect(withdrawn.headers.get("set-cookie")).toContain("pqq-withdrawn");
    const after = await as.get(path);
    expect(words(after.text)).toContain("You withdrew what you had submitted");
    const receipts = [...after.text.matchAll(/href="([^"]*\/receipts\/[^"]*)"/g)].map(
      ([, href = ""]) => href,
    );
    expect(receipts).toHaveLength(3);
    expect(words((await as.get(receipts[0] ?? "")).text)).toContain("Submission withdrawn");
  });

  it("prints the questions and the answers", async () => {
    const portal = await responsesPortal();
    const { asMember: as, member } = await portal.takesPart("cohere");
    expect((await as.get(`${portal.path}/answers`)).leadsTo).toBe(portal.path);
    await portal.answerAll(member);
    expect(words((await as.get(`${portal.path}/print`)).text)).toMatch(/Experience.*Up to 300 words/);
    expect(words((await as.get(`${portal.path}/answers`)).text)).toContain(
      "As they were last saved, by Member",
    );
  });

  it("shows a member everything but the button, and says who can submit", async () => {
    const portal = await responsesPortal();
    const { asMember, member } = await portal.takesPart("sodexo");
    await portal.answerAll(member);
    const check = await asMember.get(`${portal.path}/check-answers`);
    expect(check.text).not.toContain(`action="${portal.path}/submit"`);
    expect(words(check.text)).toContain("Only a submitter of your organisation can submit it");
    const seenVersion = await portal.seen(member);
    const refused = await asMember.post(`${portal.path}/submit`, { seenVersion });
    expect(refused.status).toBe(403);
    expect(words(refused.text)).toContain("Your role does not allow it");
  });
});

describe("before, after and without", () => {
  it("says when it opens, and shows no question before", async () => {
    const portal = await responsesPortal("2013-09-19T08:59");
    const { asSubmitter: as } = await portal.takesPart("catch22");
    const before = await as.get(portal.path);
    expect(words(before.text)).toContain("opens at 9am, Thursday 19 September 2013 (BST)");
    expect(before.text).not.toContain("Who bids");
    for (const step of ["sections/bidder", "check-answers", "print", "answers", "reuse", "withdraw"])
      expect((await as.get(`${portal.path}/${step}`)).leadsTo).toBe(portal.path);
    const early = await as.post(portal.sectionPath("bidder"), {
      seenVersion: "0",
      "answer.bidder-name": "A",
    });
    expect(early.status).toBe(422);
    expect(words(early.text)).toContain("The pre-qualification questionnaire opens at 9am");
  });

  it("says when it closed, what is not submitted and what comes next", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("rrp");
    await portal.answerAll(submitter);
    portal.moveTo(CLOSES);
    const after = words((await as.get(portal.path)).text);
    expect(after).toContain("closed at 12 noon, Thursday 31 October 2013 (GMT)");
    expect(after).toContain("Nothing is open at the moment. Next: ");
    expect(after).toContain("Your draft was not submitted. It does not count");
    expect(after).toContain("You did not submit anything");
    expect((await as.get(portal.sectionPath("bidder"))).leadsTo).toBe(portal.path);
    expect((await as.get(`${portal.path}/answers`)).status).toBe(200);
  });

  it("asks for none of whom the authority recorded as pre-qualified, whatever is saved", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("hand");
    await sendSection(as, portal.sectionPath("bidder"), WHO_BIDS, { action: "save" });
    await portal.prequalify(submitter);
    const own = words((await as.get(portal.path)).text);
    expect(own).toContain("Your organisation has pre-qualified. It need not submit a response.");
    expect(own).not.toContain("will not be submitted unless");
    const hub = words((await as.get(portal.path.replace("/pqq", ""))).text);
    expect(hub).toMatch(/Nothing in this competition needs you now.* Not needed Pre-qualification Recorded/);
  });

  it("finds no response where there is none", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("seetec");
    const { asSubmitter: rival } = await portal.takesPart("rival");
    await portal.answerAll(submitter);
    const submitted = await as.fill(`${portal.path}/check-answers`, {}, `${portal.path}/submit`);
    const receipt = submitted.leadsTo ?? "";
    for (const path of [receipt, `${receipt}/receipt.json`, `${receipt}/submitted/bidder.json`])
      expect((await rival.get(path)).status).toBe(404);
    expect((await as.get(`${receipt}/submitted/nothing.json`)).status).toBe(404);
    expect((await as.get(portal.sectionPath("nothing"))).status).toBe(404);
    expect((await as.get("/bidder/competitions/cmp_00000000000000000000000000/pqq")).status).toBe(404);
  });
});

describe("the warning on every page", () => {
  it("says how much is missing, then that it is complete, and is gone once it is submitted", async () => {
    const portal = await responsesPortal();
    const { asSubmitter: as, submitter } = await portal.takesPart("arcc");
    const { path } = portal;
    expect((await as.get(path)).text).not.toContain("Draft not submitted");
    await sendSection(as, portal.sectionPath("bidder"), WHO_BIDS, { action: "save" });
    expect(words((await as.get(`${path}/print`)).text)).toContain(
      "your draft is not submitted. 3 sections are not complete. It will not be submitted unless you complete and submit it before 12 noon",
    );
    await portal.answerAll(submitter);
    expect(words((await as.get(`${path}/print`)).text)).toContain(
      "Every section is complete. It will not be submitted unless you check and submit it",
    );
    await as.fill(`${path}/check-answers`, {}, `${path}/submit`);
    expect((await as.get(path)).text).not.toContain("Draft not submitted");
  });
});

const ACCOUNTS = QuestionId.parse("accounts");
