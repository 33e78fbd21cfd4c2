import * as z from "zod";
import { cleaned } from "../kernel/cleaned.ts";
import { Named } from "../kernel/actor.ts";
import { CompetitionId, OrganisationId, PersonId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { SeenCount } from "../kernel/typed-number.ts";
import { paragraph, Reason, tooLong, upTo } from "../kernel/text.ts";
import { Marking, QuestionId, SectionId } from "../questionnaire/schema.ts";

/**
 * The part somebody has in a section. An evaluator marks it alone, without seeing what others marked; a moderator
 * brings their marks together to a consensus.
 */
export const EvaluationPart = z.enum(["evaluator", "moderator"]);
export type EvaluationPart = z.infer<typeof EvaluationPart>;

/** Somebody has, or had, a part in a section. `version` counts how often they were given it and taken off it. */
export const Assignment = z.strictObject({
  sectionId: SectionId,
  personId: PersonId,
  name: z.string(),
  part: EvaluationPart,
  assignedAt: Instant,
  assignedBy: Named,
  /** When, by whom and why they were taken off the section again. */
  removed: z.strictObject({ at: Instant, by: Named, reason: Reason }).optional(),
  version: z.int().min(1),
});
export type Assignment = z.infer<typeof Assignment>;

/** What somebody has to do with an organisation that responded: "I worked there until 2012". */
const Nature = paragraph(
  1_000,
  "what you have to do with this organisation",
  "Say what you have to do with this organisation",
);

/** An interest keeps an organisation's response from whoever declared it. */
const Interest = z.strictObject({
  organisationId: OrganisationId,
  nature: Nature,
  declaredAt: Instant,
});

/** What a person declared in a competition: no interests, or which. It can be added to; every version is kept. */
export const Declaration = z.strictObject({
  personId: PersonId,
  name: z.string(),
  interests: z.array(Interest),
  declaredAt: Instant,
  version: z.int().min(1),
});
export type Declaration = z.infer<typeof Declaration>;

/** 0 to 5; what each means is in the words of this module. */
export const Score = z.int("Choose a score from 0 to 5").min(0, "Choose 0 to 5").max(5, "Choose 0 to 5");
export type Score = z.infer<typeof Score>;

const QuestionScore = z.strictObject({ questionId: QuestionId, score: Score, reason: Reason });
export type QuestionScore = z.infer<typeof QuestionScore>;

/** How one section of one response is marked: each weighted question scored, or the whole passed or failed, with reasons. */
export const Marks = z.discriminatedUnion("marking", [
  z.strictObject({ marking: z.literal("scored"), scores: z.array(QuestionScore).max(60) }),
  z.strictObject({
    marking: z.literal("pass-fail"),
    passed: z.boolean("Choose whether the section passes"),
    reason: Reason,
  }),
]);
export type Marks = z.infer<typeof Marks>;

/** A reason as far as it is written. */
const Written = z
  .string("Enter a reason")
  .overwrite(cleaned)
  .check(upTo(10_000, tooLong("a reason", 10_000)));

/** Marks as far as somebody has got with them. */
export const DraftMarks = z.discriminatedUnion("marking", [
  z.strictObject({
    marking: z.literal("scored"),
    scores: z
      .array(z.strictObject({ questionId: QuestionId, score: Score.optional(), reason: Written }))
      .max(60),
  }),
  z.strictObject({ marking: z.literal("pass-fail"), passed: z.boolean().optional(), reason: Written }),
]);
export type DraftMarks = z.infer<typeof DraftMarks>;

const ofResponse = { sectionId: SectionId, organisationId: OrganisationId };

/**
 * How far one evaluator is with one section of one response. A draft holds what is written so far; once submitted, the
 * marks lie beside and never change.
 */
export const Sheet = z.strictObject({
  ...ofResponse,
  personId: PersonId,
  savedAt: Instant,
  version: z.int().min(1),
  draft: DraftMarks.optional(),
});
export type Sheet = z.infer<typeof Sheet>;

/** How far one evaluator is with one section of one response. */
export const SheetState = z.enum(["kept-away", "not-started", "started", "submitted"]);
export type SheetState = z.infer<typeof SheetState>;

/**
 * How far one section of one response is: too few evaluators are assigned to it; evaluators mark it; it can be moderated;
 * it was.
 */
export const CellState = z.enum(["too-few", "marking", "to-moderate", "moderated"]);
export type CellState = z.infer<typeof CellState>;

/** The same with each evaluator, and how many versions of the consensus there are. */
export const Cell = z.strictObject({
  organisationId: OrganisationId,
  state: CellState,
  evaluators: z.array(z.strictObject({ personId: PersonId, name: z.string(), state: SheetState })),
  moderations: z.int(),
});
export type Cell = z.infer<typeof Cell>;

/** What one evaluator submitted, for good. */
export const SubmittedMarks = z.strictObject({
  ...ofResponse,
  personId: PersonId,
  name: z.string(),
  marks: Marks,
  submittedAt: Instant,
});
export type SubmittedMarks = z.infer<typeof SubmittedMarks>;

/** One version of the consensus on one section of one response. A later one stands instead; none is changed. */
export const Moderation = z.strictObject({
  ...ofResponse,
  marks: Marks,
  moderatedAt: Instant,
  moderatedBy: Named,
  version: z.int().min(1),
});
export type Moderation = z.infer<typeof Moderation>;

/** That a section of a response was moderated, and how often. */
export const Moderated = Moderation.omit({ marks: true });
export type Moderated = z.infer<typeof Moderated>;

const inCompetition = { competitionId: CompetitionId };
const inResponse = { ...inCompetition, ...ofResponse };

/** A national lead gives somebody a part in a section. */
export const AssignEvaluator = z.strictObject({
  ...inCompetition,
  sectionId: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, "Choose a section")
    .pipe(SectionId),
  personId: z.string().regex(/^per_/, "Choose a person").pipe(PersonId),
  part: z.enum(EvaluationPart.options, "Choose whether they score or moderate"),
});
export type AssignEvaluator = z.infer<typeof AssignEvaluator>;

