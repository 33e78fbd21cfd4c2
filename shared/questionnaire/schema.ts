import * as z from "zod";
import { CompetitionId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { line, paragraph } from "../kernel/text.ts";

/** A section of a questionnaire, such as `economic-standing`. */
export const SectionId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, "not a section")
  .brand<"SectionId">();
export type SectionId = z.infer<typeof SectionId>;

/** A question, named once in the whole questionnaire, such as `annual-turnover`. */
export const QuestionId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,40}$/, "not a question")
  .brand<"QuestionId">();
export type QuestionId = z.infer<typeof QuestionId>;

const prose = paragraph(3_000);

/** A question is asked only when an earlier one of its section was answered with one of these. */
const Condition = z.strictObject(
  { question: QuestionId, is: z.array(line(60)).min(1).max(20) },
  "Choose answers of one question only",
);

/** What an answer is used for beyond being read: whether the bidder may be named in public once it has passed. */
const Purpose = z.enum(["public-listing"]);

const whole = z.int("Enter a whole number");

/**
 * What is said before submitting to whoever answered so: that the rules fail a response for it, or, with so many members
 * in the profile, that it does not fit them. Nothing is refused because of it.
 */
const Alert = z.strictObject({
  is: z.array(line(60)).min(1).max(20),
  members: z.enum(["one", "several"]).optional(),
  text: prose,
});
const alerts = z.array(Alert).max(10).optional();

const asked = {
  questionId: QuestionId,
  title: line(400, { missing: "Enter the question" }),
  guidance: prose.optional(),
  required: z.boolean(),
  when: Condition.optional(),
};

/** The value of the option that takes back all others: “none of these”. */
export const NONE = "none";

/** What a question asks for. `weight` is its part in the total, in percent; only text is scored. */
export const Question = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("text"),
    ...asked,
    mostWords: whole.min(1, "Enter 1 or more").max(5_000, "Enter up to 5,000"),
    weight: z.int().min(1).max(100).optional(),
  }),
  z.strictObject({ kind: z.literal("yes-no"), ...asked, purpose: Purpose.optional(), alerts }),
  z.strictObject({
    kind: z.literal("choice"),
    ...asked,
    several: z.boolean(),
    options: z
      .array(z.strictObject({ value: line(60), text: line(200) }))
      .min(2, "Enter at least two options")
      .max(40, "Enter up to 40 options"),
    alerts,
  }),
  z.strictObject({
    kind: z.literal("number"),
    ...asked,
    least: whole.optional(),
    most: whole.optional(),
    unit: line(40).optional(),
  }),
  /** Whole pounds sterling. */
  z.strictObject({ kind: z.literal("money"), ...asked, least: whole.optional() }),
  z.strictObject({ kind: z.literal("date"), ...asked }),
  z.strictObject({
    kind: z.literal("file"),
    ...asked,
    mostFiles: whole.min(1, "Enter 1 or more").max(20, "Enter up to 20"),
  }),
  z.strictObject({ kind: z.literal("declaration"), ...asked, statement: prose }),
]);
export type Question = z.infer<typeof Question>;

export const QuestionKind = z.literal(Question.options.map(({ shape }) => shape.kind.value));

/** How a section counts: read only; passed or failed; or each of its weighted questions scored from 0 to 5. */
export const Marking = z.enum(["not-scored", "pass-fail", "scored"], "Choose how the section counts");
export type Marking = z.infer<typeof Marking>;

export const Section = z.strictObject({
  sectionId: SectionId,
  title: line(120, { missing: "Enter a title" }),
  introduction: prose.optional(),
  marking: Marking,
  /** How evaluators mark it, for bidders and evaluators alike. */
  markingGuidance: prose.optional(),
  questions: z.array(Question).min(1).max(60),
});
export type Section = z.infer<typeof Section>;

/** A pre-qualification questionnaire. A bidder passes with every pass/fail section passed and the threshold reached. */
export const Questionnaire = z.strictObject({
  title: line(160, { missing: "Enter a title" }),
  /** The least weighted total that passes, in percent. */
  thresholdPercent: z.int().min(0).max(100),
  /** The least score that every scored question must reach, from 0 to 5. */
  leastScore: z.int().min(0).max(5),
  sections: z.array(Section).min(1).max(20),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** The questionnaire that is being prepared. `version` counts its changes; 0 is the standard one, not yet touched. */
export const StagedQuestionnaire = z.strictObject({
  questionnaire: Questionnaire,
  version: z.int().min(0),
  savedAt: z.optional(Instant),
  savedBy: z.string().optional(),
});
export type StagedQuestionnaire = z.infer<typeof StagedQuestionnaire>;

/** The questionnaire as it stands for everybody, never to change again. */
export const FrozenQuestionnaire = z.strictObject({
  competitionId: CompetitionId,
  questionnaire: Questionnaire,
  /** SHA-256 of the canonical questionnaire, in hexadecimal. */
  sha256: z.string().length(64),
  frozenAt: Instant,
  frozenBy: z.string(),
});
export type FrozenQuestionnaire = z.infer<typeof FrozenQuestionnaire>;
