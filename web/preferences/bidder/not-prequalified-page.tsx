import { stageName } from "../../../shared/competition/words.ts";
import { preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { RoundPage, type RoundProps } from "./round-page.tsx";

/** For an organisation that does not take part: why it cannot, and nothing else of the round. */
export function NotPrequalifiedPage(props: RoundProps) {
  return (
    <RoundPage {...props} title={`${stageName(props.round)} is not open to you`}>
      <p class="govuk-body">{preferencesRefusalInWords({ code: "not-prequalified" })}.</p>
      <p class="govuk-body">
        If you believe that your organisation has pre-qualified, ask your contact at the authority.
      </p>
    </RoundPage>
  );
}