/** A national lead takes somebody off a section. What they submitted stands. */
export const UnassignEvaluator = z.strictObject({
  ...inCompetition,
  sectionId: SectionId,
  personId: PersonId,
  reason: Reason,
});
export type UnassignEvaluator = z.infer<typeof UnassignEvaluator>;

/** Somebody declares which of the organisations that responded they have an interest in, or that there is none. */
export const DeclareInterests = z.strictObject({
  ...inCompetition,
  /** How many versions of their declaration they saw; 0 when there was none. */
  seenVersion: SeenCount,
  interests: z.array(Interest.omit({ declaredAt: true })).max(100),
});
export type DeclareInterests = z.infer<typeof DeclareInterests>;

/** Keeps marks for later. They do not count, and nobody else sees them. */
export const SaveDraftMarks = z.strictObject({ ...inResponse, seenVersion: SeenCount, draft: DraftMarks });
export type SaveDraftMarks = z.infer<typeof SaveDraftMarks>;

/** Submits an evaluator's own marks for a section of a response. Final. */
export const ScoreSection = z.strictObject({ ...inResponse, marks: Marks });
export type ScoreSection = z.infer<typeof ScoreSection>;

/** Sets the consensus on a section of a response. `seenVersion`: how many versions of it there were; 0 for none. */
export const ModerateSection = z.strictObject({ ...inResponse, seenVersion: SeenCount, marks: Marks });
export type ModerateSection = z.infer<typeof ModerateSection>;

/** What the evaluation says of one response, by the consensus on each of its sections. */
export const ResponseResult = z.strictObject({
  organisationId: OrganisationId,
  organisationName: z.string(),
  /** Whether it agreed to be named in public if it passes. */
  mayBeListed: z.boolean(),
  sections: z.array(
    z.strictObject({
      sectionId: SectionId,
      title: z.string(),
      marking: Marking,
      /** Of a pass/fail section that was moderated. */
      passed: z.boolean().optional(),
      reason: z.string().optional(),
      scores: z.array(
        z.strictObject({
          questionId: QuestionId,
          title: z.string(),
          score: Score,
          weight: z.int(),
          reason: z.string(),
        }),
      ),
    }),
  ),
  /** The weighted total in tenths of a percent. */
  totalTenths: z.int(),
  passes: z.boolean(),
  /** When the published outcome of it was corrected: whether it passes is as corrected from then on. */
  correctedAt: z.optional(Instant),
});
export type ResponseResult = z.infer<typeof ResponseResult>;
