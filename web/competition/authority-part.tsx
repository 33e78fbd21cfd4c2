import type { Offered, ParticipantsView } from "../../shared/competition/dashboard.ts";
import { Button } from "../govuk/button.tsx";
import { competitionPath } from "./competition-frame.tsx";

type AuthorityPartProps = { competition: ParticipantsView; offered: Offered };

/** What somebody of the authority can do to a whole competition: only what their role allows, while it stands. */
export function AuthorityPart({ competition, offered }: AuthorityPartProps) {
  const path = competitionPath("/authority", competition);
  const ways = [
    offered.amend && { href: `${path}/propose-amendment`, text: "Propose an amendment of the timetable" },
    offered.cancel && { href: `${path}/cancel`, text: "Cancel the competition" },
  ].filter((way) => way !== false);
  if (competition.cancelled !== undefined || ways.length === 0) return <></>;
  return (
    <>
      <h2 class="govuk-heading-s">Change the competition</h2>
      <ul class="govuk-list govuk-body-s">
        {ways.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The way to a new competition, for those who may create one. */
export function CreateLink({ offered }: { offered: Offered }) {
  return offered.create ? <Button text="Create a competition" href="/authority/create-competition" /> : <></>;
}
