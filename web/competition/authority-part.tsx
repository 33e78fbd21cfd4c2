import type { Offered, ParticipantsView } from "../../shared/competition/dashboard.ts";
import { type Instant, inWords, toTheMinute } from "../../shared/kernel/instant.ts";
import { Button } from "../govuk/button.tsx";
import { When } from "../govuk/when.tsx";
import { competitionPath } from "./page.tsx";

type AuthorityPartProps = {
  competition: ParticipantsView;
  offered: Offered;
  /** How many amendments wait for a second lead. */
  waiting: number;
  /** When the PQQ can be sealed, if there is one: before that nobody can see a response. */
  pqqSealableFrom: Instant | undefined;
  now: Instant;
};

/** The ways on from a competition for somebody of the authority: only those that their role allows. */
export function AuthorityPart({ competition, offered, waiting, pqqSealableFrom, now }: AuthorityPartProps) {
  const seen = pqqSealableFrom !== undefined && pqqSealableFrom <= now;
  const comes = pqqSealableFrom !== undefined && !seen && (offered.seeResponses || offered.evaluate);
  const path = competitionPath("/authority", competition);
  const stands = competition.cancelled === undefined;
  const waits = waiting === 1 ? "1 waits for a second lead" : `${waiting} wait for a second lead`;
  const ways = [
    offered.seeQuestionnaire && { href: `${path}/questionnaire`, text: "Questionnaire of the PQQ" },
    seen && offered.seeResponses && { href: `${path}/responses`, text: "Responses to the PQQ" },
    seen && offered.seeResponses && { href: `${path}/evaluation`, text: "Evaluation" },
    seen && offered.seeResponses && { href: `${path}/queries`, text: "Questions to bidders" },
    seen && offered.seeResponses && { href: `${path}/outcome`, text: "Outcome of the PQQ" },
    seen && offered.evaluate && { href: `${path}/my-evaluation`, text: "My evaluation" },
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
      {stands && comes && (
        <p class="govuk-body">
          What bidders answer in the PQQ, and its evaluation, can be seen once it is sealed:{" "}
          <When instant={pqqSealableFrom} words={inWords(toTheMinute(pqqSealableFrom))} /> at the earliest.
        </p>
      )}
    </nav>
  );
}

/** The way to a new competition, for those who may create one. */
export function CreateLink({ offered }: { offered: Offered }) {
  return offered.create ? <Button text="Create a competition" href="/authority/create-competition" /> : <></>;
}
