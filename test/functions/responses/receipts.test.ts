import { beforeEach, describe, expect, it } from "vitest";
import { checkFile } from "../../../functions/files/checking.ts";
import { loadMyAnswers } from "../../../functions/responses/facts.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { loadReceipt } from "../../../functions/responses/receipt-facts.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { FileId, SubmissionId } from "../../../shared/kernel/id.ts";
import { canonical } from "../../../shared/kernel/digest.ts";
import { allHolds, verifyReceipt } from "../../../shared/kernel/receipt-verification.ts";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { london, must } from "../../builders/competition.ts";
import { aPqq, CLOSES, PQQ, type RunningPqq } from "../../builders/pqq.ts";
import { answered, BIDDER, sectionOf } from "../../builders/questionnaire.ts";
import { given, publishedTestKeys } from "../../builders/receipt.ts";

const ACCOUNTS = QuestionId.parse("accounts");

let running: RunningPqq;
let submitter: BidderActor;
beforeEach(async () => {
  running = await aPqq();
  ({ submitter } = await running.bidder("capita", ["Capita"]));
  await running.answerAll(submitter);
});

const submitted = async () =>
  SubmissionId.parse(must(await running.submit(submitter)).answer["submissionId"]);
const receiptOf = (submissionId: SubmissionId, { organisationId } = submitter) =>
  loadReceipt(running.portal.deps, { ...running, organisationId }, submissionId);
const looked = (fileId: FileId) =>
  checkFile(running.portal.deps, {
    competitionId: running.competitionId,
    organisationId: submitter.organisationId,
    fileId,
  });

/** The profile and each saved section as a bidder can download them. */
async function answersAtHand() {
  const { table } = running.portal.deps;
  const { sections } = await loadMyAnswers(table, { ...running, ...submitter });
  const profile = await loadOrganisation(table, submitter.organisationId);
  if (profile === undefined) throw new Error("no profile");
  const typed = sections.map(({ sectionId, answers }) => [sectionId, canonical(answers)]);
  return [["profile", canonical(profile)], ...typed].map(([name, text]) =>
    given(`${name}.json`, new TextEncoder().encode(text)),
  );
}

