import { cellsOf, isBeyondRead, MOST_READ, penceIn, wholeIn } from "../kernel/amount.ts";
import { cleanedLine, countCharacters, countWords, isLegible, trimmed } from "../kernel/cleaned.ts";
import { type Instant, londonDay } from "../kernel/instant.ts";
import { dayAsTyped, type DayRefusal, readDay } from "../kernel/typed-time.ts";
import { A_LINE, NONE, type Question, type QuestionId, type Section } from "../questionnaire/schema.ts";
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
  | { code: "too-few-pounds"; least: number }
  | { code: "too-large"; most: number }
  | DayRefusal
  | { code: "too-many-pounds"; most: number }
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
 * What is not yet right in a section, question by question. `files` are those attached to its questions. `at`: when it was
 * saved, which is the day that dates are judged on, if it ever was.
 */
export function problemsIn(
  section: Pick<Section, "questions">,
  answers: Answers,
  files: Answers,
  at: Instant | undefined,
): readonly { readonly question: Question; readonly problem: AnswerProblem }[] {
  return askedQuestions(section, answers).flatMap((question) => {
    const given = (question.kind === "file" ? files : answers)[question.questionId];
    return problemsOf(question, given, at).map((problem) => ({ question, problem }));
  });
}

/** How many questions of a section are not yet right: of one, more than one thing may not be. */
export const questionsAmiss = (problems: ReturnType<typeof problemsIn>): number =>
  new Set(problems.map(({ question }) => question)).size;

/** What is not yet right about the answer to a question that is asked, as it was given at `at`. */
export function problemsOf(
  question: Question,
  answer: Answer | undefined,
  at: Instant | undefined,
): readonly AnswerProblem[] {
  if (answer === undefined || isEmpty(answer)) return question.required ? [{ code: "missing" }] : [];
  if (!partsOf(answer).every(isLegible)) return [{ code: "illegible" }];
  if (question.kind === "declaration") return problemsOfDeclaration(answer);
  const problem = problemOf(question, answer, at);
  return problem === undefined ? [] : [problem];
}

function problemOf(
  question: Exclude<Question, { kind: "declaration" }>,
  answer: Answer,
  at: Instant | undefined,
): AnswerProblem | undefined {
  switch (question.kind) {
    case "text":
      return problemOfText(question.mostWords, answer);
    case "yes-no":
      return answer === "yes" || answer === "no" ? undefined : { code: "not-an-option" };
    case "choice":
      return problemOfChoice(question, answer);
    case "number":
      return problemOfNumber(question, answer);
    case "money":
      return problemOfMoney(question, answer);
    case "date":
      return problemOfDate(question, answer, at);
    case "file":
      if (!Array.isArray(answer)) return { code: "not-an-option" };
      return answer.length > question.mostFiles
        ? { code: "too-many-files", most: question.mostFiles }
        : undefined;
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
  answer: Answer,
): AnswerProblem | undefined {
  const number = typeof answer === "string" ? wholeIn(answer) : undefined;
  if (number === undefined)
    return typeof answer === "string" && isBeyondRead(answer)
      ? { code: "too-large", most: limits.most ?? MOST_READ }
      : { code: "not-a-whole-number" };
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
  if (pence === undefined)
    return typeof answer === "string" && isBeyondRead(answer)
      ? { code: "too-many-pounds", most: MOST_READ }
      : { code: "not-an-amount" };
  if (pence % 100 !== 0) return { code: "not-whole-pounds" };
  return limits.least !== undefined && pence < limits.least * 100
    ? { code: "too-few-pounds", least: limits.least }
    : undefined;
}

function problemOfDate(
  { falls }: Extract<Question, { kind: "date" }>,
  answer: Answer,
  at: Instant | undefined,
): AnswerProblem | undefined {
  const day = dayAnswered(answer);
  if (!day.ok) return day.error;
  if (at === undefined || falls === undefined) return undefined;
  const today = londonDay(at);
  if (falls === "past") return day.value > today ? { code: "in-the-future" } : undefined;
  return day.value < today ? { code: "in-the-past" } : undefined;
}

function problemsOfDeclaration(answer: Answer): readonly AnswerProblem[] {
  if (typeof answer === "string" || Array.isArray(answer) || !("agreed" in answer))
    return [{ code: "not-agreed" }];
  return [
    ...(answer.agreed ? [] : [{ code: "not-agreed" } as const]),
    ...problemsOfWho(answer.name, { missing: "name-missing", tooLong: "name-too-long" }),
    ...problemsOfWho(answer.position, { missing: "position-missing", tooLong: "position-too-long" }),
  ];
}

function problemsOfWho<Missing extends string, TooLong extends string>(
  typed: string,
  codes: { missing: Missing; tooLong: TooLong },
) {
  if (typed.trim() === "") return [{ code: codes.missing }];
  return countCharacters(typed) > LONGEST_NAME ? [{ code: codes.tooLong, most: LONGEST_NAME }] : [];
}

/** The day that was answered, as `2013-03-31`, or why it is none. */
export const dayAnswered = (answer: Answer) =>
  readDay(typeof answer === "object" && "day" in answer ? dayAsTyped(answer) : "");

/**
 * Answers as they are kept: of this section's questions only, empty ones left out, and in one line where one is asked for.
 * Files are kept apart, so what a form says of them is not taken.
 */
export function tidied(section: Pick<Section, "questions">, answers: Answers): Answers {
  const kept = section.questions.flatMap((question) => {
    const answer = answers[question.questionId];
    if (answer === undefined || question.kind === "file") return [];
    return isEmpty(answer) ? [] : [[question.questionId, inLines(question, answer)] as const];
  });
  return Object.fromEntries(kept);
}

/** An answer in as many lines as its question has: what stands in an input of one line has to stand there again. */
function inLines(question: Question, answer: Answer): Answer {
  if (Array.isArray(answer)) return answer;
  if (typeof answer === "object")
    return "agreed" in answer
      ? { ...answer, name: cleanedLine(answer.name), position: cleanedLine(answer.position) }
      : { day: cleanedLine(answer.day), month: cleanedLine(answer.month), year: cleanedLine(answer.year) };
  if (question.kind === "number" || question.kind === "money") return cellsOf(answer);
  if (question.kind !== "text") return answer;
  return question.mostWords <= A_LINE ? cleanedLine(answer) : trimmed(answer);
}

/** The first of some answers to a question that the section does not have. */
export const unknownQuestion = (section: Pick<Section, "questions">, answers: Answers): string | undefined =>
  Object.keys(answers).find((id) => !section.questions.some(({ questionId }) => questionId === id));
