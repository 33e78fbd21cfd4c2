import * as z from "zod";
import {
  AssignEvaluator,
  DeclareInterests,
  ModerateSection,
  ScoreSection,
  UnassignEvaluator,
} from "../../shared/evaluation/schema.ts";
import { OrganisationId, PersonId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";
import {
  MarkedSection,
  OwnEvaluation,
  Progress,
  ResponseReply,
  ResponseList,
  ResultsReply,
} from "./replies.ts";

const COMPETITION = "/api/v1/authority/competitions/:competition";
const EVALUATION = `${COMPETITION}/evaluation`;
const SECTION = `${EVALUATION}/sections/:section/responses/:organisation`;

const LOOKING = ["not-found", "not-for-your-role", "too-early", "too-many-attempts"];
const ACTING = [
  ...LOOKING,
  "competition-cancelled",
  "outcome-proposed",
  "changed-meanwhile",
  "request-key-reused",
];
const MARKING = [
  ...ACTING,
  "section-not-marked",
  "interests-not-declared",
  "interest-declared",
  "marked-otherwise",
  "score-missing",
  "not-scored",
];
const PartGiven = z.strictObject({ sectionId: SectionId, personId: PersonId });
const SectionMarked = z.strictObject({ sectionId: SectionId, organisationId: OrganisationId });

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const evaluationOperations: readonly ApiOperation[] = [
  {
    operationId: "listResponses",
    method: "get",
    path: `${COMPETITION}/responses`,
    summary: "Who responded to the PQQ. Before it is sealed this is refused and recorded",
    audience: "authority",
    answer: ResponseList,
    status: 200,
    refusals: LOOKING,
  },
  {
    operationId: "getResponse",
    method: "get",
    path: `${COMPETITION}/responses/:organisation`,
    summary: "One response as it was submitted: the sections that the person may read",
    audience: "authority",
    answer: ResponseReply,
    status: 200,
    refusals: [...LOOKING, "interests-not-declared", "interest-declared"],
  },
  {
    operationId: "getEvaluationProgress",
    method: "get",
    path: EVALUATION,
    summary: "How far the evaluation is, section by section and response by response",
    audience: "authority",
    answer: Progress,
    status: 200,
    refusals: LOOKING,
  },
  {
    operationId: "getEvaluationResults",
    method: "get",
    path: `${EVALUATION}/results`,
    summary: "What the consensus says of every response so far",
    audience: "authority",
    answer: ResultsReply,
    status: 200,
    refusals: LOOKING,
  },
  {
    operationId: "getMyEvaluation",
    method: "get",
    path: `${EVALUATION}/mine`,
    summary: "What the person declared, and what they have to mark or moderate",
    audience: "authority",
    answer: OwnEvaluation,
    status: 200,
    refusals: LOOKING,
  },
  {
    operationId: "assignEvaluator",
    method: "post",
    path: `${EVALUATION}/assignments`,
    summary: "Gives somebody a part in a section: to evaluate or to moderate it",
    audience: "authority",
    body: AssignEvaluator.omit({ competitionId: true }),
    answer: PartGiven,
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...ACTING, "needs-national-lead", "section-not-marked", "cannot-evaluate", "assigned-already"],
  },
  {
    operationId: "unassignEvaluator",
    method: "post",
    path: `${EVALUATION}/removals`,
    summary: "Takes somebody off a section, with a reason. What they submitted stands",
    audience: "authority",
    body: UnassignEvaluator.omit({ competitionId: true }),
    answer: PartGiven,
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...ACTING, "needs-national-lead", "not-assigned"],
  },
  {
    operationId: "declareInterests",
    method: "post",
    path: `${EVALUATION}/declarations`,
    summary:
      'Declares the person\'s interests, or adds to them. If-Match: the version of their declaration, "0" for none',
    audience: "authority",
    body: DeclareInterests.omit({ competitionId: true, seenVersion: true }),
    answer: z.strictObject({ version: z.int() }),
    status: 201,
    needs: { idempotencyKey: true, ifMatch: true },
    refusals: [
      ...LOOKING,
      "changed-meanwhile",
      "request-key-reused",
      "interest-declared-already",
      "no-interest-added",
    ],
  },
  {
    operationId: "getSectionMarks",
    method: "get",
    path: SECTION,
    summary:
      "One section of one response with the marks that the person may see: their own, and everybody's once all are in. ETag: the version of the consensus",
    audience: "authority",
    answer: MarkedSection,
    status: 200,
    refusals: [...LOOKING, "interests-not-declared", "interest-declared"],
  },
  {
    operationId: "scoreSection",
    method: "post",
    path: `${SECTION}/marks`,
    summary: "Submits the person's own marks for a section of a response. Final",
    audience: "authority",
    body: ScoreSection.pick({ marks: true }),
    answer: SectionMarked,
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [...MARKING, "submitted-already"],
  },
  {
    operationId: "moderateSection",
    method: "post",
    path: `${SECTION}/moderations`,
    summary: "Sets the consensus on a section of a response, or sets it anew",
    audience: "authority",
    body: ModerateSection.pick({ marks: true }),
    answer: SectionMarked.extend({ version: z.int() }),
    status: 201,
    needs: { idempotencyKey: true, ifMatch: true },
    refusals: [...MARKING, "marks-outstanding", "too-few-marks"],
  },
];
