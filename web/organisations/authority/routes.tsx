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
import { AddPartner, type Organisation } from "../../../shared/organisations/schema.ts";
import { textsOf } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { pageOf, together, ofNamed } from "../../doors/page-of.tsx";
import { chosenLots, lotsToChoose } from "../../people/authority/lots-for-routes.ts";
import { VersionPage } from "../organisation-page.tsx";
import { AuthorityOrganisationPage } from "./organisation-page.tsx";
import { OrganisationsPage } from "./organisations-page.tsx";
import {
  CheckPartnerPage,
  ORGANISATIONS,
  PartnerPage,
  organisationPath,
  PartnerPersonPage,
} from "./partner-pages.tsx";
import { addressed } from "../../../functions/platform/addressed.ts";
import { OrganisationId } from "../../../shared/kernel/id.ts";

/** The organisation that the address names, or the answer that there is none. */
async function namedOrganisation(c: PortalContext): Promise<Organisation | Response> {
  const id = addressed(c, "organisation", OrganisationId);
  return (id && (await loadOrganisation(c.get("deps").table, id))) ?? c.notFound();
}

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
  pageOf("/organisations/:organisation", namedOrganisation, async (organisation, c) => {
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
    const invites = audience === "partner" && isNationalLead(actorOf(c, "authority"));
    const page = { organisation, invites, confirmation, places: shown, versions, changes, lots };
    return <AuthorityOrganisationPage frame={frameOf(c)} {...page} />;
  }),
  pageOf("/organisations/:organisation/versions/:version", namedOrganisation, async (now, c) => {
    const versions = await loadShownVersions(c.get("deps").table, now);
    const asked = c.req.param("version");
    const version = versions.find(({ organisation }) => String(organisation.version) === asked);
    return version === undefined ? c.notFound() : <VersionPage frame={frameOf(c)} {...version} />;
  }),
);
