/**
 * Lets people go back to a form that was refused. The page came as the answer to what was sent, and a browser would ask to
 * send that again; so the address is opened as the page that it is. Browsers fill in there what differs from what a page came
 * with: what was typed, and was given back with the refusal, is made to differ.
 */
export function letGoBack(): void {
  if (document.body.dataset["reopens"] === undefined) return;
  history.replaceState(history.state, "");
  for (const control of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "main input.govuk-input, main textarea",
  )) {
    const { value } = control;
    control.defaultValue = `${value} `;
    control.value = value;
  }
}
