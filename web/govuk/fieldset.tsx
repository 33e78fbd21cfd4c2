import {
  type Content,
  type Look,
  type OpenContent,
  type Options,
  type Said,
  type Sized,
  classNames,
  optionsOf,
  sizedIn,
} from "./markup.ts";

export type Legend = Content & Sized & Options<{ classes: string; isPageHeading: boolean }>;

export type FieldsetOptions = Options<Look & { describedBy: string; role: string; legend: Said<Legend> }>;

export function Fieldset({ legend: said, ...fieldset }: FieldsetOptions & OpenContent) {
  const legend = optionsOf(said);
  const { content, sizeClass } = sizedIn("govuk-fieldset__legend", legend);
  return (
    <fieldset
      class={classNames("govuk-fieldset", fieldset.classes)}
      role={fieldset.role}
      aria-describedby={fieldset.describedBy}
      {...fieldset.attributes}
    >
      {content && (
        <legend class={classNames("govuk-fieldset__legend", sizeClass, legend?.classes)}>
          {legend?.isPageHeading ? <h1 class="govuk-fieldset__heading">{content}</h1> : content}
        </legend>
      )}
      {fieldset.html || fieldset.children}
    </fieldset>
  );
}
