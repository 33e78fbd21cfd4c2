const ERROR = "Error: ";

/**
 * Says what is wrong with a control that is never sent, as the pages of the portal do: in a summary above the heading, which
 * has the focus and leads to the control, at the control itself, and first in the title.
 */
export function markWrong(id: string, words: string): void {
  const control = document.getElementById(id);
  const prefix = document.createElement("span");
  prefix.className = "govuk-visually-hidden";
  prefix.textContent = ERROR;
  const message = document.createElement("p");
  message.id = `${id}-error`;
  message.className = "govuk-error-message";
  message.append(prefix, words);
  control?.before(message);
  control?.setAttribute("aria-describedby", `${id}-hint ${id}-error`);
  control?.closest(".govuk-form-group")?.classList.add("govuk-form-group--error");
  document.title = `${ERROR}${document.title}`;
  summarise(id, words);
}

/** The summary stands in the page as a template, so that its markup is that of every other page. */
function summarise(id: string, words: string): void {
  const template = document.querySelector<HTMLTemplateElement>('template[data-check="summary"]');
  const copy = template === null ? null : document.importNode(template.content, true);
  const [summary, link] = [copy?.querySelector<HTMLElement>(SUMMARY), copy?.querySelector("a")];
  if (!summary || !link) return;
  link.href = `#${id}`;
  link.textContent = words;
  summary.tabIndex = -1;
  document.querySelector("h1")?.before(summary);
  summary.focus();
}

const SUMMARY = ".govuk-error-summary";

/** Takes back all that was said to be wrong in a form. */
export function markRight(form: HTMLFormElement): void {
  document.querySelector(SUMMARY)?.remove();
  if (document.title.startsWith(ERROR)) document.title = document.title.slice(ERROR.length);
  for (const message of form.querySelectorAll(".govuk-error-message")) {
    const control = message.nextElementSibling;
    control?.setAttribute("aria-describedby", `${control.id}-hint`);
    message.closest(".govuk-form-group")?.classList.remove("govuk-form-group--error");
    message.remove();
  }
}
