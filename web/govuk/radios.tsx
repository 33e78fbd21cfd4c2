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

export type RadiosOptions = { name: string; items: readonly Perhaps<ChoiceItem | Divider>[] } & Options<
  Look & {
    idPrefix: string;
    value: string | number | boolean;
    fieldset: FieldsetOptions;
    hint: HintOption;
    errorMessage: ErrorOption;
    formGroup: FormGroupOfMany;
  }
>;

/** One of several; ids start with the name unless `idPrefix` says otherwise. */
export function Radios({ name, idPrefix = name, items, fieldset, ...radios }: RadiosOptions) {
  const { hint, errorMessage, formGroup } = radios;
  const describedBy = descriptionIds(idPrefix, { describedBy: fieldset?.describedBy, hint, errorMessage });
  return (
    <FormGroup errorMessage={errorMessage} formGroup={formGroup}>
      <PerhapsFieldset fieldset={fieldset} describedBy={describedBy}>
        <HintAndError id={idPrefix} hint={hint} errorMessage={errorMessage} />
        <div
          class={classNames("govuk-radios", radios.classes)}
          {...radios.attributes}
          data-module="govuk-radios"
        >
          {contentOf(formGroup?.beforeInputs)}
          {items.map((item, index) => {
            if (!item) return null;
            if ("divider" in item) return <div class="govuk-radios__divider">{item.divider}</div>;
            return (
              <Choice
                item={item}
                component="radios"
                type="radio"
                name={name}
                id={choiceId(item, idPrefix, index)}
                checked={item.checked ?? (Boolean(radios.value) && item.value === radios.value)}
              />
            );
          })}
          {contentOf(formGroup?.afterInputs)}
        </div>
      </PerhapsFieldset>
    </FormGroup>
  );
}
