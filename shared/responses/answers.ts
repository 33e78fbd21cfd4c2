import { penceIn, wholeIn } from "../kernel/amount.ts";
import { countWords, isLegible } from "../kernel/cleaned.ts";
import { type Instant, londonDay } from "../kernel/instant.ts";
import { dayAsTyped, dayIn } from "../kernel/typed-time.ts";
import { NONE, type Question, type QuestionId, type Section } from "../questionnaire/schema.ts";
import type { Answer, Answers } from "./schema.ts";

/** What is not yet right about an answer. A draft may have any of it; a submission none. */
export type AnswerProblem =
  | { code: "missing" }
  | { code: "too-many-words"; words: number; most: number }
  | { code: "not-an-option" }
  | { code: "illegible" }
  | { code: "none-and-another"; none: string }
  | { code: "not-a-whole-number" }
  | { code: "not-an-amount" }
  | { code: "not-whole-pounds" }
  | { code: "too-small"; least: number }
  | { code: "too-large"; most: number }
  | { code: "not-a-date" }
  | { code: "in-the-future" }
  | { code: "in-the-past" }
  | { code: "too-many-files"; most: number }
  | { code: "not-agreed" }
  | { code: "name-missing" }
  | { code: "position-missing" }
  | { code: "name-too-long"; most: number }
  | { code: "position-too-long"; most: number };

/** Characters of the name and of the position of whoever makes a declaration. */
const LONGEST_NAME = 200;

/** The questions of a section that are asked, given what was answered: a follow-up only when its condition holds. */
export function askedQuestions(section: Pick<Section, "questions">, answers: Answers): readonly Question[] {
  const asked = new Set<QuestionId>();
  return section.questions.filter(({ questionId, when }) => {
    const isAsked =
      when === undefined ||
      (asked.has(when.question) && chosen(answers[when.question]).some((value) => when.is.includes(value)));
    if (isAsked) asked.add(questionId);
    return isAsked;
  });
}

/** The values that an answer of yes, no or options chooses. */
export const chosen = (answer: Answer | undefined): readonly string[] =>
  typeof answer === "string" ? [answer] : Array.isArray(answer) ? answer : [];

/**
 * What is not yet right in a section, by question. `files` are those attached to its questions. `at`: when it was saved,
 * which is the day that dates are judged on, if it ever was.
 */
export function problemsIn(
  section: Pick<Section, "questions">,
  answers: Answers,
  files: Answers,
  at: Instant | undefined,
): readonly { readonly question: Question; readonly problem: AnswerProblem }[] {
  return askedQuestions(section, answers).flatMap((question) => {
    const given = (question.kind === "file" ? files : answers)[question.questionId];
    const problem = problemOf(question, given, at);
    return problem === undefined ? [] : [{ question, problem }];
  });
}

/** What is not yet right about the answer to a question that is asked, as it was given at `at`. */
export function problemOf(
  question: Question,
  answer: Answer | undefined,
  at: Instant | undefined,
): AnswerProblem | undefined {
  if (answer === undefined || isEmpty(answer)) return question.required ? { code: "missing" } : undefined;
  if (!partsOf(answer).every(isLegible)) return { code: "illegible" };
  switch (question.kind) {
    case "text":
      return problemOfText(question.mostWords, answer);
    case "yes-no":
      return answer === "yes" || answer === "no" ? undefined : { code: "not-an-option" };
    case "choice":
      return problemOfChoice(question, answer);
    case "number":
      return problemOfNumber(question, typeof answer === "string" ? wholeIn(answer) : undefined);
    case "money":
      return problemOfMoney(question, answer);
    case "date":
      return problemOfDate(question, dayAnswered(answer), at);
    case "file":
      if (!Array.isArray(answer)) return { code: "not-an-option" };
      return answer.length > question.mostFiles
        ? { code: "too-many-files", most: question.mostFiles }
        : undefined;
    case "declaration":
      return problemOfDeclaration(answer);
  }
}

/** What was typed in an answer, part by part. */
const partsOf = (answer: Answer): readonly string[] => {
  if (typeof answer === "string") return [answer];
  if (Array.isArray(answer)) return answer;
  return "agreed" in answer ? [answer.name, answer.position] : [answer.day, answer.month, answer.year];
};

