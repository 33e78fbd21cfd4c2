import type { Offered, ParticipantsView } from "../../shared/competition/dashboard.ts";
import { Button } from "../govuk/button.tsx";
import { competitionPath } from "./page.tsx";

type AuthorityPartProps = {
  competition: ParticipantsView;
  offered: Offered;
  /** How many amendments wait for a second lead. */
  waiting: number;
  /** Whether the PQQ has closed: before that nobody can see a response. */
  pqqClosed: boolean;
};

/** The ways on from a competition for somebody of the authority: only those that their role allows. */
export function AuthorityPart({ competition, offered, waiting, pqqClosed }: AuthorityPartProps) {
  const path = competitionPath("/authority", competition);
  const stands = competition.cancelled === undefined;
  const waits = waiting === 1 ? "1 waits for a second lead" : `${waiting} wait for a second lead`;
  const ways = [
    offered.seeQuestionnaire && { href: `${path}/questionnaire`, text: "Questionnaire of the PQQ" },
    pqqClosed && offered.seeResponses && { href: `${path}/responses`, text: "Responses to the PQQ" },
    pqqClosed && offered.seeResponses && { href: `${path}/evaluation`, text: "Evaluation" },
    pqqClosed && offered.seeResponses && { href: `${path}/clarifications`, text: "Questions to bidders" },
    pqqClosed && offered.seeResponses && { href: `${path}/outcome`, text: "Outcome of the PQQ" },
    pqqClosed && offered.evaluate && { href: `${path}/my-evaluation`, text: "My evaluation" },
    offered.seeCoverage && { href: `${path}/coverage`, text: "Coverage of the lots by preferences" },
    offered.seePrequalified && { href: `${path}/prequalification`, text: "Who has pre-qualified" },
    { href: `${path}/amendments`, text: `Proposed amendments${waiting === 0 ? "" : ` (${waits})`}` },
    stands &&
      offered.amend && { href: `${path}/propose-amendment`, text: "Propose an amendment of the timetable" },
    stands && offered.cancel && { href: `${path}/cancel`, text: "Cancel the competition" },
  ];
  return (
    <nav aria-labelledby="ways">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-2" id="ways">
        In this competition you can see or do
      </h2>
      <ul class="govuk-list">
        {ways.map(
          (way) =>
            way && (
              <li>
                <a class="govuk-link" href={way.href}>
                  {way.text}
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}

/** The way to a new competition, for those who may create one. */
export function CreateLink({ offered }: { offered: Offered }) {
  return offered.create ? <Button text="Create a competition" href="/authority/create-competition" /> : <></>;
}
