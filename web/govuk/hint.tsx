import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export type HintOptions = OpenContent & Options<Look & { id: string }>;

export function Hint(hint: HintOptions) {
  return (
    <div id={hint.id} class={classNames("govuk-hint", hint.classes)} {...hint.attributes}>
      {contentOf(hint)}
    </div>
  );
}
