import {
  type Attributes,
  type Look,
  type Options,
  type Perhaps,
  classNames,
  contentOf,
  present,
} from "./markup.ts";
import {
  type ErrorOption,
  FormGroup,
  type FormGroupOptions,
  HintAndError,
  type HintOption,
  descriptionIds,
} from "./form-group.tsx";
import { Label, type LabelOptions } from "./label.tsx";

export type SelectItem = { text: string | number } & Options<{
  value: string | number | boolean;
  selected: boolean;
  disabled: boolean;
  attributes: Attributes;
}>;

export type SelectOptions = {
  name: string;
  items: readonly Perhaps<SelectItem>[];
  label?: LabelOptions | undefined;
} & Options<
  Look & {
    id: string;
    value: string | number | boolean;
    hint: HintOption;
    errorMessage: ErrorOption;
    describedBy: string;
    formGroup: FormGroupOptions;
    disabled: boolean;
  }
>;

/** A drop-down list; `value` chooses among the items. `id` is the name unless another is given. */
export function Select({ name, id = name, items, ...select }: SelectOptions) {
  return (
    <FormGroup errorMessage={select.errorMessage} formGroup={select.formGroup}>
      <Label {...select.label} for={id} />
      <HintAndError id={id} hint={select.hint} errorMessage={select.errorMessage} />
      {contentOf(select.formGroup?.beforeInput)}
      <select
        class={classNames("govuk-select", select.classes, select.errorMessage && "govuk-select--error")}
        id={id}
        name={name}
        disabled={select.disabled}
        aria-describedby={descriptionIds(id, select)}
        {...select.attributes}
      >
        {present(items).map((item) => (
          <option
            value={item.value?.toString()}
            selected={item.selected ?? (Boolean(select.value) && (item.value ?? item.text) === select.value)}
            disabled={item.disabled}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
      {contentOf(select.formGroup?.afterInput)}
    </FormGroup>
  );
}
