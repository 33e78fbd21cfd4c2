import { FileId } from "../kernel/id.ts";
import type { Questionnaire, Section } from "../questionnaire/schema.ts";
import { askedQuestions, problemsIn, questionsAmiss } from "./answers.ts";
import { type Answer, type Answers, FILES_SECTION, type SavedSection } from "./schema.ts";

/** As much of what is saved of a section, or of the list of files, as is answered. */
type Answered = Pick<SavedSection, "sectionId" | "answers">;

/**
 * What counts of what is saved: the answers to questions that are asked, and the files attached to them. What was typed
 * before its condition was taken back stays in the draft and goes no further. A section of which nothing is left out is
 * given back as it is.
 */
export function whatCounts<Saved extends Answered>({ sections }: Questionnaire, saved: readonly Saved[]) {
  const asked = new Set<string>(
    sections.flatMap((section) =>
      askedQuestions(section, answersIn(saved, section)).map(({ questionId }) => questionId),
    ),
  );
  return saved.map((one) => {
    const all = Object.entries(one.answers);
    const counting = all.filter(([question]) => asked.has(question));
    return counting.length === all.length ? one : { ...one, answers: Object.fromEntries(counting) };
  });
}

/** How many questions of a section are not yet right, from what is saved itself. */
export const problemsLeft = (
  saved: readonly Pick<SavedSection, "sectionId" | "answers" | "savedAt">[],
  section: Section,
): number => {
  const own = saved.find(({ sectionId }) => sectionId === section.sectionId);
  return questionsAmiss(problemsIn(section, own?.answers ?? {}, filesIn(saved), own?.savedAt));
};

/** Which files answer what, of what is saved. */
export const filesIn = (saved: readonly Answered[]): Answers =>
  answersIn(saved, { sectionId: FILES_SECTION });

/** The ids that an answer lists, where it lists files. */
export const fileIdsIn = (answer: Answer | undefined): readonly FileId[] =>
  Array.isArray(answer) ? answer.map((id) => FileId.parse(id)) : [];

const answersIn = (saved: readonly Answered[], { sectionId }: Pick<SavedSection, "sectionId">): Answers =>
  saved.find((one) => one.sectionId === sectionId)?.answers ?? {};
