import { type Look, type OpenContent, type Options, classNames, contentOf } from "./markup.ts";

type ButtonOptions = OpenContent &
  Options<
    Look & {
      href: string;
      type: "submit" | "button" | "reset";
      name: string;
      value: string;
      id: string;
      disabled: boolean;
      preventDoubleClick: boolean;
      isStartButton: boolean;
    }
  >;

/** A button, or a link that looks and behaves like one when there is an `href`. */
export function Button(button: ButtonOptions) {
  const shared = {
    class: classNames("govuk-button", button.classes, button.isStartButton && "govuk-button--start"),
    "data-module": "govuk-button",
    ...button.attributes,
    id: button.id,
  };
  const icon = button.isStartButton && <StartIcon />;
  const content = button.isStartButton && button.html ? <span>{button.html}</span> : contentOf(button);
  if (button.href)
    return (
      <a href={button.href} role="button" draggable="false" {...shared}>
        {content}
        {icon}
      </a>
    );
  return (
    <button
      type={button.type ?? "submit"}
      value={button.value}
      name={button.name}
      disabled={button.disabled}
      aria-disabled={button.disabled ? "true" : undefined}
      data-prevent-double-click={button.preventDoubleClick}
      {...shared}
    >
      {content}
      {icon}
    </button>
  );
}

/**
 * What Enter presses in a field of a form: a browser takes the form's first button, so this stands first wherever another
 * one comes before the main one. It is there for nothing else; nobody sees, hears or reaches it.
 */
export const EnterButton = ({ name, value }: { name: string; value: string }) => (
  <button
    type="submit"
    name={name}
    value={value}
    class="govuk-visually-hidden"
    tabindex={-1}
    aria-hidden="true"
  ></button>
);

function StartIcon() {
  return (
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}
