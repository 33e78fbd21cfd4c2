import { Hono } from "hono";
import { loadChanges } from "../../../functions/memberships/facts.ts";
import { addingPartner, invitingPartnerPerson } from "../../../functions/organisations/acts.ts";
import { loadShownVersions } from "../../../functions/organisations/authority-facts.ts";
import {
  loadConfirmation,
  loadEveryPlace,
  loadOrganisations,
  loadOrganisation,
} from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv, PortalContext } from "../../../functions/platform/request.ts";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { isHeld } from "../../../shared/kernel/place.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { isTaken } from "../../../shared/organisations/people.ts";
import { AddPartner, type Organisation, type ProfileVersion } from "../../../shared/organisations/schema.ts";
import { textsOf } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { type Found, pageOf, together, ofNamed } from "../../doors/page-of.tsx";
import { chosenLots, lotsToChoose } from "../../people/authority/lots-for-routes.ts";
import {
  CheckPartnerPage,
  ORGANISATIONS,
  PartnerPage,
  organisationPath,
  PartnerPersonPage,
} from "./partner-pages.tsx";
import { addressed } from "../../../functions/platform/addressed.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import { byName } from "../../../shared/kernel/text.ts";
import { kindNames } from "../../../shared/organisations/words.ts";
import { Button } from "../../govuk/button.tsx";
import type { Markup } from "../../govuk/markup.ts";
import { HeadedPage } from "../../govuk/headed-page.tsx";
import type { Frame } from "../../govuk/page.tsx";
import { CardTable } from "../../govuk/card-table.tsx";
import { When } from "../../govuk/when.tsx";
import { type LotLabel, scopeInWords } from "../../people/lot-choice.tsx";
import { MemberList } from "../members.tsx";
import { ChangesTable } from "../../memberships/changes.tsx";
import { PeopleTable } from "../people-table.tsx";
import { Summary } from "../summary.tsx";
import { Part } from "../../govuk/part.tsx";

/** The organisation that the address names, or the answer that there is none. */
async function namedOrganisation(c: PortalContext): Promise<Organisation | Response> {
  const id = addressed(c, "organisation", OrganisationId);
  return (id && (await loadOrganisation(c.get("deps").table, id))) ?? c.notFound();
}

/** The same with its people and what was changed when. */
const shownOrganisation = ofNamed(namedOrganisation, async (organisation, c) => {
  const { table } = c.get("deps");
  const { organisationId, audience } = organisation;
  const [places, confirmation, versions, changes, lots] = await Promise.all([
    loadEveryPlace(table, organisationId),
    loadConfirmation(table, organisationId),
    loadShownVersions(table, organisation),
    loadChanges(table, organisationId),
    lotsToChoose(c),
  ]);
  // Whom a bidder has invited is its own matter; whom a partner's place was prepared for is the authority's.
  const shown = places.filter(audience === "partner" ? isTaken : isHeld);
  /** Whether whoever looks can invite its people: a national lead those of a partner. */
  const invites = audience === "partner" && isNationalLead(actorOf(c, "authority"));
  return { frame: frameOf(c), organisation, invites, confirmation, places: shown, versions, changes, lots };
});

/** The partner that the address names; nobody of the authority invites a bidder's people. */
const namedPartner = ofNamed(namedOrganisation, async (partner, c) =>
  partner.audience === "partner" ? { partner, lots: await lotsToChoose(c) } : c.notFound(),
);

