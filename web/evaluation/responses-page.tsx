import type { OrganisationId } from "../../shared/kernel/id.ts";
import { kindNames } from "../../shared/organisations/words.ts";
import type { OpenedResponse } from "../../shared/responses/schema.ts";
import { CardTable } from "../govuk/card-table.tsx";
import { When } from "../govuk/when.tsx";
import { CompetitionFrame, type InCompetition } from "../competition/competition-frame.tsx";
import { responsePath } from "./paths.ts";

type ResponsesPageProps = {
  within: InCompetition;
  responses: readonly OpenedResponse[];
  /** Whether the reader's own interest keeps a response from them. */
  isKeptAway: (organisation: OrganisationId) => boolean;
};

/** Every response that stood when the questionnaire was sealed. */
export function ResponsesPage({ within, responses, isKeptAway }: ResponsesPageProps) {
  const { competitionId } = within.competition;
  const count = responses.length === 1 ? "1 organisation" : `${responses.length} organisations`;
  return (
    <CompetitionFrame {...within} title="Responses" width="wide">
      <CardTable
        none="No organisation has responded."
        caption={`${count} responded`}
        captionSize="m"
        head={["Organisation", "Kind", "Received", "Reference"]}
        rows={responses.map(({ organisation, receivedAt, reference }) => [
          isKeptAway(organisation.organisationId) ? (
            `${organisation.name} (kept from you: you declared an interest)`
          ) : (
            <a href={responsePath(competitionId, organisation.organisationId)}>{organisation.name}</a>
          ),
          kindNames[organisation.kind],
          <When instant={receivedAt} />,
          reference,
        ])}
      />
    </CompetitionFrame>
  );
}
