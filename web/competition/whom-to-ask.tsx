import { ENQUIRIES, OWNER } from "../../shared/kernel/names.ts";

/** The mail address of the competition team. */
export const TeamLink = () => <a href={`mailto:${ENQUIRIES}`}>{ENQUIRIES}</a>;

/** Who answers questions about a competition. */
export function WhomToAsk() {
  return (
    <>
      <h2 class="govuk-heading-s">Whom to ask</h2>
      <p class="govuk-body-s">
        Competition team, {OWNER}
        <br />
        <TeamLink />
      </p>
    </>
  );
}
