import { type Look, type Options, type Perhaps, classNames, contentOf } from "./markup.ts";
import { Choice, type ChoiceItem, type Divider, choiceId } from "./choice.tsx";
import type { FieldsetOptions } from "./fieldset.tsx";
import {
  type ErrorOption,
  FormGroup,
  type FormGroupOfMany,
  HintAndError,
  type HintOption,
  PerhapsFieldset,
  descriptionIds,
} from "./form-group.tsx";

/** `behaviour: "exclusive"` clears the others, for "none of these". */
export type CheckboxItem = ChoiceItem & Options<{ name: string; behaviour: "exclusive" }>;

export type CheckboxesOptions = { name: string; items: readonly Perhaps<CheckboxItem | Divider>[] } & Options<
  Look & {
    idPrefix: string;
    values: readonly (string | number | boolean)[];
    describedBy: string;
    fieldset: FieldsetOptions;
    hint: HintOption;
    errorMessage: ErrorOption;
    formGroup: FormGroupOfMany;
  }
>;

/** Any of several; ids start with the name unless `idPrefix` says otherwise. */
export function Checkboxes({ name, idPrefix = name, items, fieldset, ...boxes }: CheckboxesOptions) {
  const { hint, errorMessage, formGroup, values } = boxes;
  const describedBy = descriptionIds(idPrefix, {
    describedBy: fieldset?.describedBy || boxes.describedBy,
    hint,
    errorMessage,
  });
  return (
    <FormGroup errorMessage={errorMessage} formGroup={formGroup}>
      <PerhapsFieldset fieldset={fieldset} describedBy={describedBy}>
        <HintAndError id={idPrefix} hint={hint} errorMessage={errorMessage} />
        <div
          class={classNames("govuk-checkboxes", boxes.classes)}
          {...boxes.attributes}
          data-module="govuk-checkboxes"
        >
          {contentOf(formGroup?.beforeInputs)}
          {items.map((item, index) => {
            if (!item) return null;
            if ("divider" in item) return <div class="govuk-checkboxes__divider">{item.divider}</div>;
            return (
              <Choice
                item={item}
                component="checkboxes"
                type="checkbox"
                name={item.name || name}
                id={choiceId(item, idPrefix, index)}
                checked={item.checked ?? (item.value !== undefined && Boolean(values?.includes(item.value)))}
                describedBy={fieldset ? undefined : describedBy}
                attributes={{ "data-behaviour": item.behaviour }}
              />
            );
          })}
          {contentOf(formGroup?.afterInputs)}
        </div>
      </PerhapsFieldset>
    </FormGroup>
  );
}
