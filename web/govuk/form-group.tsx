import type { Child } from "hono/jsx";
import { type Look, type Options, type Said, classNames, optionsOf, tokens } from "./markup.ts";
import { ErrorMessage, type ErrorMessageOptions } from "./error-message.tsx";
import { Fieldset, type FieldsetOptions, type Legend } from "./fieldset.tsx";
import { Hint, type HintOptions } from "./hint.tsx";
import { Label, type LabelOptions } from "./label.tsx";

type Described = Options<{
  describedBy: string;
  hint: Said<Omit<HintOptions, "id">>;
  errorMessage: Said<Omit<ErrorMessageOptions, "id">>;
}>;

/** What the official macros let stand directly before and after one control. */
type GroupOfOne = Options<Look & { beforeInput: Said; afterInput: Said }>;
/** What the official macros let stand before and after a set of controls. */
type GroupOfMany = Options<Look & { beforeInputs: Said; afterInputs: Said }>;

/** What every question with one control takes; its `id` is the name unless another is given. */
export type QuestionOptions = { name: string; label?: Said<LabelOptions> | undefined } & Described &
  Options<Look & { id: string; formGroup: GroupOfOne; disabled: boolean }>;

/** What every question with several controls takes; `legend` is short for a fieldset that has nothing else. */
export type QuestionOfManyOptions = Described &
  Options<Look & { legend: Said<Legend>; fieldset: FieldsetOptions; formGroup: GroupOfMany }>;

/** The ids that describe a control (or a fieldset): the caller's, then the hint's, then the error's. */
export function descriptionIds(
  id: string,
  { describedBy, hint, errorMessage }: Described,
): string | undefined {
  return tokens(describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`);
}

/** A question with one control: label, hint, error message, and the control between the tags. */
export function Question(props: Omit<QuestionOptions, "name"> & { id: string; children: Child }) {
  return (
    <FormGroup {...props}>
      <Label {...optionsOf(props.label)} for={props.id} />
      <HintAndError {...props} />
      {props.children}
    </FormGroup>
  );
}

/** A question with several controls, inside a fieldset when it has a legend. */
export function QuestionOfMany({
  legend,
  fieldset = legend === undefined ? undefined : { legend },
  role,
  children,
  ...props
}: QuestionOfManyOptions & { id: string; role?: string; children: Child }) {
  const describedBy = descriptionIds(props.id, {
    ...props,
    describedBy: fieldset?.describedBy || props.describedBy,
  });
  const asked = (
    <>
      <HintAndError {...props} />
      {children}
    </>
  );
  return (
    <FormGroup {...props}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy} role={role}>
          {asked}
        </Fieldset>
      ) : (
        asked
      )}
    </FormGroup>
  );
}

/** The hint and the error message of a question, with the ids that `descriptionIds` names. */
function HintAndError({ id, hint, errorMessage }: Described & { id: string }) {
  return (
    <>
      {hint && <Hint {...optionsOf(hint)} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...optionsOf(errorMessage)} id={`${id}-error`} />}
    </>
  );
}

/** The box around one question, marked when its answer was refused. */
function FormGroup({
  errorMessage,
  formGroup,
  children,
}: Described & Options<{ formGroup: Options<Look> }> & { children: Child }) {
  return (
    <div
      class={classNames("govuk-form-group", errorMessage && "govuk-form-group--error", formGroup?.classes)}
      {...formGroup?.attributes}
    >
      {children}
    </div>
  );
}
