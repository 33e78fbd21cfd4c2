/** Says at a control that is never sent what is wrong with it, as the pages of the portal do, and leads there. */
export function markWrong(id: string, words: string): void {
  const control = document.getElementById(id);
  const prefix = document.createElement("span");
  prefix.className = "govuk-visually-hidden";
  prefix.textContent = "Error: ";
  const message = document.createElement("p");
  message.id = `${id}-error`;
  message.className = "govuk-error-message";
  message.append(prefix, words);
  control?.before(message);
  control?.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  control?.closest(".govuk-form-group")?.classList.add("govuk-form-group--error");
  control?.focus();
}

/** Takes back all that was said to be wrong in a form. */
export function markRight(form: HTMLFormElement): void {
  for (const message of form.querySelectorAll(".govuk-error-message")) {
    const control = message.nextElementSibling;
    control?.setAttribute("aria-describedby", `${control.id}-hint`);
    message.closest(".govuk-form-group")?.classList.remove("govuk-form-group--error");
    message.remove();
  }
}
