import * as z from "zod";
import { ResponseResult } from "../../shared/evaluation/schema.ts";
import { CompetitionId, ProposalId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import {
  OwnOutcome,
  Prequalified,
  ProposedOutcome,
  ProposeOutcome,
  WithdrawProposedOutcome,
} from "../../shared/outcomes/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const OUTCOME = "/api/v1/authority/competitions/:competition/outcome";
const PROPOSAL = `${OUTCOME}/proposals/:proposal`;

const Outcome = z.strictObject({
  competitionId: CompetitionId,
  complete: z.boolean(),
  queriesDueAt: Instant.optional(),
  results: z.array(ResponseResult),
  proposals: z.array(
    ProposedOutcome.extend({ state: z.enum(["waiting", "lapsed", "withdrawn", "confirmed", "published"]) }),
  ),
});

const READ = ["not-found", "not-for-your-role", "too-early", "too-many-attempts"];
const ACT = [...READ, "needs-national-lead", "changed-meanwhile", "request-key-reused", "already-confirmed"];
const UNSETTLED = ["competition-cancelled", "nothing-submitted", "evaluation-not-complete", "query-open"];

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const outcomesOperations: readonly ApiOperation[] = [
  {
    operationId: "getProposedOutcome",
    method: "get",
    path: OUTCOME,
    summary:
      "How every response came out, and every outcome that was proposed. The ETag names the results. A look before the PQQ is sealed is refused and recorded",
    audience: "authority",
    answer: Outcome,
    status: 200,
    refusals: READ,
  },
  {
    operationId: "proposeOutcome",
    method: "post",
    path: `${OUTCOME}/proposals`,
    summary:
      "A national lead proposes the outcome as the results stand, for a London time or to be published when it is confirmed",
    audience: "authority",
    body: ProposeOutcome.omit({ competitionId: true, seenResults: true }),
    answer: z.strictObject({ proposalId: ProposalId }),
    status: 201,
    needs: { idempotencyKey: true, ifMatch: true },
    refusals: [
      ...ACT,
      ...UNSETTLED,
      "already-proposed",
      "publish-later",
      "not-a-time",
      "time-skipped",
      "time-doubled",
    ],
  },
  {
    operationId: "confirmOutcome",
    method: "post",
    path: `${PROPOSAL}/confirm`,
    summary:
      "Another national lead confirms a proposed outcome. It is then published, at once or at its time",
    audience: "authority",
    body: z.strictObject({}),
    answer: z.strictObject({ proposalId: ProposalId, visibleAt: Instant }),
    status: 200,
    needs: { idempotencyKey: true },
    refusals: [
      ...ACT,
      ...UNSETTLED,
      "already-withdrawn",
      "needs-second-person",
      "results-changed",
      "too-late-to-confirm",
    ],
  },
  {
    operationId: "withdrawProposedOutcome",
    method: "post",
    path: `${PROPOSAL}/withdraw`,
    summary: "A national lead takes a proposed outcome back before it is confirmed, with a reason",
    audience: "authority",
    body: WithdrawProposedOutcome.pick({ reason: true }),
    answer: z.strictObject({ proposalId: ProposalId }),
    status: 200,
    needs: { idempotencyKey: true },
    refusals: [
      "not-found",
      "needs-national-lead",
      "changed-meanwhile",
      "request-key-reused",
      "already-confirmed",
      "already-withdrawn",
    ],
  },
  {
    operationId: "getOutcome",
    method: "get",
    path: "/api/v1/bidder/competitions/:competition/outcome",
    summary:
      "The organisation's own outcome of the PQQ, with every score and its reason. Not found before it is published",
    audience: "bidder",
    answer: OwnOutcome.extend({ publishedAt: Instant }),
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "getPrequalified",
    method: "get",
    path: "/api/v1/public/competitions/:competition/pre-qualified",
    summary:
      "How many submitted and passed, and who passed and agreed to be named. Not found before it is published",
    audience: "public",
    answer: Prequalified,
    status: 200,
    refusals: ["not-found"],
  },
];
