import { ENQUIRIES, OWNER } from "../../shared/kernel/names.ts";

/** Who answers questions about a competition. */
export function WhomToAsk() {
  return (
    <>
      <h2 class="govuk-heading-s">Whom to ask</h2>
      <p class="govuk-body-s">
        Competition team, {OWNER}
        <br />
        <a href={`mailto:${ENQUIRIES}`}>{ENQUIRIES}</a>
      </p>
    </>
  );
}
