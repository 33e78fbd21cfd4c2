import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export function WarningText(warning: OpenContent & Options<Look & { iconFallbackText: string }>) {
  return (
    <div class={classNames("govuk-warning-text", warning.classes)} {...warning.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{warning.iconFallbackText || "Warning"}</span>{" "}
        {contentOf(warning)}
      </strong>
    </div>
  );
}
