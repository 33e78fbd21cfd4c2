import {
  type Content,
  type Look,
  type OpenContent,
  type Options,
  classNames,
  contentOf,
  hasContent,
} from "./markup.ts";

export type Legend = Content & Options<{ classes: string; isPageHeading: boolean }>;

export type FieldsetOptions = Options<Look & { describedBy: string; role: string; legend: Legend }>;

export function Fieldset({ legend, ...fieldset }: FieldsetOptions & OpenContent) {
  return (
    <fieldset
      class={classNames("govuk-fieldset", fieldset.classes)}
      role={fieldset.role}
      aria-describedby={fieldset.describedBy}
      {...fieldset.attributes}
    >
      {hasContent(legend) && (
        <legend class={classNames("govuk-fieldset__legend", legend?.classes)}>
          {legend?.isPageHeading ? (
            <h1 class="govuk-fieldset__heading">{contentOf(legend)}</h1>
          ) : (
            contentOf(legend)
          )}
        </legend>
      )}
      {fieldset.html || fieldset.children}
    </fieldset>
  );
}
