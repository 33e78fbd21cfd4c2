import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

export type ErrorMessageOptions = OpenContent &
  Options<Look & { id: string; visuallyHiddenText: string | false }>;

export function ErrorMessage({ visuallyHiddenText = "Error", ...message }: ErrorMessageOptions) {
  return (
    <p id={message.id} class={classNames("govuk-error-message", message.classes)} {...message.attributes}>
      {visuallyHiddenText && (
        <>
          <span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{" "}
        </>
      )}
      {contentOf(message)}
    </p>
  );
}
