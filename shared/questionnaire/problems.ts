import { canonical } from "../kernel/digest.ts";
import { accept, refuse, type Result } from "../kernel/result.ts";
import { FILES_SECTION, PROFILE_SECTION } from "../responses/schema.ts";
import type { Question, QuestionId, Questionnaire, Section, SectionId } from "./schema.ts";

/** What is wrong with a questionnaire as a whole, each part of it being in order. */
export type QuestionnaireProblem =
  | { code: "section-twice"; sectionId: SectionId }
  | { code: "section-name-reserved"; sectionId: SectionId }
  | { code: "question-twice"; questionId: QuestionId }
  | { code: "option-twice"; questionId: QuestionId; value: string }
  | { code: "range-without-numbers"; questionId: QuestionId }
  | { code: "condition-on-nothing-earlier"; questionId: QuestionId }
  | { code: "condition-never-met"; questionId: QuestionId; value: string }
  | { code: "weight-where-nothing-is-scored"; questionId: QuestionId }
  | { code: "weight-of-what-may-stay-open"; questionId: QuestionId }
  | { code: "weights-not-100"; total: number }
  | { code: "threshold-without-weights" }
  | { code: "listing-asked-twice"; questionId: QuestionId }
  | { code: "questionnaire-too-long"; bytes: number };

/** How long a questionnaire may be as canonical JSON, in bytes: it is one item of the table, which holds 400 KB. */
const MOST_BYTES = 300_000;

/** What parts of a response are called that are no sections. */
const RESERVED: ReadonlySet<SectionId> = new Set([FILES_SECTION, PROFILE_SECTION]);

/**
 * Checks a questionnaire as a whole, wherever it came from: names are unique, conditions can be met by what was asked
 * before in the same section, weights add up to 100 and stand only on questions that everybody answers in a scored
 * section. Refuses with the first thing that is wrong.
 */
export function checkQuestionnaire(
  questionnaire: Questionnaire,
): Result<Questionnaire, QuestionnaireProblem> {
  const problem =
    namesProblem(questionnaire) ??
    first(questionnaire.sections, (section) =>
      first(section.questions, (question) => questionProblem(question, section)),
    ) ??
    weightsProblem(questionnaire) ??
    lengthProblem(questionnaire);
  return problem === undefined ? accept(questionnaire) : refuse(problem);
}

/** What a question can be answered with, where that is a closed list: what conditions may refer to. */
export function valuesOf(question: Question): readonly string[] {
  if (question.kind === "yes-no") return ["yes", "no"];
  return question.kind === "choice" ? question.options.map(({ value }) => value) : [];
}

/** The sum of all weights, in percent. */
export const totalWeight = ({ sections }: Pick<Questionnaire, "sections">): number =>
  sections.flatMap(({ questions }) => questions.map(weightOf)).reduce((sum, weight) => sum + weight, 0);

const weightOf = (question: Question): number => (question.kind === "text" ? (question.weight ?? 0) : 0);

function first<T, P>(list: readonly T[], problemOf: (one: T) => P | undefined): P | undefined {
  for (const one of list) {
    const problem = problemOf(one);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The first of a list that stands in it a second time. */
const firstTwice = <T>(list: readonly T[]): T | undefined =>
  list.find((one, index) => list.indexOf(one) !== index);

function namesProblem({ sections }: Questionnaire): QuestionnaireProblem | undefined {
  const reserved = sections.find(({ sectionId }) => RESERVED.has(sectionId));
  if (reserved !== undefined) return { code: "section-name-reserved", sectionId: reserved.sectionId };
  const sectionId = firstTwice(sections.map((section) => section.sectionId));
  if (sectionId !== undefined) return { code: "section-twice", sectionId };
  const questions = sections.flatMap((section) => section.questions);
  const questionId = firstTwice(questions.map((question) => question.questionId));
  if (questionId !== undefined) return { code: "question-twice", questionId };
  const [, second] = questions.filter((one) => one.kind === "yes-no" && one.purpose === "public-listing");
  return second && { code: "listing-asked-twice", questionId: second.questionId };
}

function questionProblem(question: Question, section: Section): QuestionnaireProblem | undefined {
  const { questionId } = question;
  if (question.kind === "choice") {
    const value = firstTwice(question.options.map((option) => option.value));
    if (value !== undefined) return { code: "option-twice", questionId, value };
  }
  if (question.kind === "number" && (question.least ?? -Infinity) > (question.most ?? Infinity))
    return { code: "range-without-numbers", questionId };
  if (weightOf(question) > 0) {
    if (section.marking !== "scored") return { code: "weight-where-nothing-is-scored", questionId };
    if (!question.required || question.when !== undefined)
      return { code: "weight-of-what-may-stay-open", questionId };
  }
  return question.when && conditionProblem(question, question.when, section);
}

function conditionProblem(
  question: Question,
  when: NonNullable<Question["when"]>,
  { questions }: Section,
): QuestionnaireProblem | undefined {
  const { questionId } = question;
  const earlier = questions.slice(0, questions.indexOf(question));
  const leader = earlier.find((one) => one.questionId === when.question);
  if (leader === undefined) return { code: "condition-on-nothing-earlier", questionId };
  const value = when.is.find((one) => !valuesOf(leader).includes(one));
  return value === undefined ? undefined : { code: "condition-never-met", questionId, value };
}

function weightsProblem(questionnaire: Questionnaire): QuestionnaireProblem | undefined {
  const total = totalWeight(questionnaire);
  if (total === 100) return undefined;
  if (total !== 0) return { code: "weights-not-100", total };
  return questionnaire.thresholdPercent === 0 ? undefined : { code: "threshold-without-weights" };
}

function lengthProblem(questionnaire: Questionnaire): QuestionnaireProblem | undefined {
  const bytes = new TextEncoder().encode(canonical(questionnaire)).length;
  return bytes > MOST_BYTES ? { code: "questionnaire-too-long", bytes } : undefined;
}
