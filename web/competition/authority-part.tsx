import type { ParticipantsView } from "../../shared/competition/views.ts";
import { competitionPath } from "./competition-frame.tsx";

type AuthorityPartProps = { competition: ParticipantsView; amends: boolean; cancels: boolean };

/** What somebody of the authority can do to a whole competition: only what their role allows, while it stands. */
export function AuthorityPart({ competition, amends, cancels }: AuthorityPartProps) {
  const path = competitionPath("/authority", competition);
  const ways = [
    amends && { href: `${path}/propose-amendment`, text: "Propose an amendment of the timetable" },
    cancels && { href: `${path}/cancel`, text: "Cancel the competition" },
  ].filter((way) => way !== false);
  if (competition.cancelled !== undefined || ways.length === 0) return <></>;
  return (
    <>
      <h2 class="govuk-heading-s">Change the competition</h2>
      <ul class="govuk-list govuk-body-s">
        {ways.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
