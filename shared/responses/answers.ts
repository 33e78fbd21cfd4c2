import { fromLondon } from "../kernel/instant.ts";
import { countWords } from "../kernel/text.ts";
import { NONE, type Question, type QuestionId, type Section } from "../questionnaire/schema.ts";
import type { Answer, Answers } from "./schema.ts";

/** What is not yet right about an answer. A draft may have any of it; a submission none. */
export type AnswerProblem =
  | { code: "missing" }
  | { code: "too-many-words"; words: number; most: number }
  | { code: "not-an-option" }
  | { code: "none-and-another"; none: string }
  | { code: "not-a-whole-number" }
  | { code: "too-small"; least: number }
  | { code: "too-large"; most: number }
  | { code: "not-a-date" }
  | { code: "too-many-files"; most: number }
  | { code: "not-agreed" }
  | { code: "name-missing" }
  | { code: "position-missing" };

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

/** What is not yet right in a section, by question. `files` are the files attached to its questions. */
export function problemsIn(
  section: Pick<Section, "questions">,
  answers: Answers,
  files: Answers,
): readonly { readonly question: Question; readonly problem: AnswerProblem }[] {
  return askedQuestions(section, answers).flatMap((question) => {
    const given = (question.kind === "file" ? files : answers)[question.questionId];
    const problem = problemOf(question, given);
    return problem === undefined ? [] : [{ question, problem }];
  });
}

/** What is not yet right about the answer to a question that is asked. */
export function problemOf(question: Question, answer: Answer | undefined): AnswerProblem | undefined {
  if (answer === undefined || isEmpty(answer)) return question.required ? { code: "missing" } : undefined;
  switch (question.kind) {
    case "text":
      return problemOfText(question.mostWords, answer);
    case "yes-no":
      return answer === "yes" || answer === "no" ? undefined : { code: "not-an-option" };
    case "choice":
      return problemOfChoice(question, answer);
    case "number":
      return problemOfNumber(question, numberIn(answer));
    case "money":
      return problemOfNumber(question, poundsIn(answer));
    case "date":
      return dayIn(answer) === undefined ? { code: "not-a-date" } : undefined;
    case "file":
      if (!Array.isArray(answer)) return { code: "not-an-option" };
      return answer.length > question.mostFiles
        ? { code: "too-many-files", most: question.mostFiles }
        : undefined;
    case "declaration":
      return problemOfDeclaration(answer);
  }
}

const isEmpty = (answer: Answer): boolean => {
  if (typeof answer === "string") return answer.trim() === "";
  if (Array.isArray(answer)) return answer.length === 0;
  if ("agreed" in answer) return !answer.agreed && answer.name.trim() === "" && answer.position.trim() === "";
  return [answer.day, answer.month, answer.year].every((part) => part.trim() === "");
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

function problemOfDeclaration(answer: Answer): AnswerProblem | undefined {
  if (typeof answer === "string" || Array.isArray(answer) || !("agreed" in answer))
    return { code: "not-agreed" };
  if (!answer.agreed) return { code: "not-agreed" };
  if (answer.name.trim() === "") return { code: "name-missing" };
  return answer.position.trim() === "" ? { code: "position-missing" } : undefined;
}

/** A whole number as people type it: spaces and commas between thousands are no matter. */
export function numberIn(answer: Answer): number | undefined {
  if (typeof answer !== "string") return undefined;
  const digits = answer.replace(/[\s,]/g, "");
  return /^-?\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** Whole pounds as people type them, `£1,200,000` or `1200000.00`. */
export const poundsIn = (answer: Answer): number | undefined =>
  typeof answer === "string" ? numberIn(answer.replace(/^\s*£/, "").replace(/\.00?\s*$/, "")) : undefined;

/** A day as it was typed in three parts, as `2013-03-31`; undefined when there is no such day. */
export function dayIn(answer: Answer): string | undefined {
  if (typeof answer === "string" || Array.isArray(answer) || !("day" in answer)) return undefined;
  const [day, month, year] = [answer.day, answer.month, answer.year].map((part) => part.trim());
  if (!/^\d{1,2}$/.test(day ?? "") || !/^\d{1,2}$/.test(month ?? "") || !/^\d{4}$/.test(year ?? ""))
    return undefined;
  const written = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return fromLondon(`${written}T12:00`).ok ? written : undefined;
}

/**
 * Answers as they are kept: of this section's questions only, line ends alike, empty ones left out. Files are kept
 * apart, so what a form says of them is not taken.
 */
export function tidied(section: Pick<Section, "questions">, answers: Answers): Answers {
  const kept = section.questions.flatMap(({ questionId, kind }) => {
    const answer = answers[questionId];
    if (answer === undefined || kind === "file") return [];
    const tidy = typeof answer === "string" ? answer.replace(/\r\n?/g, "\n") : answer;
    return isEmpty(tidy) ? [] : [[questionId, tidy] as const];
  });
  return Object.fromEntries(kept);
}

/** The first of some answers to a question that the section does not have. */
export const unknownQuestion = (section: Pick<Section, "questions">, answers: Answers): string | undefined =>
  Object.keys(answers).find((id) => !section.questions.some(({ questionId }) => questionId === id));
