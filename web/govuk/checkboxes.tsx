import type { Options } from "./markup.ts";
import { type ChoiceItem, Choices, type ChoicesOptions } from "./choice.tsx";

/** `behaviour: "exclusive"` clears the others, for "none of these". */
type CheckboxItem = ChoiceItem & Options<{ name: string; behaviour: "exclusive" }>;

type CheckboxesOptions = ChoicesOptions<CheckboxItem> &
  Options<{ values: readonly (string | number | boolean)[] }>;

/** Any of several; ids start with the name unless `idPrefix` says otherwise. */
export function Checkboxes({ values, ...boxes }: CheckboxesOptions) {
  return (
    <Choices
      {...boxes}
      kind={{
        component: "checkboxes",
        type: "checkbox",
        checked: ({ value }) => value !== undefined && Boolean(values?.includes(value)),
        describesItself: !boxes.fieldset && !boxes.legend,
        own: ({ name, behaviour }) => ({ name, attributes: { "data-behaviour": behaviour } }),
      }}
    />
  );
}
