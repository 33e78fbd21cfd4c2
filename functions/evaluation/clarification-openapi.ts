import * as z from "zod";
import {
  AnswerClarification,
  AskForClarification,
  Clarification,
  OwnClarification,
} from "../../shared/evaluation/clarification-schema.ts";
import { ClarificationId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const AUTHORITY = "/api/v1/authority/competitions/:competition/clarifications";
const BIDDER = "/api/v1/bidder/competitions/:competition/clarifications";
const State = z.enum(["waiting", "answered", "unanswered"]);
const READ = ["not-found", "not-for-your-role", "too-early", "too-many-attempts"];

/** The operations of `clarification-api.ts` as the OpenAPI document describes them. */
export const clarificationOperations: readonly ApiOperation[] = [
  {
    operationId: "listClarifications",
    method: "get",
    path: AUTHORITY,
    summary: "Every question that a bidder was asked about its response, the earliest first, with its answer",
    audience: "authority",
    answer: z.strictObject({ items: z.array(Clarification.extend({ state: State })) }),
    status: 200,
    refusals: READ,
  },
  {
    operationId: "askForClarification",
    method: "post",
    path: AUTHORITY,
    summary:
      "A national lead asks one bidder about one section of its response, with a London time before which to answer",
    audience: "authority",
    body: AskForClarification.omit({ competitionId: true }),
    answer: z.strictObject({ clarificationId: ClarificationId }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [
      ...READ,
      "needs-national-lead",
      "changed-meanwhile",
      "request-key-reused",
      "competition-cancelled",
      "outcome-proposed",
      "no-response",
      "no-such-section",
      "answer-time-too-short",
      "not-a-time",
      "time-skipped",
      "time-doubled",
    ],
  },
  {
    operationId: "listClarificationsForBidder",
    method: "get",
    path: BIDDER,
    summary: "What the organisation was asked about its own response, the earliest first, with its answers",
    audience: "bidder",
    answer: z.strictObject({ items: z.array(OwnClarification.extend({ state: State })) }),
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "answerClarification",
    method: "post",
    path: `${BIDDER}/:clarification/answer`,
    summary: "A submitter answers a question, once, before its time. The instant itself is late",
    audience: "bidder",
    body: AnswerClarification.pick({ answer: true }),
    answer: z.strictObject({ clarificationId: ClarificationId, answeredAt: Instant }),
    status: 200,
    needs: { idempotencyKey: true },
    refusals: [
      "not-found",
      "not-for-your-role",
      "changed-meanwhile",
      "request-key-reused",
      "competition-cancelled",
      "already-answered",
      "answer-too-late",
      "answer-too-long",
    ],
  },
];
