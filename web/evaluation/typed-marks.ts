import type * as z from "zod";
import { scoredQuestions } from "../../shared/evaluation/rules.ts";
import { DraftMarks, Marks } from "../../shared/evaluation/schema.ts";
import { wholeIn } from "../../shared/kernel/amount.ts";
import { accept, refuse, type Result } from "../../shared/kernel/result.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import type { Typed } from "../doors/form.ts";
import type { FieldError } from "../govuk/field-error.tsx";

/** Marks as they stand in a form: by the names of its fields, as typed. */
export type TypedMarks = Readonly<Record<string, string>>;

export const scoreField = (question: string): string => `score-${question}`;
export const reasonField = (question: string): string => `reason-${question}`;

/** The first field of a section: a refusal of the whole is said there. */
export function firstMark(section: Section): string {
  const [first] = scoredQuestions(section);
  return first === undefined ? "passed" : scoreField(first.questionId);
}

/** What was typed into the fields of a section. */
export function readMarks(section: Section, { text }: Pick<Typed, "text">): TypedMarks {
  const names = [
    "passed",
    "reason",
    ...scoredQuestions(section).flatMap(({ questionId }) => [
      scoreField(questionId),
      reasonField(questionId),
    ]),
  ];
  return Object.fromEntries(names.map((name) => [name, text(name).replace(/\r\n?/g, "\n")]));
}

/** The fields as marks would fill them: kept, submitted or agreed earlier. */
export function fieldsOf(marks: DraftMarks | undefined): TypedMarks {
  if (marks === undefined) return {};
  if (marks.marking === "pass-fail")
    return {
      passed: marks.passed === undefined ? "" : marks.passed ? "yes" : "no",
      reason: marks.reason,
    };
  return Object.fromEntries(
    marks.scores.flatMap(({ questionId, score, reason }) => [
      [scoreField(questionId), score === undefined ? "" : String(score)],
      [reasonField(questionId), reason],
    ]),
  );
}

/** The marks that a form makes, whole; or what is missing, field by field. */
export function wholeMarks(section: Section, typed: TypedMarks) {
  const marks = parsed(Marks, section, typed);
  return marks.ok ? accept({ marks: marks.value }) : marks;
}

/** The marks that a form makes so far. */
export const marksSoFar = (section: Section, typed: TypedMarks): Result<DraftMarks, readonly FieldError[]> =>
  parsed(DraftMarks, section, typed);

const scoreIn = (typed: string) => (typed === "" ? {} : { score: wholeIn(typed) ?? typed });

function parsed<M>(
  schema: z.ZodType<M>,
  section: Section,
  typed: TypedMarks,
): Result<M, readonly FieldError[]> {
  const questions = scoredQuestions(section);
  const { passed, reason = "" } = typed;
  const marks = schema.safeParse(
    section.marking === "scored"
      ? {
          marking: "scored",
          scores: questions.map(({ questionId }) => ({
            questionId,
            ...scoreIn(typed[scoreField(questionId)] ?? ""),
            reason: typed[reasonField(questionId)] ?? "",
          })),
        }
      : { marking: section.marking, ...(passed ? { passed: passed === "yes" } : {}), reason },
  );
  if (marks.success) return accept(marks.data);
  return refuse(
    marks.error.issues.map(({ path, message }) => {
      const [part, index, ofScore] = path;
      const question = part === "scores" && typeof index === "number" ? questions[index] : undefined;
      if (question === undefined) return { field: String(part ?? "reason"), text: message };
      const name = ofScore === "score" ? scoreField : reasonField;
      return { field: name(question.questionId), text: `${message}: ${question.title}` };
    }),
  );
}
