import { canonical } from "../kernel/digest.ts";
import type { Question, Section } from "../questionnaire/schema.ts";
import type { Answer, Answers } from "./schema.ts";

/** A question that two people answered differently at the same time. */
export type Difference = {
  readonly question: Question;
  /** What is saved now. */
  readonly theirs: Answer | undefined;
  /** What the person typed who was slower. */
  readonly mine: Answer | undefined;
};

/** The answers of a section at which two people parted, in the order of its questions. */
export const differencesIn = (
  { questions }: Pick<Section, "questions">,
  { theirs, mine }: { theirs: Answers; mine: Answers },
): readonly Difference[] =>
  questions.flatMap((question) => {
    const { questionId } = question;
    const [saved, typed] = [theirs[questionId], mine[questionId]];
    return same(saved, typed) ? [] : [{ question, theirs: saved, mine: typed }];
  });

/** Answers with those to some questions taken from what is saved. */
export function takenOverFrom(typed: Answers, saved: Answers, questions: readonly Question[]): Answers {
  const merged = { ...typed };
  for (const { questionId } of questions) {
    const answer = saved[questionId];
    if (answer === undefined) delete merged[questionId];
    else merged[questionId] = answer;
  }
  return merged;
}

const same = (one: Answer | undefined, other: Answer | undefined): boolean =>
  canonical(one ?? null) === canonical(other ?? null);
