import type { Question, Section } from "../../shared/questionnaire/schema.ts";
import type { AnswerProblem } from "../../shared/responses/answers.ts";
import type { Answer, Answers } from "../../shared/responses/schema.ts";
import type { Typed } from "../doors/form.ts";

/** The name of a question's field, or of one part of it: `answer.turnover`, `answer.signed-on.day`. */
export const fieldName = ({ questionId }: Pick<Question, "questionId">, part?: string): string =>
  part === undefined ? `answer.${questionId}` : `answer.${questionId}.${part}`;

/** The parts of an answer that have a control each. */
export const PARTS: Readonly<Partial<Record<Question["kind"], readonly string[]>>> = {
  date: ["day", "month", "year"],
  declaration: ["agreed", "name", "position"],
};

/** The control to which the error summary leads for a question, or for what is not right about it: its first, or that part's. */
export function errorField(question: Pick<Question, "questionId" | "kind">, problem?: AnswerProblem): string {
  const parts = PARTS[question.kind];
  return fieldName(question, parts?.find((part) => problem?.code.startsWith(`${part}-`)) ?? parts?.[0]);
}

/**
 * What a form says of a section's questions, as typed; what was left empty is left out. Files are no part of it: they
 * are sent on pages of their own.
 */
export const answersFrom = (form: Pick<Typed, "text" | "list">, { questions }: Section): Answers =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerFrom(form, question);
      return answer === undefined ? [] : [[question.questionId, answer]];
    }),
  );

function answerFrom(form: Pick<Typed, "text" | "list">, question: Question): Answer | undefined {
  const part = (name: string) => form.text(fieldName(question, name));
  switch (question.kind) {
    case "file":
      return undefined;
    case "date": {
      const date = { day: part("day"), month: part("month"), year: part("year") };
      return date.day + date.month + date.year === "" ? undefined : date;
    }
    case "declaration": {
      const declaration = {
        agreed: part("agreed") === "yes",
        name: part("name"),
        position: part("position"),
      };
      const untouched = !declaration.agreed && declaration.name + declaration.position === "";
      return untouched ? undefined : declaration;
    }
    case "choice":
      if (question.several) {
        const chosen = form.list(fieldName(question)).filter((value) => value !== "");
        return chosen.length === 0 ? undefined : chosen;
      }
      return form.text(fieldName(question)) || undefined;
    case "text":
    case "yes-no":
    case "number":
    case "money":
      return form.text(fieldName(question)) || undefined;
  }
}
