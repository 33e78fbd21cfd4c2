import { OWNER } from "../../shared/kernel/names.ts";
import { TeamLink } from "../govuk/team-link.tsx";

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
