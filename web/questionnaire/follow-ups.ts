import type { Question } from "../../shared/questionnaire/schema.ts";

/** What is asked besides when one value of a question is chosen. */
export type Follow<Fields> = { readonly value: string; readonly fields: readonly Fields[] };

/** The question above that a follow-up belongs to: one that is asked after a single value of it. */
function leaderOf(question: Question, questions: readonly Question[]): Question | undefined {
  if (question.when?.is.length !== 1) return undefined;
  return questions.find(({ questionId }) => questionId === question.when?.question);
}

/** Whether a question stands on its own in the page, and not below an answer to another. */
export const standsAlone = (question: Question, questions: readonly Question[]): boolean =>
  leaderOf(question, questions) === undefined;

/** The follow-ups of a question by the value that asks for them. */
export function followsOf(
  question: Question,
  questions: readonly Question[],
): readonly { readonly value: string; readonly questions: readonly Question[] }[] {
  const followers = questions.filter((one) => leaderOf(one, questions) === question);
  const values = new Set(followers.flatMap(({ when }) => when?.is ?? []));
  return [...values].map((value) => ({
    value,
    questions: followers.filter(({ when }) => when?.is.includes(value)),
  }));
}
