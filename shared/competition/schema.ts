import * as z from "zod";
import {
  ChosenOrganisation,
  CompetitionId,
  LotId,
  OrganisationId,
  ProposalId,
  StageId,
} from "../kernel/id.ts";
import { Named } from "../kernel/actor.ts";
import { Instant } from "../kernel/instant.ts";
import { line, Reason } from "../kernel/text.ts";

/** As many lots, and stages, as a competition may have. */
export const MOST_LOTS = 500;
export const MOST_STAGES = 60;

/**
 * A lot is one area, or part, that a competition is about: in 2013 a Contract Package Area (CPA). `tile` is its place [column,
 * row] on the map of equal squares.
 */
export const Lot = z.strictObject({
  lotId: LotId,
  cpaNumber: z.int().min(1).max(999),
  ndeliusCode: line(10, "an nDelius code").optional(),
  name: line(120, "the lot’s name"),
  aliases: z.array(line(120, "another name")).max(10, "Enter up to 10 other names for a lot"),
  prisons: z.array(line(80, "a prison")).max(20, "Enter up to 20 prisons for a lot"),
  tile: z.tuple([z.int().min(0).max(99), z.int().min(0).max(99)]),
});
export type Lot = z.infer<typeof Lot>;

export const StageKind = z.enum([
  "launch",
  "pqq",
  "data-room",
  "pqq-outcome",
  "itn",
  "lot-preferences",
  "uplift",
  "dialogue",
  "tender",
  "evaluation",
  "preferred-bidders",
  "award",
  "mobilisation",
]);
export type StageKind = z.infer<typeof StageKind>;

/** How exactly the date of a stage is meant; only an "instant" is promised to the minute. */
const Precision = z.enum(["instant", "day", "month", "assumed"]);

/**
 * One stage of the timetable: from `opensAt` to `closesAt`, or a single moment when there is no `closesAt`. `number` counts
 * stages of one kind (round 1 and 2 of the preferences). `ranked`: a preference round asks for an order.
 */
export const Stage = z.strictObject({
  stageId: StageId,
  kind: StageKind,
  number: z.int().min(1).optional(),
  opensAt: Instant,
  closesAt: z.optional(Instant),
  precision: Precision,
  ranked: z.boolean().optional(),
});
export type Stage = z.infer<typeof Stage>;

/**
 * An amendment moved one instant of one stage. Proposed by one person, confirmed by another, never undone. `held`: one
 * person moved a closing time alone and at once, for another to ratify.
 */
export const Amendment = z.strictObject({
  proposalId: ProposalId,
  stageId: StageId,
  moves: z.enum(["opensAt", "closesAt"]),
  from: Instant,
  to: Instant,
  reason: Reason,
  proposedBy: Named,
  proposedAt: Instant,
  confirmedBy: Named,
  confirmedAt: Instant,
  held: z.literal(true).optional(),
});
export type Amendment = z.infer<typeof Amendment>;

const percent = z.int().min(1).max(100);
/**
 * Caps: a consortium may win at most `marketSharePercent` of total annual value; a bidder shows funding of
 * `fundingPercent` of a lot's annual value, and is awarded at most `fundingMultiple` times what it showed.
 */
export const Caps = z.strictObject({
  marketSharePercent: percent,
  fundingPercent: percent,
  fundingMultiple: z.int().min(1).max(10),
});

/** What the lots of a competition are called, where they are something of their own: "Contract Package Area", "CPA". */
export const LotsAre = z.strictObject({
  name: line(60, "what a lot is called"),
  short: line(10, "what a lot is called for short"),
});
export type LotsAre = z.infer<typeof LotsAre>;

/** What is fixed when a competition is published. */
export const CompetitionTerms = z.strictObject({
  competitionId: CompetitionId,
  title: line(160, "a title"),
  lots: z.array(Lot).min(1).max(MOST_LOTS),
  lotsAre: LotsAre.optional(),
  caps: Caps,
  minimumBidders: z.int().min(1).max(20),
  createdAt: Instant,
});
export type CompetitionTerms = z.infer<typeof CompetitionTerms>;

/** What may still move: instants by amendment, and the whole by cancelling it. */
export const Timetable = z.strictObject({
  competitionId: CompetitionId,
  stages: z.array(Stage).min(1).max(MOST_STAGES),
  amendments: z.array(Amendment),
  cancelled: z.strictObject({ at: Instant, reason: Reason }).optional(),
  version: z.int(),
});
export type Timetable = z.infer<typeof Timetable>;