/** The register of bidders and partners, below /authority: all read it, a national lead adds partners and their people. */
export const organisationsAuthorityRoutes = together(
  new Hono<PortalEnv>().get("/organisations", async (c) => {
    const [organisations, lots] = await Promise.all([
      loadOrganisations(c.get("deps").table),
      lotsToChoose(c),
    ]);
    const adds = isNationalLead(actorOf(c, "authority"));
    return c.html(
      <OrganisationsPage frame={frameOf(c)} organisations={organisations} lots={lots} adds={adds} />,
    );
  }),
  formOf(addingPartner, {
    path: "/organisations/add-partner",
    facts: async (c) => ({ lots: await lotsToChoose(c) }),
    read: (typed) => accept({ ...textsOf(AddPartner, typed), lots: chosenLots(typed) }),
    page: ({ lots }, filled) => <PartnerPage {...filled} lots={lots} />,
    check: ({ lots }, checking) => (
      <CheckPartnerPage {...checking} scope={chosenLots(checking.typed)} lots={lots} />
    ),
    flash: "partner-added",
    to: () => ORGANISATIONS.href,
  }),
  formOf(invitingPartnerPerson, {
    path: "/organisations/:organisation/invite",
    facts: namedPartner,
    page: ({ partner }, filled) => <PartnerPersonPage {...filled} partner={partner} />,
    check: ({ partner, lots }, checking) => (
      <CheckPartnerPage {...checking} partner={partner} scope={partner.lots} lots={lots} />
    ),
    flash: "partner-person-invited",
    to: ({ partner }) => organisationPath(partner),
  }),
  pageOf("/organisations/:organisation", shownOrganisation, (shown) => <OrganisationPage {...shown} />),
  pageOf("/organisations/:organisation/versions/:version", namedOrganisation, async (now, c) => {
    const versions = await loadShownVersions(c.get("deps").table, now);
    const asked = c.req.param("version");
    const version = versions.find(({ organisation }) => String(organisation.version) === asked);
    return version === undefined ? c.notFound() : <VersionPage frame={frameOf(c)} {...version} />;
  }),
);

type OrganisationsPageProps = {
  frame: Frame;
  organisations: readonly Organisation[];
  lots: readonly LotLabel[];
  /** Whether the reader may add partners. */
  adds: boolean;
};

/** Everybody in the register: bidders with the members of their consortia, partners with their lots. */
function OrganisationsPage({ frame, organisations, lots, adds }: OrganisationsPageProps) {
  const sorted = organisations.toSorted(byName);
  return (
    <HeadedPage frame={frame} title="Organisations" width="wide">
      <Register
        title="Bidders"
        none="No organisation has registered as a bidder yet."
        column="Members"
        organisations={sorted.filter(({ audience }) => audience === "bidder")}
        cell={({ members }) => <MemberList members={members} />}
      />
      <Register
        title="Local partners"
        none="No local public body has been added yet."
        column="Lots"
        organisations={sorted.filter(({ audience }) => audience === "partner")}
        cell={(partner) => <>{scopeInWords(partner.lots, lots)}</>}
      />
      <p>
        <a href="/authority/organisations/membership-changes">Requests to change members</a>
      </p>
      {adds && <Button text="Add a local partner" href="/authority/organisations/add-partner" />}
    </HeadedPage>
  );
}

type RegisterProps = {
  title: string;
  none: string;
  /** What the cell of each organisation tells. */
  column: string;
  organisations: readonly Organisation[];
  cell: (organisation: Organisation) => Markup;
};

function Register({ title, none, column, organisations, cell }: RegisterProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <CardTable
        caption={title}
        none={none}
        head={["Name", "Kind", column, "Registered"]}
        rows={organisations.map((organisation) => [
          <a href={organisationPath(organisation)}>{organisation.name}</a>,
          kindNames[organisation.kind],
          cell(organisation),
          <When instant={organisation.registeredAt} />,
        ])}
      />
    </section>
  );
}

/** How an organisation is registered, with its people and what was changed when, as the authority reads it. */
function OrganisationPage(props: Found<typeof shownOrganisation>) {
  const { frame, organisation, invites, confirmation, places, versions, changes, lots } = props;
  const { name } = organisation;
  const path = organisationPath(organisation);
  return (
    <HeadedPage frame={frame} title={name} back={ORGANISATIONS} width="full">
      <Summary organisation={organisation} confirmation={confirmation} lots={lots} />
      <h2 class="govuk-heading-m">People</h2>
      {invites && <Button text="Invite a person" href={`${path}/invite`} classes="govuk-button--secondary" />}
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
          <a href={`${path}/versions/${version}`}>Version {version}</a>,
          <When instant={savedAt} />,
          savedBy,
        ])}
      />
    </HeadedPage>
  );
}

/** A profile as somebody saved it once. */
function VersionPage({ frame, organisation, savedAt, savedBy }: ProfileVersion & { frame: Frame }) {
  const { name, version } = organisation;
  const back = { text: name, href: organisationPath(organisation) };
  return (
    <HeadedPage frame={frame} title={`${name}, version ${version}`} back={back}>
      <p>
        Saved by {savedBy} at <When instant={savedAt} />.
      </p>
      <Summary organisation={organisation} />
    </HeadedPage>
  );
}
