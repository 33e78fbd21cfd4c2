import { type Look, type Options, classNames, contentOf } from "./markup.ts";
import {
  type ErrorOption,
  FormGroup,
  type FormGroupOptions,
  HintAndError,
  type HintOption,
  descriptionIds,
} from "./form-group.tsx";
import { Label, type LabelOptions } from "./label.tsx";

export type TextareaOptions = { name: string; label?: LabelOptions | undefined } & Options<
  Look & {
    id: string;
    value: string;
    rows: number;
    hint: HintOption;
    errorMessage: ErrorOption;
    describedBy: string;
    formGroup: FormGroupOptions;
    autocomplete: string;
    spellcheck: boolean;
    disabled: boolean;
  }
>;

/** Several lines of text; `id` is the name unless another is given. */
export function Textarea({ name, id = name, ...area }: TextareaOptions) {
  return (
    <FormGroup errorMessage={area.errorMessage} formGroup={area.formGroup}>
      <Label {...area.label} for={id} />
      <HintAndError id={id} hint={area.hint} errorMessage={area.errorMessage} />
      {contentOf(area.formGroup?.beforeInput)}
      <textarea
        class={classNames("govuk-textarea", area.errorMessage && "govuk-textarea--error", area.classes)}
        id={id}
        name={name}
        rows={area.rows || 5}
        spellcheck={area.spellcheck}
        disabled={area.disabled}
        aria-describedby={descriptionIds(id, area)}
        autocomplete={area.autocomplete}
        {...area.attributes}
      >
        {area.value}
      </textarea>
      {contentOf(area.formGroup?.afterInput)}
    </FormGroup>
  );
}
