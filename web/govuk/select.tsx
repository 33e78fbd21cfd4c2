import { type Attributes, type Options, type Perhaps, classNames, contentOf, present } from "./markup.ts";
import { Question, type QuestionOptions, descriptionIds } from "./form-group.tsx";

type SelectItem = { text: string | number } & Options<{
  value: string | number | boolean;
  selected: boolean;
  disabled: boolean;
  attributes: Attributes;
}>;

type SelectOptions = QuestionOptions & { items: readonly Perhaps<SelectItem>[] } & Options<{
    value: string | number | boolean;
    /** Our own: what stands first, and chooses nothing. */
    unchosen: string;
  }>;

/** A drop-down list; `value` chooses among the items. */
export function Select(select: SelectOptions) {
  const { name, id = name, unchosen, formGroup } = select;
  const items = unchosen === undefined ? select.items : [{ value: "", text: unchosen }, ...select.items];
  return (
    <Question {...select} id={id}>
      {contentOf(formGroup?.beforeInput)}
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
      {contentOf(formGroup?.afterInput)}
    </Question>
  );
}
