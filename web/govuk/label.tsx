import { type Look, type OpenContent, type Options, type Sized, classNames, sizedIn } from "./markup.ts";

export type LabelOptions = OpenContent & Sized & Options<Look & { for: string; isPageHeading: boolean }>;

export function Label(label: LabelOptions) {
  const { content, sizeClass } = sizedIn("govuk-label", label);
  if (!content) return <></>;
  const element = (
    <label class={classNames("govuk-label", sizeClass, label.classes)} {...label.attributes} for={label.for}>
      {content}
    </label>
  );
  return label.isPageHeading ? <h1 class="govuk-label-wrapper">{element}</h1> : element;
}
