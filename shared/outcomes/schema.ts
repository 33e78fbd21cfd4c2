import * as z from "zod";
import { LocalTime } from "../competition/schema.ts";
import { ResponseResult } from "../evaluation/schema.ts";
import { CompetitionId, PersonId, ProposalId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { Reason } from "../kernel/text.ts";

/** Names the results of an evaluation exactly: the first 128 bits of their SHA-256, in hexadecimal. */
export const ResultsHash = z
  .string()
  .regex(/^[0-9a-f]{32}$/, "not the hash of results")
  .brand<"ResultsHash">();
export type ResultsHash = z.infer<typeof ResultsHash>;

const by = z.strictObject({ personId: PersonId, name: z.string() });

/** One response as an outcome says of it: how it came out, and whether its organisation may be named in public. */
const ProposedResult = z.strictObject({
  ...ResponseResult.pick({ organisationId: true, organisationName: true, mayBeListed: true }).shape,
  ...ResponseResult.pick({ totalTenths: true, passes: true }).shape,
});

/**
 * An outcome of the PQQ that one national lead proposes and another confirms, or that is withdrawn before. `publishAt` is
 * the instant of its publication; without one it is published by being confirmed. Its results never change.
 */
export const ProposedOutcome = z.strictObject({
  proposalId: ProposalId,
  publishAt: z.optional(Instant),
  reason: Reason,
  resultsHash: ResultsHash,
  results: z.array(ProposedResult),
  proposedBy: by,
  proposedAt: Instant,
  withdrawn: z.strictObject({ at: Instant, by, reason: Reason }).optional(),
  /** By whom it was confirmed, and the instant from which everybody sees it. */
  confirmed: z.strictObject({ at: Instant, by, visibleAt: Instant }).optional(),
});
export type ProposedOutcome = z.infer<typeof ProposedOutcome>;

/** Which proposal stands, if one does: there is never more than one. */
export const CurrentProposal = z.strictObject({
  proposalId: z.optional(ProposalId),
  proposedAt: z.optional(Instant),
});

/** What an organisation reads of its own response: whether it passes, each score with its reason, and what was needed. */
export const OwnOutcome = ResponseResult.omit({ mayBeListed: true }).extend({
  competitionId: CompetitionId,
  proposalId: ProposalId,
  /** The least weighted total that passes, in percent, and the least score of every scored question. */
  thresholdPercent: z.int(),
  leastScore: z.int(),
});
export type OwnOutcome = z.infer<typeof OwnOutcome>;

/** The organisations that passed and agreed to be named, by name. */
export const PublicList = z.strictObject({ proposalId: ProposalId, listed: z.array(z.string()) });
export type PublicList = z.infer<typeof PublicList>;

/** What everybody may know of the outcome, once it is published. */
export const Prequalified = z.strictObject({
  competitionId: CompetitionId,
  publishedAt: Instant,
  submitted: z.int(),
  passed: z.int(),
  listed: PublicList.shape.listed,
});
export type Prequalified = z.infer<typeof Prequalified>;

/** A national lead proposes the outcome as the results stand. `publishAt` is a London time. */
export const ProposeOutcome = z.strictObject({
  competitionId: CompetitionId,
  publishAt: LocalTime.optional(),
  reason: Reason,
  /** The results that the person saw. */
  seenResults: ResultsHash,
});
export type ProposeOutcome = z.infer<typeof ProposeOutcome>;

/** Another national lead confirms a proposal as it is. */
export const ConfirmOutcome = z.strictObject({ competitionId: CompetitionId, proposalId: ProposalId });
export type ConfirmOutcome = z.infer<typeof ConfirmOutcome>;

/** A national lead takes a proposal back before it is confirmed. */
export const WithdrawProposedOutcome = z.strictObject({
  competitionId: CompetitionId,
  proposalId: ProposalId,
  reason: Reason,
});
export type WithdrawProposedOutcome = z.infer<typeof WithdrawProposedOutcome>;
