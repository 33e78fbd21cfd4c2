import { type Options, classNames, contentOf } from "./markup.ts";
import { Question, type QuestionOptions, descriptionIds } from "./form-group.tsx";

export type TextareaOptions = QuestionOptions &
  Options<{ value: string; rows: number; autocomplete: string; spellcheck: boolean }>;

/** Several lines of text. */
export function Textarea(area: TextareaOptions) {
  const { name, id = name, formGroup } = area;
  return (
    <Question {...area} id={id}>
      {contentOf(formGroup?.beforeInput)}
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
      {contentOf(formGroup?.afterInput)}
    </Question>
  );
}
