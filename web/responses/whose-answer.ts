import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import type { Typed } from "../doors/form.ts";

/** Where a form says whose answer to a question goes on after two people worked at the same time. */
export const whoseField = ({ questionId }: Pick<Question, "questionId">): string => `take.${questionId}`;
export const THEIRS = "theirs";
export const MINE = "mine";

/** Where such a form names the questions that it shows both answers to, for each of which it must say one. */
export const BOTH = "bothShown";

/** What a form says of two people's answers to a section; undefined of a form that showed only one. */
export function decisionsIn(form: Pick<Typed, "text" | "list">, { questions }: Section) {
  const [shown] = form.list(BOTH);
  if (shown === undefined) return undefined;
  const both = questions.filter(({ questionId }) => shown.split(" ").includes(questionId));
  const isDecided = (question: Question) => [THEIRS, MINE].includes(form.text(whoseField(question)));
  return {
    /** The questions whose saved answers it takes over in place of what was typed. */
    taken: questions.filter(
      (question) => !both.includes(question) || form.text(whoseField(question)) === THEIRS,
    ),
    /** Those to which nobody typed another answer. */
    unasked: questions.filter((question) => !both.includes(question)),
    undecided: both.filter((question) => !isDecided(question)),
    choices: Object.fromEntries(
      both.map((question) => [whoseField(question), form.text(whoseField(question))]),
    ),
  };
}
