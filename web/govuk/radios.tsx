import type { Options } from "./markup.ts";
import { type ChoiceItem, Choices, type ChoicesOptions } from "./choice.tsx";

type RadiosOptions = ChoicesOptions<ChoiceItem> & Options<{ value: string | number | boolean }>;

/** One of several; ids start with the name unless `idPrefix` says otherwise. */
export function Radios({ value: chosen, ...radios }: RadiosOptions) {
  const checked = ({ value }: ChoiceItem) => Boolean(chosen) && value === chosen;
  return (
    <Choices {...radios} kind={{ component: "radios", type: "radio", checked, describesItself: false }} />
  );
}
