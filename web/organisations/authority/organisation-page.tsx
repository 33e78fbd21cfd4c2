import type {
  ContactConfirmation,
  Place,
  Organisation,
  ProfileVersion,
} from "../../../shared/organisations/schema.ts";
import type { MembershipChange } from "../../../shared/memberships/schema.ts";
import { Button } from "../../govuk/button.tsx";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { CardTable } from "../../govuk/card-table.tsx";
import { When } from "../../govuk/when.tsx";
import type { LotLabel } from "../../people/lot-choice.tsx";
import { ChangesTable } from "../../memberships/changes-table.tsx";
import { ORGANISATIONS } from "./partner-pages.tsx";
import { PeopleTable } from "../people-table.tsx";
import { Summary } from "../summary.tsx";
import { Part } from "../../govuk/part.tsx";

type AuthorityOrganisationPageProps = {
  frame: Frame;
  organisation: Organisation;
  /** Whether whoever looks can invite its people: a national lead those of a partner. */
  invites: boolean;
  confirmation: ContactConfirmation | undefined;
  places: readonly Place[];
  versions: readonly ProfileVersion[];
  changes: readonly MembershipChange[];
  lots: readonly LotLabel[];
};

/** How an organisation is registered, with its people and what was changed when, as the authority reads it. */
export function AuthorityOrganisationPage(props: AuthorityOrganisationPageProps) {
  const { frame, organisation, invites, confirmation, places, versions, changes, lots } = props;
  const { name, organisationId } = organisation;
  return (
    <HeadedPage frame={frame} title={name} back={ORGANISATIONS} width="full">
      <Summary organisation={organisation} confirmation={confirmation} lots={lots} />
      <h2 class="govuk-heading-m">People</h2>
      {invites && (
        <Button
          text="Invite a person"
          href={`/authority/organisations/${organisationId}/invite`}
          classes="govuk-button--secondary"
        />
      )}
      <PeopleTable places={places} caption={`People of ${name}`} />
      {changes.length > 0 && (
        <Part title="Requests to change members">
          <ChangesTable changes={changes} />
        </Part>
      )}
      <h2 class="govuk-heading-m">Versions of the profile</h2>
      <p>What bidders save while a window is open is listed here when the window is sealed.</p>
      <CardTable
        caption="Versions of the profile"
        head={["Version", "Saved", "By"]}
        rows={versions.map(({ organisation: { version }, savedAt, savedBy }) => [
          <VersionLink href={`/authority/organisations/${organisationId}`} version={version} />,
          <When instant={savedAt} />,
          savedBy,
        ])}
      />
    </HeadedPage>
  );
}

function VersionLink({ href, version }: { href: string; version: number }) {
  return <a href={`${href}/versions/${version}`}>Version {version}</a>;
}