describe("the receipt of a response", () => {
  it("states who handed in what and when it was received, and where it stands in the own stream", async () => {
    running.portal.at(london("2013-10-31T11:59:59.999"));
    const submissionId = await submitted();
    const { statement, uncheckedFiles } = (await receiptOf(submissionId)) ?? {};
    expect(uncheckedFiles).toBe(0);
    expect(statement).toMatchObject({
      what: "submitted",
      submissionId,
      competition: { competitionId: running.competitionId, title: "Transforming Rehabilitation" },
      organisation: { organisationId: submitter.organisationId, name: "capita" },
      window: PQQ,
      receivedAt: london("2013-10-31T11:59:59.999"),
      closesAt: CLOSES,
      by: "Submitter of capita",
      stream: { seq: 1 },
    });
    expect(statement?.items.map(({ name }) => name).toSorted()).toEqual([
      "bidder.json",
      "capability.json",
      "papers.json",
      "profile.json",
      "standing.json",
    ]);
  });

  it("is signed with the submission, and holds offline for the answers that were submitted and no others", async () => {
    const receipt = (await receiptOf(await submitted()))?.signed;
    const check = async (files: ReturnType<typeof given>[]) =>
      must(await verifyReceipt({ receipt, keys: await publishedTestKeys(), files }));
    expect(allHolds(await check(await answersAtHand()))).toBe(true);

    must(
      await running.save(
        submitter,
        BIDDER,
        answered(sectionOf("bidder"), { [QuestionId.parse("staff")]: "7" }),
      ),
    );
    const changed = await check(await answersAtHand());
    expect(changed.holds).toBe("yes");
    expect(changed.changed.map(({ file }) => file.name)).toEqual(["bidder.json"]);
  });

  it("stays the same for good: what was saved, renamed or amended later is not in it", async () => {
    const submissionId = await submitted();
    const before = await receiptOf(submissionId);
    must(await running.save(submitter, BIDDER, {}));
    await running.moveClosing(PQQ, "2013-11-14T12:00");
    running.portal.at(london("2013-11-14T12:01"));
    await running.portal.seal();
    expect(await receiptOf(submissionId)).toEqual(before);
  });

  it("the receipt of a withdrawal states that, and nothing that was in the response", async () => {
    await submitted();
    const submissionId = SubmissionId.parse(must(await running.withdraw(submitter)).answer["submissionId"]);
    const receipt = await receiptOf(submissionId);
    expect(receipt?.statement).toMatchObject({ what: "withdrawn", items: [], stream: { seq: 2 } });
    expect(receipt?.signed).toBeDefined();
  });

  it("the receipt of a response is not found by another organisation", async () => {
    const submissionId = await submitted();
    const { submitter: rival } = await running.bidder("rival");
    expect(await receiptOf(submissionId, rival)).toBeUndefined();
  });

  it("the receipt of every answer of the standard questionnaire holds as well", async () => {
    running = await aPqq("2013-10-10T09:00", STANDARD_2013);
    ({ submitter } = await running.bidder("capita", ["Capita"]));
    await running.answerAll(submitter);
    const submissionId = await submitted();
    const { table } = running.portal.deps;
    const { files } = await loadMyAnswers(table, { ...running, ...submitter });
    for (const fileId of Object.values(files).flat()) await looked(FileId.parse(fileId));
    const receipt = (await receiptOf(submissionId))?.signed;
    expect(receipt?.statement.items).toHaveLength(STANDARD_2013.sections.length + 3);
    const check = must(
      await verifyReceipt({
        receipt,
        keys: await publishedTestKeys(),
        files: [
          ...(await answersAtHand()),
          given("files.json", new TextEncoder().encode(canonical(files))),
          given("accounts.txt", new TextEncoder().encode("Figures.")),
        ],
      }),
    );
    expect(allHolds(check)).toBe(true);
  });
});

describe("a receipt that is pending", () => {
  it("because the signer does not answer is signed when it is next asked for; the submission stands", async () => {
    const { deps, logLines } = running.portal;
    const silent = {
      ...deps,
      signer: {
        ...deps.signer,
        sign: async () => {
          throw new Error("the signer does not answer");
        },
      },
    };
    const { answer } = must(await running.submit(submitter, { deps: silent }));
    const submissionId = SubmissionId.parse(answer["submissionId"]);
    expect(logLines.join("\n")).toContain("receipt-not-signed");
    const { organisationId } = submitter;
    const pending = await loadReceipt(silent, { ...running, organisationId }, submissionId);
    expect(pending?.signed).toBeUndefined();
    expect(pending?.statement.submissionId).toBe(submissionId);
    expect((await receiptOf(submissionId))?.signed).toBeDefined();
  });

  it("because a file is still being checked states the rest, and is signed once the file has its verdict", async () => {
    const fileId = await running.attach(submitter, ACCOUNTS);
    const submissionId = await submitted();
    expect(await receiptOf(submissionId)).toMatchObject({ uncheckedFiles: 1, signed: undefined });
    await looked(fileId);
    const receipt = await receiptOf(submissionId);
    expect(receipt).toMatchObject({ uncheckedFiles: 0 });
    expect(receipt?.signed?.statement.items).toContainEqual(
      given("accounts.txt", new TextEncoder().encode("Figures.")),
    );
  });

  it("is signed in the end by the seal worker, though nobody asks for it", async () => {
    await running.attach(submitter, ACCOUNTS);
    await submitted();
    running.portal.at(london("2013-10-31T12:01"));
    await running.portal.seal();
    const { organisationId } = submitter;
    const kept = await running.portal.deps.table.all({
      pk: `BID#${organisationId}#${running.competitionId}`,
      beginsWith: "RECEIPT#",
    });
    expect(kept).toHaveLength(1);
  });
});