/**
 * The outcome of the PQQ that two people agreed on: how many submitted a response and how many of them passed. Nobody
 * outside the authority may know of it before `visibleAt`. `announcedAt`: when people were told.
 */
export const CompetitionOutcome = z.strictObject({
  proposalId: ProposalId,
  proposedAt: Instant,
  visibleAt: Instant,
  submitted: z.int().min(0),
  passed: z.int().min(0),
  announcedAt: z.optional(Instant),
  /** One more with each correction. */
  version: z.int().optional(),
  /** What was corrected after it was published, each by two people: since when an organisation passes, or does not. */
  corrections: z
    .array(
      z.strictObject({
        proposalId: ProposalId,
        organisationId: OrganisationId,
        passes: z.boolean(),
        at: Instant,
      }),
    )
    .optional(),
});
export type CompetitionOutcome = z.infer<typeof CompetitionOutcome>;

/** A competition as the portal keeps it for everybody. `sealed` says when each window was sealed. */
export const Competition = CompetitionTerms.extend({
  ...Timetable.omit({ competitionId: true }).shape,
  sealed: z.record(StageId, Instant),
  outcome: CompetitionOutcome.optional(),
});
export type Competition = z.infer<typeof Competition>;

/** A date and time in London as it is typed, `2014-05-16T12:00`; in the hour that comes twice with which one, `+00:00`. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?:\+0[01]:00)?$/, "Enter a date and a time, like 2014-05-16T12:00");

export const NewStage = Stage.omit({ opensAt: true, closesAt: true }).extend({
  opens: LocalTime,
  closes: LocalTime.optional(),
});
export type NewStage = z.infer<typeof NewStage>;

/** `seenVersion` is the timetable's version on the page or in the answer that the person decided on. */
export const seenVersion = z.coerce.number().int().min(1);

/** One instant of the timetable is to be moved, for a reason that everybody reads. */
export const AmendTimetable = z.object({
  competitionId: CompetitionId,
  stageId: StageId,
  moves: Amendment.shape.moves,
  to: LocalTime,
  reason: Reason,
});
export type AmendTimetable = z.infer<typeof AmendTimetable>;
export const ProposeTimetableAmendment = z.strictObject({ ...AmendTimetable.shape, seenVersion });
export type ProposeTimetableAmendment = z.infer<typeof ProposeTimetableAmendment>;

const WHICH_CLOSING = "Choose a closing time";
/** One national lead holds a closing time by some hours, at once. */
export const HoldClosing = z.strictObject({
  competitionId: CompetitionId,
  stageId: z.pipe(z.string(WHICH_CLOSING).min(1, WHICH_CLOSING), StageId),
  hours: z.coerce
    .number("Choose for how long")
    .int("Choose for how long")
    .min(1, "Choose for how long")
    .max(24, "Choose up to 24 hours"),
  reason: Reason,
});
export type HoldClosing = z.infer<typeof HoldClosing>;

/** The whole competition is to end, for a reason that everybody reads. */
export const CancelForReason = z.object({ competitionId: CompetitionId, reason: Reason });
export type CancelForReason = z.infer<typeof CancelForReason>;
export const CancelCompetition = z.strictObject({ ...CancelForReason.shape, seenVersion });
export type CancelCompetition = z.infer<typeof CancelCompetition>;

/** A national lead records that an organisation has pre-qualified: it may then express lot preferences. */
export const RecordPrequalification = z.strictObject({
  competitionId: CompetitionId,
  organisationId: ChosenOrganisation,
  reason: Reason,
});
export type RecordPrequalification = z.infer<typeof RecordPrequalification>;

const standing = {
  competitionId: CompetitionId,
  organisationId: OrganisationId,
  organisationName: z.string(),
  prequalified: z.literal(true),
  reason: Reason,
  recordedBy: Named,
  /** From when on it counts no more, because the outcome was corrected. */
  until: z.optional(Instant),
};
/**
 * Where an organisation stands in a competition. Recorded by itself it counts from `visibleAt` on; as a part of an
 * outcome of the PQQ it counts from the instant of that outcome on, for everybody at once.
 */
export const Standing = z.union([
  z.strictObject({ ...standing, visibleAt: Instant }),
  z.strictObject({ ...standing, proposalId: ProposalId }),
]);
export type Standing = z.infer<typeof Standing>;
