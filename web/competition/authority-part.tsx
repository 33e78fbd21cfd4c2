import type { ParticipantsView } from "../../shared/competition/views.ts";
import { Ways } from "../govuk/part.tsx";
import { competitionPath } from "./competition-frame.tsx";

type AuthorityPartProps = { competition: ParticipantsView; amends: boolean; cancels: boolean };

/** What somebody of the authority can do to a whole competition: only what their role allows, while it stands. */
export function AuthorityPart({ competition, amends, cancels }: AuthorityPartProps) {
  if (competition.cancelled !== undefined || !(amends || cancels)) return <></>;
  const path = competitionPath("/authority", competition);
  return (
    <>
      <h2 class="govuk-heading-s">Change the competition</h2>
      <Ways
        classes="govuk-body-s"
        ways={[
          amends && { href: `${path}/propose-amendment`, text: "Propose an amendment of the timetable" },
          cancels && { href: `${path}/cancel`, text: "Cancel the competition" },
        ]}
      />
    </>
  );
}
