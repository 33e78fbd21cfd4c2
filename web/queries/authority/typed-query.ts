import type { QueryRefusal } from "../../../shared/queries/rules.ts";
import { AskQuery } from "../../../shared/queries/schema.ts";
import type { CompetitionId } from "../../../shared/kernel/id.ts";
import type { CommonRefusal } from "../../../shared/kernel/refusal.ts";
import { accept, refuse, type Result } from "../../../shared/kernel/result.ts";
import { fieldErrors, type Typed } from "../../doors/form.ts";
import { londonTimeOf, readTime, timeErrors } from "../../doors/typed-time.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import type { TypedTime } from "../../govuk/time-fields.tsx";

/** A query as it was typed. */
export type TypedQuery = TypedTime & Readonly<Record<"organisationId" | "sectionId" | "question", string>>;

/** The form before anything is typed, about a response and a section if the address names them. */
export const emptyQuery = (organisationId = "", sectionId = ""): TypedQuery => ({
  organisationId,
  sectionId,
  question: "",
  day: "",
  month: "",
  year: "",
  time: "",
});

export const readTypedQuery = (form: Typed): TypedQuery => ({
  organisationId: form.text("organisationId"),
  sectionId: form.text("sectionId"),
  question: form.text("question"),
  ...readTime(form, "due", "due-time"),
});

/** The command that was typed, or what is wrong with it field by field. */
export function queryCommand(
  competitionId: CompetitionId,
  typed: TypedQuery,
): Result<AskQuery, readonly FieldError[]> {
  const { organisationId, sectionId, question } = typed;
  const answerBy = londonTimeOf(typed);
  const parsed = AskQuery.safeParse({
    competitionId,
    organisationId,
    sectionId,
    question,
    answerBy,
  });
  if (parsed.success) return accept(parsed.data);
  return refuse([
    ...fieldErrors(parsed.error).filter(({ field }) => field !== "answerBy"),
    ...timeErrors(typed, "due", "due-time"),
  ]);
}

/** The field that a refusal is about. */
export function queryField({ code }: QueryRefusal | CommonRefusal): string {
  switch (code) {
    case "not-a-time":
    case "time-skipped":
    case "time-doubled":
    case "answer-time-too-short":
      return "due-day";
    case "no-such-section":
      return "sectionId";
    default:
      return "organisationId";
  }
}
