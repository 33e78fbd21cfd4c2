import * as z from "zod";
import { MOST_LOTS } from "../competition/schema.ts";
import { CompetitionId, LotId, OrganisationId, StageId, SubmissionId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { Reason } from "../kernel/text.ts";
import { SubmittedIn } from "../kernel/window.ts";

/**
 * A choice of lots. In a ranked round the order counts, most wanted first; in any other it is kept but means nothing.
 * Whether it fits the competition is for the rules to say.
 */
export const LotChoice = z.array(LotId).max(MOST_LOTS, `Choose up to ${MOST_LOTS} lots`);
export type LotChoice = z.infer<typeof LotChoice>;

/**
 * What a person saw of their organisation's preferences: how often the draft had been saved and how often something
 * had been submitted in the round. `3.1`: draft saved three times, submitted once.
 */
export const SeenVersion = z.string().regex(/^\d{1,6}\.\d{1,6}$/, "a version such as 3.1");
export type SeenVersion = z.infer<typeof SeenVersion>;

const roundAsSeen = { competitionId: CompetitionId, round: StageId, seenVersion: SeenVersion };

/** Keeps a choice for later. It is not submitted. */
export const SavePreferencesDraft = z.strictObject({ ...roundAsSeen, lots: LotChoice });
export type SavePreferencesDraft = z.infer<typeof SavePreferencesDraft>;

/** Submits a choice, in place of what was submitted in the round before. */
export const SubmitPreferences = z.strictObject({ ...roundAsSeen, lots: LotChoice });
export type SubmitPreferences = z.infer<typeof SubmitPreferences>;

/** Takes back what was submitted in the round. The choice of an earlier round then stands again. */
export const WithdrawPreferences = z.strictObject(roundAsSeen);
export type WithdrawPreferences = z.infer<typeof WithdrawPreferences>;

/** A choice that was saved and not (yet) submitted. */
export const PreferencesDraft = z.strictObject({
  lots: LotChoice,
  version: z.int().min(1),
  savedAt: Instant,
  savedBy: z.string(),
  /** The mark of the request that saved it: what was saved before there were any has none. */
  request: z.string().length(32).optional(),
});
export type PreferencesDraft = z.infer<typeof PreferencesDraft>;

/** What stands for an organisation in a round: its latest submission, or that it was withdrawn. `version` counts both. */
export const SubmittedChoice = z.strictObject({
  ...SubmittedIn.shape,
  /** Undefined when the latest act was a withdrawal. */
  lots: LotChoice.optional(),
});
export type SubmittedChoice = z.infer<typeof SubmittedChoice>;

/** What stands in each round, as the head of the organisation's stream says. */
export const SubmittedChoices = z.record(StageId, SubmittedChoice);
export type SubmittedChoices = z.infer<typeof SubmittedChoices>;

/** The manifest of a submission: exactly what was submitted, and in which round. */
export const Manifest = z.strictObject({ round: StageId, lots: LotChoice.optional() });
export type Manifest = z.infer<typeof Manifest>;

/** What the seal opened to the authority for one organisation and round. */
export const OpenedChoice = z.strictObject({
  organisationId: OrganisationId,
  organisationName: z.string(),
  members: z.array(z.string()),
  lots: LotChoice,
  receivedAt: z.optional(Instant),
  submissionId: z.optional(SubmissionId),
  /** The earlier round whose choice still stands, when nothing was submitted in this one. */
  carriedFrom: z.optional(StageId),
});
export type OpenedChoice = z.infer<typeof OpenedChoice>;

/** How many bidders prefer each lot after a round was sealed; a lot that nobody prefers is not named. */
export const LotCounts = z.record(LotId, z.int().min(1));
export type LotCounts = z.infer<typeof LotCounts>;

/** A bidder that prefers a lot: `rank` is 1 for the lot it wants most; none in a round that is not ranked. */
export const LotBidder = z.strictObject({
  organisationId: OrganisationId,
  name: z.string(),
  members: z.array(z.string()),
  rank: z.int().optional(),
});
export type LotBidder = z.infer<typeof LotBidder>;

/** What a bidder changed from one round to the next. */
export const Movement = z.strictObject({
  organisationId: OrganisationId,
  name: z.string(),
  added: LotChoice,
  kept: LotChoice,
  dropped: LotChoice,
});
export type Movement = z.infer<typeof Movement>;

/** A lead tells the partners of a lot which bidders prefer it. Never happens of itself. */
export const DiscloseLotBidders = z.strictObject({
  competitionId: CompetitionId,
  round: StageId,
  lotId: LotId,
  reason: Reason,
});
export type DiscloseLotBidders = z.infer<typeof DiscloseLotBidders>;

/** What was disclosed of a lot, as it was then. */
export const Disclosure = z.strictObject({
  lotId: LotId,
  round: StageId,
  bidders: z.array(z.strictObject({ name: z.string(), members: z.array(z.string()) })),
  disclosedAt: Instant,
});
export type Disclosure = z.infer<typeof Disclosure>;
