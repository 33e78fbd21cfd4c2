import * as z from "zod";
import { CopyQuestionnaire, FreezeQuestionnaire } from "../../shared/questionnaire/commands.ts";
import { FrozenQuestionnaire } from "../../shared/questionnaire/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";
import { PreparedQuestionnaire, PutQuestionnaire } from "./replies.ts";

const AUTHORITY = "/api/v1/authority/competitions/:competition/questionnaire";
const IN_THE_PATH = { competitionId: true, seenVersion: true } as const;
const needs = { idempotencyKey: true, ifMatch: true } as const;

/** Refusals of every act on a questionnaire. */
const ACT = [
  "not-found",
  "needs-national-lead",
  "competition-cancelled",
  "no-pqq-stage",
  "already-frozen",
  "pqq-has-opened",
  "changed-meanwhile",
  "request-key-reused",
];
const NOT_IN_ORDER = [
  "section-twice",
  "section-name-reserved",
  "question-twice",
  "option-twice",
  "range-without-numbers",
  "condition-on-nothing-earlier",
  "condition-never-met",
  "weight-where-nothing-is-scored",
  "weight-of-what-may-stay-open",
  "weights-not-100",
  "threshold-without-weights",
  "listing-asked-twice",
  "questionnaire-too-long",
];
const Changed = z.strictObject({ version: z.int() });

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const questionnaireOperations: readonly ApiOperation[] = [
  {
    operationId: "getStagedQuestionnaire",
    method: "get",
    path: AUTHORITY,
    summary: "The questionnaire as it is prepared, or as it was frozen. The ETag is its version",
    audience: "authority",
    answer: PreparedQuestionnaire,
    status: 200,
    refusals: ["not-found", "not-for-your-role"],
  },
  {
    operationId: "saveQuestionnaire",
    method: "put",
    path: AUTHORITY,
    summary: "A national lead changes the questionnaire as a whole, until it is frozen or the PQQ opens",
    audience: "authority",
    body: PutQuestionnaire.omit(IN_THE_PATH),
    answer: Changed,
    status: 200,
    needs,
    refusals: [...ACT, ...NOT_IN_ORDER],
  },
  {
    operationId: "copyQuestionnaire",
    method: "post",
    path: `${AUTHORITY}/copy`,
    summary: "A national lead starts again from another competition's questionnaire, or the standard one",
    audience: "authority",
    body: CopyQuestionnaire.omit(IN_THE_PATH),
    answer: Changed,
    status: 200,
    needs,
    refusals: [...ACT, "own-questionnaire"],
  },
  {
    operationId: "freezeQuestionnaire",
    method: "post",
    path: `${AUTHORITY}/freeze`,
    summary: "A national lead makes the questionnaire final, before the PQQ opens. Nothing undoes it",
    audience: "authority",
    body: FreezeQuestionnaire.omit(IN_THE_PATH),
    answer: FrozenQuestionnaire.pick({ sha256: true, frozenAt: true }),
    status: 200,
    needs,
    refusals: ACT,
  },
  {
    operationId: "getQuestionnaire",
    method: "get",
    path: "/api/v1/bidder/competitions/:competition/questionnaire",
    summary: "The questions to answer, from when the PQQ opens. They never change after that",
    audience: "bidder",
    answer: FrozenQuestionnaire.omit({ frozenBy: true }),
    status: 200,
    refusals: ["not-found", "pqq-not-open"],
  },
];
