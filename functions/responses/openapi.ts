import * as z from "zod";
import { CompetitionId, SubmissionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { ReceiptStatement, SignedReceipt } from "../../shared/kernel/receipt.ts";
import { QuestionId, SectionId } from "../../shared/questionnaire/schema.ts";
import { Answers, ReuseAnswers, SaveAnswers, SeenResponse } from "../../shared/responses/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const Received = z.strictObject({ submissionId: SubmissionId, reference: z.string(), receivedAt: Instant });
const Submission = Received.extend({ by: z.string(), withdrawn: z.boolean() });

const MyResponse = z.strictObject({
  competitionId: CompetitionId,
  stage: z.strictObject({ name: z.string(), opensAt: Instant, closesAt: Instant }),
  open: z.boolean(),
  seenVersion: SeenResponse,
  /** Empty until the PQQ opens. `version` 0: nobody has saved the section. */
  sections: z.array(
    z.strictObject({
      sectionId: SectionId,
      title: z.string(),
      version: z.int(),
      questionsLeft: z.int().optional(),
    }),
  ),
  savedAt: Instant.optional(),
  savedBy: z.string().optional(),
  draftIsUnsent: z.boolean(),
  submitted: Submission.optional(),
});

const MySection = z.strictObject({
  sectionId: SectionId,
  version: z.int(),
  answers: Answers,
  /** Files by question. */
  files: Answers,
  savedAt: Instant.optional(),
  savedBy: z.string().optional(),
  problems: z.array(z.strictObject({ questionId: QuestionId, code: z.string(), detail: z.string() })),
});

/** Without `receipt` it is pending: a file is still being checked, or the signature is still to be made. */
const Receipt = z.strictObject({
  statement: ReceiptStatement,
  filesBeingChecked: z.int(),
  receipt: SignedReceipt.optional(),
});

const PQQ = "/api/v1/bidder/competitions/:competition/pqq";
const SECTION = `${PQQ}/sections/:section`;
const SHUT = ["not-found", "competition-cancelled", "pqq-not-open", "pqq-closed", "no-questionnaire"];
const ACT = [...SHUT, "not-for-your-role", "changed-meanwhile", "window-not-open", "request-key-reused"];
const needs = { idempotencyKey: true, ifMatch: true } as const;

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const responsesOperations: readonly ApiOperation[] = [
  {
    operationId: "getMyResponse",
    method: "get",
    path: PQQ,
    summary:
      "How far the organisation's own response is, and what stands as submitted. The ETag is for submitting",
    audience: "bidder",
    answer: MyResponse,
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "getMySection",
    method: "get",
    path: SECTION,
    summary:
      "The answers to one section as they were saved last, with what is not yet right. The ETag is for saving",
    audience: "bidder",
    answer: MySection,
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "saveAnswers",
    method: "put",
    path: SECTION,
    summary:
      "Keeps the answers to one section as a draft, incomplete or not. It does not count until it is submitted. Answers the new version, how many questions are not yet right, and `latest`: the version that stands, which is later when a repeat comes after somebody else's save",
    audience: "bidder",
    body: SaveAnswers.pick({ answers: true }),
    answer: z.strictObject({ version: z.int(), problems: z.int(), latest: z.int() }),
    status: 200,
    needs: { idempotencyKey: "optional", ifMatch: true },
    refusals: [...SHUT, "changed-meanwhile", "request-key-reused", "no-such-question", "answers-too-long"],
  },
  {
    operationId: "reuseAnswers",
    method: "post",
    path: `${PQQ}/reuse`,
    summary:
      "Starts the sections that nobody has saved yet from the organisation's answers in another competition",
    audience: "bidder",
    body: ReuseAnswers.pick({ from: true }),
    answer: z.strictObject({ started: z.array(SectionId) }),
    status: 200,
    refusals: [...SHUT, "changed-meanwhile", "nothing-to-reuse"],
  },
  {
    operationId: "listMySubmissions",
    method: "get",
    path: `${PQQ}/submissions`,
    summary: "Everything the organisation submitted and withdrew, newest first",
    audience: "bidder",
    answer: z.strictObject({ items: z.array(Submission) }),
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "submitPqq",
    method: "post",
    path: `${PQQ}/submissions`,
    summary: "Submits the response as it is saved, in place of what was submitted before",
    audience: "bidder",
    body: z.strictObject({}),
    answer: Received,
    status: 201,
    needs,
    refusals: [...ACT, "sections-incomplete"],
  },
  {
    operationId: "withdrawPqq",
    method: "post",
    path: `${PQQ}/withdrawals`,
    summary: "Takes back what was submitted. The answers stay saved",
    audience: "bidder",
    body: z.strictObject({}),
    answer: Received,
    status: 201,
    needs,
    refusals: [...ACT, "nothing-submitted"],
  },
  {
    operationId: "getPqqReceipt",
    method: "get",
    path: `${PQQ}/receipts/:submission`,
    summary:
      "The receipt of one of the organisation's own submissions or withdrawals, signed as soon as it can be",
    audience: "bidder",
    answer: Receipt,
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "getSubmittedAnswers",
    method: "get",
    path: `${PQQ}/receipts/:submission/answers/:section`,
    summary:
      "The answers to one section as they were submitted. The receipt states the SHA-256 of the canonical JSON of `answers`",
    audience: "bidder",
    answer: z.strictObject({ sectionId: SectionId, answers: Answers }),
    status: 200,
    refusals: ["not-found"],
  },
];
