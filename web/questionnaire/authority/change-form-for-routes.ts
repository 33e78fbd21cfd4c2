import type * as z from "zod";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { changingQuestionnaire } from "../../../functions/questionnaire/acts.ts";
import { accept, refuse } from "../../../shared/kernel/result.ts";
import { QuestionnaireEdit } from "../../../shared/questionnaire/commands.ts";
import { titleInShort } from "../../../shared/questionnaire/words.ts";
import type { Typed } from "../../doors/form.ts";
import { type FormOf, formOf } from "../../doors/form-of.tsx";
import type { FieldError } from "../../govuk/field-error.tsx";
import type { Prepared } from "./prepared-for-routes.tsx";

/** Of every form about the questionnaire: when nothing can be changed any more its page leads back to reading it. */
export const whileChangeable = {
  seen: ({ staged }: Prepared) => staged.version,
  instead: ({ shut, path }: Prepared, c: PortalContext) =>
    shut === undefined ? undefined : c.redirect(path, 303),
};

type ChangeForm<Facts> = FormOf<"authority", Facts, unknown> & {
  /** What was typed as a change, still to be checked. */
  readonly change: (form: Typed, facts: Facts, c: PortalContext) => unknown;
};

/** A form that makes one change of the questionnaire. What does not fit is said at the part that it is about. */
export const changeForm = <Facts extends Prepared>({ change, ...form }: ChangeForm<Facts>) =>
  formOf(changingQuestionnaire, {
    ...whileChangeable,
    ...form,
    read: (typed, facts, c) => {
      const edit = QuestionnaireEdit.safeParse(change(typed, facts, c));
      return edit.success ? accept({ change: edit.data }) : refuse(wrongIn(edit.error, facts));
    },
  });

const wrongIn = ({ issues }: z.ZodError, { questionnaire }: Prepared): readonly FieldError[] =>
  issues.map(({ path, message }) => {
    const [first, ...rest] = path.map(String);
    if (first === "weights") {
      const question = questionnaire.sections
        .flatMap(({ questions }) => questions)
        .find(({ questionId }) => questionId === rest[0]);
      return { field: path.join("."), text: question ? `${titleInShort(question)}: ${message}` : message };
    }
    const inside = first === "question" || first === "section";
    return { field: (inside ? rest[0] : first) ?? "title", text: message };
  });
