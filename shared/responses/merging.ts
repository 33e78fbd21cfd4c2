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
  /** Which of the two is proposed: theirs where only they changed it, otherwise what was typed. */
  readonly proposed: "theirs" | "mine";
};

/** The answers of a section at which two people parted, in the order of its questions. `before` is what both started from. */
export const differencesIn = (
  { questions }: Pick<Section, "questions">,
  { before, theirs, mine }: { before: Answers; theirs: Answers; mine: Answers },
): readonly Difference[] =>
  questions.flatMap((question) => {
    const { questionId } = question;
    const [was, saved, typed] = [before[questionId], theirs[questionId], mine[questionId]];
    if (same(saved, typed)) return [];
    return [
      { question, theirs: saved, mine: typed, proposed: same(was, typed) ? "theirs" : "mine" } as const,
    ];
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
