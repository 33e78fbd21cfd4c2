import type { Instant } from "../../shared/kernel/instant.ts";
import type { ContactConfirmation, Organisation } from "../../shared/organisations/schema.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { HeadedPage } from "../govuk/headed-page.tsx";
import type { Frame } from "../govuk/page.tsx";
import { When } from "../govuk/when.tsx";
import { Summary } from "./summary.tsx";
import { Bullets, Ways } from "../govuk/part.tsx";

type OrganisationPageProps = {
  frame: Frame;
  organisation: Organisation;
  /** Whether this person may change it. */
  changes?: boolean;
  confirmation?: ContactConfirmation | undefined;
};

/** How the own organisation is registered, with the ways to change it. */
export function OrganisationPage(props: OrganisationPageProps) {
  const { frame, organisation, changes = false, confirmation } = props;
  return (
    <HeadedPage frame={frame} title={organisation.name}>
      {changes && <Missing organisation={organisation} />}
      <Summary organisation={organisation} changes={changes} confirmation={confirmation} />
      <h2 class="govuk-heading-m">More about your organisation</h2>
      <Ways classes="govuk-list--spaced" ways={OWN_WAYS} />
    </HeadedPage>
  );
}

/** What was not said at registration: it can follow, and the authority will want it. */
function Missing({
  organisation: { numbers, address, contacts },
}: Pick<OrganisationPageProps, "organisation">) {
  const missing = [
    { part: "numbers", text: "registration numbers", isMissing: numbers.length === 0 },
    { part: "address", text: "the registered address", isMissing: address === undefined },
    { part: "contacts", text: "a contact", isMissing: contacts.length === 0 },
  ].filter(({ isMissing }) => isMissing);
  if (missing.length === 0) return <></>;
  return (
    <InsetText>
      <p>
        <strong>Complete your organisation’s details</strong>
      </p>
      <Bullets
        items={missing.map(({ part, text }) => (
          <a href={`/bidder/organisation/edit/${part}`}>Enter {text}</a>
        ))}
      />
    </InsetText>
  );
}

const OWN_WAYS = [
  { href: "/bidder/people", text: "People who act for your organisation" },
  { href: "/bidder/organisation/changes", text: "Requests to change members" },
  { href: "/session/tokens", text: "Tokens with which your programs use the API" },
  { href: "/bidder/register", text: "Register another organisation" },
] as const;

type VersionPageProps = { frame: Frame; organisation: Organisation; savedAt: Instant; savedBy: string };

/** A profile as somebody saved it once. */
export function VersionPage({ frame, organisation, savedAt, savedBy }: VersionPageProps) {
  const { organisationId, name, version } = organisation;
  const title = `${name}, version ${version}`;
  return (
    <HeadedPage
      frame={frame}
      title={title}
      back={{ text: name, href: `/authority/organisations/${organisationId}` }}
    >
      <p>
        Saved by {savedBy} at <When instant={savedAt} />.
      </p>
      <Summary organisation={organisation} />
    </HeadedPage>
  );
}
