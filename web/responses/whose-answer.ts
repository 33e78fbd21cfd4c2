import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import type { Typed } from "../doors/form.ts";

/** Where a form says whose answer to a question goes on after two people worked at the same time. */
export const whoseField = ({ questionId }: Pick<Question, "questionId">): string => `take.${questionId}`;
export const THEIRS = "theirs";

/** The questions whose saved answers a form takes over in place of what was typed. */
export const takenOver = (form: Pick<Typed, "text">, { questions }: Section): readonly Question[] =>
  questions.filter((question) => form.text(whoseField(question)) === THEIRS);
