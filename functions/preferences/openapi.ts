import * as z from "zod";
import { CompetitionId, LotId, OrganisationId, StageId, SubmissionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { GetCoverage, ListDisclosures } from "../../shared/preferences/parameters.ts";
import {
  DiscloseLotBidders,
  Disclosure,
  LotChoice,
  PreferencesDraft,
  Receipt,
  SavePreferencesDraft,
  SeenVersion,
  SubmittedChoice,
  SubmitPreferences,
} from "../../shared/preferences/schema.ts";
import type { ApiOperation } from "../platform/api-operation.ts";

const Round = z.strictObject({
  round: StageId,
  name: z.string(),
  opensAt: Instant,
  closesAt: Instant,
  ranked: z.boolean(),
});
const LotLine = z.strictObject({ lotId: LotId, cpaNumber: z.int(), name: z.string() });

const MyPreferences = z.strictObject({
  competitionId: CompetitionId,
  round: Round,
  open: z.boolean(),
  seenVersion: SeenVersion,
  lots: z.array(LotLine),
  draft: PreferencesDraft.omit({ request: true }).optional(),
  draftIsUnsent: z.boolean(),
  submitted: SubmittedChoice.optional(),
  earlier: SubmittedChoice.extend({ lots: LotChoice, round: StageId }).optional(),
  startingChoice: LotChoice,
});

const Received = z.strictObject({ submissionId: SubmissionId, reference: z.string(), receivedAt: Instant });

const CoveredLot = LotLine.extend({
  bidders: z.array(
    z.strictObject({
      organisationId: OrganisationId,
      name: z.string(),
      members: z.array(z.string()),
      rank: z.int().optional(),
    }),
  ),
  underMinimum: z.boolean(),
});

const Movement = z.strictObject({
  organisationId: OrganisationId,
  name: z.string(),
  added: LotChoice,
  kept: LotChoice,
  dropped: LotChoice,
});

/** Without `round` and what follows it, no round is sealed yet. */
const Coverage = z.strictObject({
  competitionId: CompetitionId,
  minimumBidders: z.int(),
  rounds: z.array(Round.extend({ sealedAt: Instant.optional() })),
  round: StageId.optional(),
  lots: z.array(CoveredLot).optional(),
  whatIf: z.array(CoveredLot).optional(),
  movements: z.array(Movement).optional(),
});

const IN_THE_PATH = { competitionId: true, round: true, seenVersion: true } as const;
const BIDDER_ROUND = "/api/v1/bidder/competitions/:competition/preferences/:round";
const SHUT = ["competition-cancelled", "not-prequalified", "round-not-open", "round-closed"];

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const preferencesOperations: readonly ApiOperation[] = [
  {
    operationId: "getMyPreferences",
    method: "get",
    path: BIDDER_ROUND,
    summary: "The organisation's own preferences in a round: draft, submission, and what stood before",
    audience: "bidder",
    answer: MyPreferences,
    status: 200,
    refusals: ["not-found", "not-prequalified"],
  },
  {
    operationId: "savePreferencesDraft",
    method: "put",
    path: `${BIDDER_ROUND}/draft`,
    summary: "Keeps a choice as a draft. It does not count until it is submitted",
    audience: "bidder",
    body: SavePreferencesDraft.omit(IN_THE_PATH),
    answer: PreferencesDraft.omit({ request: true }),
    status: 200,
    needs: { idempotencyKey: "optional", ifMatch: true },
    refusals: [
      ...SHUT,
      "not-found",
      "changed-meanwhile",
      "request-key-reused",
      "lot-not-in-competition",
      "lot-chosen-twice",
    ],
  },
  {
    operationId: "submitPreferences",
    method: "post",
    path: `${BIDDER_ROUND}/submissions`,
    summary: "Submits a choice, in place of what was submitted in the round before",
    audience: "bidder",
    body: SubmitPreferences.omit(IN_THE_PATH),
    answer: Received,
    status: 201,
    needs: { idempotencyKey: true, ifMatch: true },
    refusals: [
      ...SHUT,
      "not-found",
      "not-for-your-role",
      "changed-meanwhile",
      "lot-not-in-competition",
      "lot-chosen-twice",
      "no-lot-chosen",
      "window-not-open",
      "request-key-reused",
    ],
  },
  {
    operationId: "withdrawPreferences",
    method: "post",
    path: `${BIDDER_ROUND}/withdrawals`,
    summary: "Takes back what was submitted in the round; the choice of an earlier round then stands again",
    audience: "bidder",
    body: z.strictObject({}),
    answer: Received,
    status: 201,
    needs: { idempotencyKey: true, ifMatch: true },
    refusals: [
      ...SHUT,
      "not-found",
      "not-for-your-role",
      "changed-meanwhile",
      "nothing-submitted",
      "window-not-open",
      "request-key-reused",
    ],
  },
  {
    operationId: "getReceipt",
    method: "get",
    path: "/api/v1/bidder/competitions/:competition/receipts/:submission",
    summary: "The receipt of one of the organisation's own submissions or withdrawals",
    audience: "bidder",
    answer: Receipt,
    status: 200,
    refusals: ["not-found"],
  },
  {
    operationId: "getCoverage",
    method: "get",
    path: "/api/v1/authority/competitions/:competition/coverage",
    summary:
      "Who prefers which lot in a sealed round, for the lots that the person works on, and what if somebody withdrew. Without round: the latest that is sealed. Naming one that is not sealed is refused and recorded",
    audience: "authority",
    query: GetCoverage,
    answer: Coverage,
    status: 200,
    refusals: ["not-found", "not-for-your-role", "not-your-lot", "too-early", "too-many-attempts"],
  },
  {
    operationId: "discloseLotBidders",
    method: "post",
    path: "/api/v1/authority/competitions/:competition/lots/:lot/disclosures",
    summary: "Tells the partners of a lot which bidders prefer it in a sealed round, with a reason",
    audience: "authority",
    body: DiscloseLotBidders.omit({ competitionId: true, lotId: true }),
    answer: z.strictObject({ lotId: LotId, disclosedAt: Instant }),
    status: 201,
    needs: { idempotencyKey: true },
    refusals: [
      "not-found",
      "not-for-your-role",
      "not-your-lot",
      "too-early",
      "too-many-attempts",
      "changed-meanwhile",
      "request-key-reused",
    ],
  },
  {
    operationId: "listDisclosuresForPartner",
    method: "get",
    path: "/api/v1/partner/competitions/:competition/lots/:lot/disclosures",
    summary: "What partners of a lot were told of its bidders, oldest first",
    audience: "partner",
    query: ListDisclosures,
    answer: z.strictObject({ items: z.array(Disclosure), next: z.string().optional() }),
    status: 200,
    refusals: ["not-found"],
  },
];
