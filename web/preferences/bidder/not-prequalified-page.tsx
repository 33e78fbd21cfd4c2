import { stageName } from "../../../shared/competition/words.ts";
import { preferencesRefusalInWords } from "../../../shared/preferences/words.ts";
import { TeamLink } from "../../govuk/team-link.tsx";
import { StagePage } from "../../handing-in/stage-page.tsx";
import type { RoundProps } from "./what-counts.tsx";

/** For an organisation that does not take part: why it cannot, and nothing else of the round. */
export function NotPrequalifiedPage(props: RoundProps) {
  return (
    <StagePage {...props} title={`${stageName(props.stage)} is not open to you`}>
      <p>{preferencesRefusalInWords({ code: "not-prequalified" })}.</p>
      <p>
        If you think that your organisation has pre-qualified, ask the competition team at <TeamLink />.
      </p>
    </StagePage>
  );
}
