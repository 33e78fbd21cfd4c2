import { poundsInWords } from "../../../shared/kernel/amount.ts";
import type { Question, QuestionId, Section } from "../../../shared/questionnaire/schema.ts";
import { askedQuestions } from "../../../shared/responses/answers.ts";
import type { Answer, Answers } from "../../../shared/responses/schema.ts";

/** How somebody answers: what they write and choose, and who makes their declarations. */
export type Respondent = {
  readonly writes: (question: Extract<Question, { kind: "text" }>) => string;
  /** By question, what they choose of the options, or yes or no. Where nothing is said: the last option, or no. */
  readonly chooses?: Readonly<Record<string, string | readonly string[]>>;
  readonly pounds: number;
  readonly name: string;
  readonly position: string;
};

/**
 * Answers to every question of a section that is asked, in its order, so that nothing of it is incomplete. Files are
 * no answers: they are uploaded and attached.
 */
export function answersTo(section: Pick<Section, "questions">, respondent: Respondent): Answers {
  const answers: Record<QuestionId, Answer> = {};
  for (const question of section.questions) {
    const isAsked = askedQuestions(section, answers).includes(question);
    const answer = isAsked ? answerTo(question, respondent) : undefined;
    if (answer !== undefined) answers[question.questionId] = answer;
  }
  return answers;
}

function answerTo(question: Question, respondent: Respondent): Answer | undefined {
  const { writes, chooses = {}, pounds, name, position } = respondent;
  switch (question.kind) {
    case "text":
      return writes(question);
    case "yes-no":
      return one(chooses[question.questionId] ?? (question.purpose === "public-listing" ? "yes" : "no"));
    case "choice": {
      const chosen = chooses[question.questionId] ?? question.options.at(-1)?.value ?? "";
      return question.several ? several(chosen) : one(chosen);
    }
    case "number":
      return String(Math.min(Math.max(250, question.least ?? 0), question.most ?? 250));
    case "money":
      return poundsInWords(Math.max(pounds, question.least ?? 0) * 100);
    case "date":
      return { day: "31", month: "3", year: "2013" };
    case "declaration":
      return { agreed: true, name, position };
    case "file":
      return undefined;
  }
}

const one = (chosen: string | readonly string[]): string =>
  typeof chosen === "string" ? chosen : (chosen[0] ?? "");
const several = (chosen: string | readonly string[]): string[] =>
  typeof chosen === "string" ? [chosen] : [...chosen];
