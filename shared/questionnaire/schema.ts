import * as z from "zod";
import { MOST_READ } from "../kernel/amount.ts";
import { CompetitionId } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { line, paragraph } from "../kernel/text.ts";
import { wholeNumber } from "../kernel/typed-number.ts";

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

const prose = (called: string) => paragraph(3_000, called);

/** A question is asked only when an earlier one of its section was answered with one of these. */
const Condition = z.strictObject(
  { question: QuestionId, is: z.array(line(60, "an answer")).min(1).max(20) },
  "Choose answers of one question only",
);

/** What an answer is used for beyond being read: whether the bidder may be named in public once it has passed. */
const Purpose = z.enum(["public-listing"]);

/** A limit of what can be answered, as far as such numbers are read. */
const limit = (called: string) => wholeNumber(-MOST_READ, MOST_READ, called).optional();

/**
 * What is said before submitting to whoever answered so: that the rules fail a response for it, or, with so many members
 * in the profile, that it does not fit them. Nothing is refused because of it.
 */
const Alert = z.strictObject({
  is: z.array(line(60, "an answer")).min(1).max(20),
  members: z.enum(["one", "several"]).optional(),
  text: prose("what is said"),
});
const alerts = z.array(Alert).max(10).optional();

const asked = {
  questionId: QuestionId,
  title: line(400, "the question"),
  guidance: prose("guidance").optional(),
  required: z.boolean(),
  when: Condition.optional(),
};

/** The value of the option that takes back all others: “none of these”. */
export const NONE = "none";

/** Up to so many words are asked for, typed and kept in one line: a name, a number of a register. */
export const A_LINE = 20;

/** What a question asks for. `weight` is its part in the total, in percent; only text is scored. */
export const Question = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("text"),
    ...asked,
    mostWords: wholeNumber(1, 5_000, "how many words there can be at most"),
    weight: z.int().min(1).max(100).optional(),
  }),
  z.strictObject({ kind: z.literal("yes-no"), ...asked, purpose: Purpose.optional(), alerts }),
  z.strictObject({
    kind: z.literal("choice"),
    ...asked,
    several: z.boolean(),
    options: z
      .array(z.strictObject({ value: line(60, "a value"), text: line(200, "an option") }))
      .min(2, "Enter at least two options")
      .max(40, "Enter up to 40 options"),
    alerts,
  }),
  z.strictObject({
    kind: z.literal("number"),
    ...asked,
    least: limit("the least"),
    most: limit("the most"),
    unit: line(40, "a unit").optional(),
  }),
  /** Whole pounds sterling. */
  z.strictObject({ kind: z.literal("money"), ...asked, least: limit("the least") }),
  /** `falls`: on which side of the day on which it is answered; that day itself is on both. */
  z.strictObject({ kind: z.literal("date"), ...asked, falls: z.enum(["past", "future"]).optional() }),
  z.strictObject({
    kind: z.literal("file"),
    ...asked,
    mostFiles: wholeNumber(1, 20, "how many files there can be at most"),
  }),
  z.strictObject({ kind: z.literal("declaration"), ...asked, statement: prose("the statement") }),
]);
export type Question = z.infer<typeof Question>;

export const QuestionKind = z.literal(Question.options.map(({ shape }) => shape.kind.value));

/** How a section counts: read only; passed or failed; or each of its weighted questions scored from 0 to 5. */
export const Marking = z.enum(["not-scored", "pass-fail", "scored"], "Choose how the section counts");
export type Marking = z.infer<typeof Marking>;

export const Section = z.strictObject({
  sectionId: SectionId,
  title: line(120, "a title"),
  introduction: prose("an introduction").optional(),
  marking: Marking,
  /** How evaluators mark it, for bidders and evaluators alike. */
  markingGuidance: prose("guidance for marking").optional(),
  questions: z.array(Question).min(1).max(60),
});
export type Section = z.infer<typeof Section>;

/** A pre-qualification questionnaire. A bidder passes with every pass/fail section passed and the threshold reached. */
export const Questionnaire = z.strictObject({
  title: line(160, "a title"),
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
