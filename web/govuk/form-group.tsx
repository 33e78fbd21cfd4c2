import type { Child } from "hono/jsx";
import { type Content, type Look, type Options, classNames, tokens } from "./markup.ts";
import { ErrorMessage, type ErrorMessageOptions } from "./error-message.tsx";
import { Fieldset, type FieldsetOptions } from "./fieldset.tsx";
import { Hint, type HintOptions } from "./hint.tsx";

export type ErrorOption = Omit<ErrorMessageOptions, "id">;
export type HintOption = Omit<HintOptions, "id">;

/** What the official macros let stand directly before and after one control. */
export type FormGroupOptions = Options<Look & { beforeInput: Content; afterInput: Content }>;

/** What the official macros let stand before and after a set of controls. */
export type FormGroupOfMany = Options<Look & { beforeInputs: Content; afterInputs: Content }>;

type Described = Options<{ describedBy: string; hint: HintOption; errorMessage: ErrorOption }>;

/** The ids that describe a control (or a fieldset): the caller's, then the hint's, then the error's. */
export function descriptionIds(
  id: string,
  { describedBy, hint, errorMessage }: Described,
): string | undefined {
  return tokens(describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`);
}

/** The hint and the error message of a field, with the ids that `descriptionIds` names. */
export function HintAndError({ id, hint, errorMessage }: Described & { id: string }) {
  return (
    <>
      {hint && <Hint {...hint} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...errorMessage} id={`${id}-error`} />}
    </>
  );
}

/** The box around one question, marked when its answer was refused. */
export function FormGroup({
  errorMessage,
  formGroup,
  children,
}: Options<{ errorMessage: ErrorOption; formGroup: FormGroupOptions | FormGroupOfMany }> & {
  children: Child;
}) {
  return (
    <div
      class={classNames("govuk-form-group", errorMessage && "govuk-form-group--error", formGroup?.classes)}
      {...formGroup?.attributes}
    >
      {children}
    </div>
  );
}

/** A set of controls, inside a fieldset when the question has one. */
export function PerhapsFieldset({
  fieldset,
  describedBy,
  role,
  children,
}: Options<{ fieldset: FieldsetOptions; describedBy: string; role: string }> & { children: Child }) {
  if (!fieldset) return <>{children}</>;
  return (
    <Fieldset {...fieldset} describedBy={describedBy} role={role}>
      {children}
    </Fieldset>
  );
}
