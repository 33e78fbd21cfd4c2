import { beforeEach, expect, it } from "vitest";
import { loadReceipt } from "../../../functions/preferences/facts.ts";
import { submitPreferences, withdrawPreferences } from "../../../functions/preferences/operations.ts";
import type { HandedIn } from "../../../functions/platform/completing.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import type { BidderActor } from "../../../shared/kernel/actor.ts";
import { LotId, SubmissionId } from "../../../shared/kernel/id.ts";
import { sort } from "../../../shared/kernel/key.ts";
import { allHolds, verifyReceipt } from "../../../shared/kernel/receipt-verification.ts";
import { submittedChoice } from "../../../shared/preferences/receipt.ts";
import { anyKey, london, must, type RunningCompetition } from "../../builders/competition.ts";
import { inRound1, ROUND_1 } from "./in-round-1.ts";
import { leavesOneEntry } from "../../builders/effects.ts";
import { allItems } from "../../builders/portal.ts";
import { given, publishedTestKeys } from "../../builders/receipt.ts";

let running: RunningCompetition;
let submitter: BidderActor;
beforeEach(async () => void ({ running, submitter } = await inRound1()));

const command = () => ({
  competitionId: running.competitionId,
  round: ROUND_1,
  lots: [LotId.parse("lot-20"), LotId.parse("lot-1")],
  seenVersion: "0.0",
});
const submit = async (deps: Deps = running.portal.deps, seenVersion = "0.0") => {
  const done = await leavesOneEntry(running.portal, () =>
    submitPreferences(deps, submitter, { ...command(), seenVersion }, anyKey()),
  );
  return SubmissionId.parse(done.answer["submissionId"]);
};
async function receiptOf(submission: SubmissionId): Promise<HandedIn> {
  const { deps } = running.portal;
  const receipt = await loadReceipt(deps, { ...running, ...submitter }, submission);
  if (receipt === undefined) throw new Error("no receipt");
  return receipt;
}
const isStored = async (submission: SubmissionId) =>
  (await allItems(running.portal.client)).some(({ sk }) => sk?.S === sort("RECEIPT", submission));
const unableToSign = (): Deps => ({
  ...running.portal.deps,
  signer: { ...running.portal.deps.signer, sign: () => Promise.reject(new Error("away")) },
});
async function holds({ signed }: HandedIn, ...texts: readonly string[]): Promise<boolean> {
  const files = texts.map((text) => given("choice.json", Buffer.from(text)));
  const checked = await verifyReceipt({ receipt: signed, keys: await publishedTestKeys(), files });
  return checked.ok && allHolds(checked.value);
}

it("is signed when the submission is committed, over exactly what was submitted", async () => {
  const submission = await submit();
  expect(await isStored(submission)).toBe(true);
  const receipt = await receiptOf(submission);
  expect(await holds(receipt, submittedChoice(receipt.submission))).toBe(true);
  const manifest = { round: ROUND_1, lots: command().lots.toReversed() };
  expect(await holds(receipt, submittedChoice({ manifest }))).toBe(false);
});

it("of a withdrawal is signed too, and consists of nothing", async () => {
  await submit();
  const { competitionId, round } = command();
  const withdrawal = { competitionId, round, seenVersion: "0.1" };
  const { answer } = must(await withdrawPreferences(running.portal.deps, submitter, withdrawal, anyKey()));
  const receipt = await receiptOf(SubmissionId.parse(answer["submissionId"]));
  expect(receipt.signed?.statement).toMatchObject({ what: "withdrawn", items: [], stream: { seq: 2 } });
  expect(await holds(receipt)).toBe(true);
});

it("says the same after the closing time was moved", async () => {
  const submission = await submit();
  const before = await receiptOf(submission);
  await running.moveClosing(ROUND_1, "2014-03-07T12:00");
  const after = await receiptOf(submission);
  expect(after).toEqual(before);
  expect(after.statement.closesAt).toBe(london("2014-02-28T12:00"));
});

it("a receipt states the closing time that judged it, though an older one is remembered", async () => {
  await submit();
  await running.moveClosing(ROUND_1, "2014-03-07T12:00");
  const later = await receiptOf(await submit(running.portal.deps, "0.1"));
  expect(later.statement.closesAt).toBe(london("2014-03-07T12:00"));
  expect(later.submission.closesAt).toBe(london("2014-03-07T12:00"));
});

it("is pending when nothing can sign; the submission stands, and reading the receipt signs it", async () => {
  const submission = await submit(unableToSign());
  expect(await isStored(submission)).toBe(false);
  expect((await loadReceipt(unableToSign(), { ...running, ...submitter }, submission))?.signed).toBe(
    undefined,
  );
  const receipt = await receiptOf(submission);
  expect(await isStored(submission)).toBe(true);
  expect(await holds(receipt, submittedChoice(receipt.submission))).toBe(true);
});

it("that nobody has asked for is signed when the round is sealed", async () => {
  const submission = await submit(unableToSign());
  running.portal.at(london("2014-02-28T12:02"));
  await running.portal.seal();
  expect(await isStored(submission)).toBe(true);
});
