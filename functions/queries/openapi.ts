import * as z from "zod";
import { AnswerQuery, AskQuery, Query, OwnQuery } from "../../shared/queries/schema.ts";
import { QueryId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const AUTHORITY = "/api/v1/authority/competitions/:competition/queries";
const BIDDER = "/api/v1/bidder/competitions/:competition/queries";
const State = z.enum(["waiting", "answered", "unanswered"]);
const READ = ["not-found", "not-for-your-role", "too-early", "too-many-attempts"];

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const queryOperations: readonly ApiOperation[] = [
  {
    operationId: "listQueries",
    method: "get",
    path: AUTHORITY,
    summary: "Every question that a bidder was asked about its response, the earliest first, with its answer",
    audience: "authority",
    answer: z.strictObject({ items: z.array(Query.extend({ state: State })) }),
    status: 200,
    refusals: READ,
  },
  {
    operationId: "askQuery",
    method: "post",
    path: AUTHORITY,
    summary:
      "A national lead asks one bidder about one section of its response, with a London time before which to answer",
    audience: "authority",
    body: AskQuery.omit({ competitionId: true }),
    answer: z.strictObject({ queryId: QueryId }),
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
    operationId: "listQueriesForBidder",
    method: "get",
    path: BIDDER,
    summary: "What the organisation was asked about its own response, the earliest first, with its answers",
    audience: "bidder",
    answer: z.strictObject({ items: z.array(OwnQuery.extend({ state: State })) }),
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "answerQuery",
    method: "post",
    path: `${BIDDER}/:query/answer`,
    summary: "A submitter answers a question, once, before its time. The instant itself is late",
    audience: "bidder",
    body: AnswerQuery.pick({ answer: true }),
    answer: z.strictObject({ queryId: QueryId, answeredAt: Instant }),
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
