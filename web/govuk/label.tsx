import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export type LabelOptions = OpenContent & Options<Look & { for: string; isPageHeading: boolean }>;

export function Label(label: LabelOptions) {
  const content = contentOf(label);
  if (!content) return <></>;
  const element = (
    <label class={classNames("govuk-label", label.classes)} {...label.attributes} for={label.for}>
      {content}
    </label>
  );
  return label.isPageHeading ? <h1 class="govuk-label-wrapper">{element}</h1> : element;
}
