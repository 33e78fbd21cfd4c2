import { inWords } from "../../shared/kernel/instant.ts";
import type { Membership, Organisation } from "../../shared/organisations/schema.ts";
import { kindNames } from "../../shared/organisations/words.ts";
import { BackLink } from "../govuk/back-link.tsx";
import { type Frame, Page } from "../govuk/page.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { When } from "../govuk/when.tsx";
import { type LotLabel, scopeInWords } from "../people/lot-choice.tsx";
import { MemberList } from "./member-list.tsx";
import { PeopleTable } from "./people-table.tsx";

type OrganisationPageProps = {
  frame: Frame;
  organisation: Organisation;
  /** What the authority reads beside the registration. */
  forAuthority?: { places: readonly Membership[]; lots: readonly LotLabel[] };
};

/** How an organisation is registered: its own people and the authority read the same. */
export function OrganisationPage({ frame, organisation, forAuthority }: OrganisationPageProps) {
  const { name, kind, members, lots, registeredAt } = organisation;
  const isBidder = organisation.audience === "bidder";
  return (
    <Page
      {...frame}
      title={name}
      beforeContent={forAuthority && <BackLink text="Organisations" href="/authority/organisations" />}
    >
      <h1 class="govuk-heading-l">{name}</h1>
      <SummaryList
        rows={[
          { key: { text: "Takes part as" }, value: { text: isBidder ? "Bidder (Tier 1)" : "Local partner" } },
          { key: { text: "Kind" }, value: { text: kindNames[kind] } },
          isBidder && { key: { text: "Members" }, value: { html: <MemberList members={members} /> } },
          !isBidder && {
            key: { text: "Lots" },
            value: { text: scopeInWords(lots, forAuthority?.lots ?? []) },
          },
          {
            key: { text: "Registered" },
            value: { html: <When instant={registeredAt} words={inWords(registeredAt)} /> },
          },
        ]}
      />
      {forAuthority ? (
        <>
          <h2 class="govuk-heading-m">People</h2>
          <PeopleTable places={forAuthority.places} caption={`People of ${name}`} />
        </>
      ) : (
        <OwnWays />
      )}
    </Page>
  );
}

function OwnWays() {
  return (
    <ul class="govuk-list govuk-list--spaced">
      <li>
        <a class="govuk-link" href="/bidder/people">
          People who act for your organisation
        </a>
      </li>
      <li>
        <a class="govuk-link" href="/session/tokens">
          Tokens with which your programs use the API
        </a>
      </li>
      <li>
        <a class="govuk-link" href="/bidder/register">
          Register another organisation
        </a>
      </li>
    </ul>
  );
}
