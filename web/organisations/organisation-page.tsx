import type { Instant } from "../../shared/kernel/instant.ts";
import type { ContactConfirmation, Organisation } from "../../shared/organisations/schema.ts";
import { gapsIn, type ProfileGap } from "../../shared/organisations/gaps.ts";
import { profileGapInWords } from "../../shared/organisations/words.ts";
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
      {changes && <Gaps organisation={organisation} />}
      <Summary organisation={organisation} changes={changes} confirmation={confirmation} />
      <h2 class="govuk-heading-m">More about your organisation</h2>
      <Ways classes="govuk-list--spaced" ways={OWN_WAYS} />
    </HeadedPage>
  );
}

/** What was not said at registration, or in two ways: it can follow, and the authority will want it. */
function Gaps({ organisation }: Pick<OrganisationPageProps, "organisation">) {
  const gaps = gapsIn(organisation);
  if (gaps.length === 0) return <></>;
  return (
    <InsetText>
      <p>
        <strong>You can submit a response as it is. The authority may want to know:</strong>
      </p>
      <Bullets
        items={gaps.map((gap) => (
          <>
            {profileGapInWords(gap)}{" "}
            <a href={`/bidder/organisation/${PUT_RIGHT[gap.part].to}`}>{PUT_RIGHT[gap.part].text}</a>
          </>
        ))}
      />
    </InsetText>
  );
}

const PUT_RIGHT = {
  numbers: { to: "edit/numbers", text: "Enter registration numbers" },
  address: { to: "edit/address", text: "Enter the registered address" },
  contacts: { to: "edit/contacts", text: "Enter a contact" },
  members: { to: "members", text: "See the members" },
} as const satisfies Record<ProfileGap["part"], object>;

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
