import * as z from "zod";
import { chosenCompetition, CompetitionId } from "../kernel/id.ts";
import { ShortReason } from "../kernel/text.ts";
import { SeenCount, typedNumber, typedPercent } from "../kernel/typed-number.ts";
import { Question, QuestionId, Questionnaire, Section, SectionId } from "./schema.ts";

const Way = z.enum(["up", "down"]);
const inSection = { sectionId: SectionId };
const ofQuestion = { questionId: QuestionId };

/** One change of a questionnaire that is being prepared. */
export const QuestionnaireEdit = z.discriminatedUnion("edit", [
  z.strictObject({ edit: z.literal("replace"), questionnaire: Questionnaire }),
  z.strictObject({
    edit: z.literal("describe"),
    title: Questionnaire.shape.title,
    thresholdPercent: typedPercent("the least weighted total"),
    leastScore: typedNumber(5, "the least score"),
  }),
  /** What each scored question counts, in percent; 0 takes it out of the total. */
  z.strictObject({
    edit: z.literal("weigh"),
    weights: z.record(QuestionId, typedPercent("the weight")),
  }),
  z.strictObject({ edit: z.literal("add-section"), section: Section }),
  z.strictObject({
    edit: z.literal("describe-section"),
    ...Section.pick({
      sectionId: true,
      title: true,
      introduction: true,
      marking: true,
      markingGuidance: true,
    }).shape,
  }),
  z.strictObject({ edit: z.literal("move-section"), ...inSection, way: Way }),
  z.strictObject({ edit: z.literal("remove-section"), ...inSection }),
  z.strictObject({ edit: z.literal("add-question"), ...inSection, question: Question }),
  z.strictObject({ edit: z.literal("change-question"), question: Question }),
  z.strictObject({ edit: z.literal("move-question"), ...ofQuestion, way: Way }),
  z.strictObject({ edit: z.literal("remove-question"), ...ofQuestion }),
]);
export type QuestionnaireEdit = z.infer<typeof QuestionnaireEdit>;

/** `seenVersion` is the version of the questionnaire on the page or in the answer that the person decided on. */
const decidedOn = { competitionId: CompetitionId, seenVersion: SeenCount };

/** Changes the questionnaire that is being prepared. */
export const SaveQuestionnaire = z.strictObject({ ...decidedOn, change: QuestionnaireEdit });
export type SaveQuestionnaire = z.infer<typeof SaveQuestionnaire>;

/** The same as a program sends it: the whole questionnaire as it shall be. */
export const PutQuestionnaire = z.strictObject({ ...decidedOn, questionnaire: Questionnaire });
export type PutQuestionnaire = z.infer<typeof PutQuestionnaire>;

/** Starts again from the questionnaire of another competition, or from the standard one. */
export const CopyQuestionnaire = z.strictObject({
  ...decidedOn,
  from: z.union(
    [chosenCompetition("Choose a questionnaire"), z.literal("standard")],
    "Choose a questionnaire",
  ),
});
export type CopyQuestionnaire = z.infer<typeof CopyQuestionnaire>;

/** The questionnaire is to be final, for good. */
export const FreezeForReason = z.object({ competitionId: CompetitionId, reason: ShortReason });
export type FreezeForReason = z.infer<typeof FreezeForReason>;
export const FreezeQuestionnaire = z.strictObject({ ...decidedOn, reason: ShortReason });
export type FreezeQuestionnaire = z.infer<typeof FreezeQuestionnaire>;
