import type * as z from "zod";
import { saveQuestionnaire } from "../../../functions/questionnaire/operations.ts";
import { QuestionnaireEdit, SaveQuestionnaire } from "../../../shared/questionnaire/commands.ts";
import { questionnaireRefusalInWords } from "../../../shared/questionnaire/words.ts";
import type { Typed } from "../../doors/form.ts";
import type { FieldError } from "../../govuk/field-error.tsx";
import type { Prepared } from "./prepared-for-routes.tsx";

/** Why a change was not made, and whether somebody else's came between. */
export type NotSaved = { readonly errors: readonly FieldError[]; readonly overtaken: boolean };

/**
 * Makes one change of the questionnaire from a form; undefined when it is made. What is refused as a whole is said at
 * `field`, what does not fit at the field itself.
 */
export async function save(
  { deps, actor, competition }: Prepared,
  typed: Typed,
  change: unknown,
  field: string,
): Promise<NotSaved | undefined> {
  const fits = QuestionnaireEdit.safeParse(change);
  if (!fits.success) return { errors: fieldsOf(fits.error), overtaken: false };
  const command = SaveQuestionnaire.safeParse({
    competitionId: competition.competitionId,
    seenVersion: typed.text("seenVersion"),
    change: fits.data,
  });
  const outcome = command.success
    ? await saveQuestionnaire(deps, actor, command.data, typed.requestKey)
    : ({ ok: false, error: { code: "changed-meanwhile" } } as const);
  if (outcome.ok) return undefined;
  const text = questionnaireRefusalInWords(outcome.error);
  return { errors: [{ field, text }], overtaken: outcome.error.code === "changed-meanwhile" };
}

/** What does not fit, each at its control: the part of a question or section that it is about. */
const fieldsOf = ({ issues }: z.ZodError): readonly FieldError[] =>
  issues.map(({ path, message }) => {
    const [first, ...rest] = path.map(String);
    const inside = first === "question" || first === "section";
    const named = first === "weights" ? path.join(".") : inside ? rest[0] : first;
    return { field: named ?? "title", text: message };
  });
