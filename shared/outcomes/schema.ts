import * as z from "zod";
import { LocalTime } from "../competition/schema.ts";
import { ResponseResult } from "../evaluation/schema.ts";
import { ChosenOrganisation, CompetitionId, ProposalId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { Reason } from "../kernel/text.ts";

/** Names the results of an evaluation exactly: the first 128 bits of their SHA-256, in hexadecimal. */
export const ResultsHash = z
  .string()
  .regex(/^[0-9a-f]{32}$/, "not the hash of results")
  .brand<"ResultsHash">();
export type ResultsHash = z.infer<typeof ResultsHash>;

/** What an organisation reads of its own response: whether it passes, each score with its reason, and what was needed. */
export const OwnOutcome = ResponseResult.omit({ mayBeListed: true }).extend({
  competitionId: CompetitionId,
  proposalId: ProposalId,
  /** The least weighted total that passes, in percent, and the least score of every scored question. */
  thresholdPercent: z.int(),
  leastScore: z.int(),
  /** That it was corrected after it was published, and why: whether it passes is as corrected. */
  corrected: z.strictObject({ at: Instant, reason: Reason }).optional(),
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
  /** When it was last corrected, if it was. */
  correctedAt: z.optional(Instant),
});
export type Prequalified = z.infer<typeof Prequalified>;

/** What the published outcome says of one organisation is to be corrected. */
export const CorrectOutcome = z.strictObject({
  competitionId: CompetitionId,
  organisationId: ChosenOrganisation,
  passes: z.boolean("Choose whether it passes"),
  reason: Reason,
});
export type CorrectOutcome = z.infer<typeof CorrectOutcome>;

/** The publication of a confirmed outcome is to be stopped before its instant: of the one that somebody saw, by its proposal. */
export const StopOutcome = z.strictObject({
  competitionId: CompetitionId,
  proposalId: ProposalId,
  reason: Reason,
});
export type StopOutcome = z.infer<typeof StopOutcome>;
/** The same once it is done, with the instant that was not to come. */
export const StoppedOutcome = StopOutcome.extend({ visibleAt: Instant });
export type StoppedOutcome = z.infer<typeof StoppedOutcome>;

/** The outcome as the results stand is to be published. `publishAt` is a London time; without one, when it is confirmed. */
export const PublishOutcome = z.object({
  competitionId: CompetitionId,
  publishAt: LocalTime.optional(),
  reason: Reason,
});
export type PublishOutcome = z.infer<typeof PublishOutcome>;
export const ProposeOutcome = z.strictObject({
  ...PublishOutcome.shape,
  /** The results that the person saw. */
  seenResults: ResultsHash,
});
export type ProposeOutcome = z.infer<typeof ProposeOutcome>;
