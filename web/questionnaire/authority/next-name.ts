import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";

type Sections = Pick<Questionnaire, "sections">;

/** What a new section is called for programs: the first of `section-1`, `section-2` ... that is free. */
export const nextSection = ({ sections }: Sections): string =>
  nextName(
    "section",
    sections.map(({ sectionId }) => sectionId),
  );

/** What a new question is called for programs: the first of `question-1`, `question-2` ... that is free. */
export const nextQuestion = ({ sections }: Sections): string =>
  nextName(
    "question",
    sections.flatMap(({ questions }) => questions.map(({ questionId }) => questionId)),
  );

function nextName(word: string, taken: readonly string[]): string {
  const names = new Set(taken);
  let number = 1;
  while (names.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
}