const isEmpty = (answer: Answer): boolean => {
  if (Array.isArray(answer)) return answer.length === 0;
  if (typeof answer === "object" && "agreed" in answer && answer.agreed) return false;
  return partsOf(answer).every((part) => part.trim() === "");
};

function problemOfText(most: number, answer: Answer): AnswerProblem | undefined {
  if (typeof answer !== "string") return { code: "not-an-option" };
  const words = countWords(answer);
  return words > most ? { code: "too-many-words", words, most } : undefined;
}

function problemOfChoice(
  { several, options }: Extract<Question, { kind: "choice" }>,
  answer: Answer,
): AnswerProblem | undefined {
  const values = chosen(answer);
  const fits = (several ? values.length > 0 : values.length === 1) && new Set(values).size === values.length;
  const known = values.every((value) => options.some((option) => option.value === value));
  if (!fits || !known) return { code: "not-an-option" };
  const none = options.find(({ value }) => value === NONE && values.includes(value) && values.length > 1);
  return none && { code: "none-and-another", none: none.text };
}

function problemOfNumber(
  limits: { readonly least?: number | undefined; readonly most?: number | undefined },
  number: number | undefined,
): AnswerProblem | undefined {
  if (number === undefined) return { code: "not-a-whole-number" };
  if (limits.least !== undefined && number < limits.least) return { code: "too-small", least: limits.least };
  return limits.most !== undefined && number > limits.most
    ? { code: "too-large", most: limits.most }
    : undefined;
}

function problemOfMoney(
  limits: { readonly least?: number | undefined },
  answer: Answer,
): AnswerProblem | undefined {
  const pence = typeof answer === "string" ? penceIn(answer) : undefined;
  if (pence === undefined) return { code: "not-an-amount" };
  return pence % 100 === 0 ? problemOfNumber(limits, pence / 100) : { code: "not-whole-pounds" };
}

function problemOfDate(
  { falls }: Extract<Question, { kind: "date" }>,
  day: string | undefined,
  at: Instant | undefined,
): AnswerProblem | undefined {
  if (day === undefined) return { code: "not-a-date" };
  if (at === undefined || falls === undefined) return undefined;
  const today = londonDay(at);
  if (falls === "past") return day > today ? { code: "in-the-future" } : undefined;
  return day < today ? { code: "in-the-past" } : undefined;
}

function problemOfDeclaration(answer: Answer): AnswerProblem | undefined {
  if (typeof answer === "string" || Array.isArray(answer) || !("agreed" in answer))
    return { code: "not-agreed" };
  if (!answer.agreed) return { code: "not-agreed" };
  if (answer.name.trim() === "") return { code: "name-missing" };
  if (answer.position.trim() === "") return { code: "position-missing" };
  if (answer.name.length > LONGEST_NAME) return { code: "name-too-long", most: LONGEST_NAME };
  return answer.position.length > LONGEST_NAME
    ? { code: "position-too-long", most: LONGEST_NAME }
    : undefined;
}

/** The day that was answered, as `2013-03-31`; undefined when there is no such day. */
export const dayAnswered = (answer: Answer): string | undefined =>
  typeof answer === "object" && "day" in answer ? dayIn(dayAsTyped(answer)) : undefined;

/**
 * Answers as they are kept: of this section's questions only, empty ones left out. Files are kept apart, so what a form
 * says of them is not taken.
 */
export function tidied(section: Pick<Section, "questions">, answers: Answers): Answers {
  const kept = section.questions.flatMap(({ questionId, kind }) => {
    const answer = answers[questionId];
    if (answer === undefined || kind === "file") return [];
    return isEmpty(answer) ? [] : [[questionId, answer] as const];
  });
  return Object.fromEntries(kept);
}

/** The first of some answers to a question that the section does not have. */
export const unknownQuestion = (section: Pick<Section, "questions">, answers: Answers): string | undefined =>
  Object.keys(answers).find((id) => !section.questions.some(({ questionId }) => questionId === id));
