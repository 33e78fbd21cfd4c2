import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export function InsetText(inset: OpenContent & Options<Look & { id: string }>) {
  return (
    <div id={inset.id} class={classNames("govuk-inset-text", inset.classes)} {...inset.attributes}>
      {contentOf(inset)}
    </div>
  );
}
