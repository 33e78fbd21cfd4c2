import { Hono } from "hono";
import { loadChanges } from "../../../functions/memberships/facts.ts";
import { addingPartner, invitingPartnerPerson } from "../../../functions/organisations/acts.ts";
import { loadShownVersions } from "../../../functions/organisations/authority-facts.ts";
import {
  loadConfirmation,
  loadEveryPlace,
  loadOrganisations,
} from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { isNationalLead } from "../../../shared/kernel/actor.ts";
import { isHeld } from "../../../shared/kernel/place.ts";
import { accept } from "../../../shared/kernel/result.ts";
import { isTaken } from "../../../shared/organisations/people.ts";
import { AddPartner } from "../../../shared/organisations/schema.ts";
import { textsOf } from "../../doors/form.ts";
import { formOf } from "../../doors/form-of.tsx";
import { frameOf } from "../../doors/frame.tsx";
import { chosenLots, lotsToChoose } from "../../people/authority/lots-for-routes.ts";
import { VersionPage } from "../organisation-page.tsx";
import { namedOrganisation, namedPartner } from "./organisation-for-routes.ts";
import { AuthorityOrganisationPage } from "./organisation-page.tsx";
import { OrganisationsPage } from "./organisations-page.tsx";
import { ORGANISATIONS, PartnerPage } from "./partner-page.tsx";
import { organisationPath, PartnerPersonPage } from "./partner-person-page.tsx";

/** The register of bidders and partners, below /authority: all read it, a national lead adds partners and their people. */
export const organisationsAuthorityRoutes = new Hono<PortalEnv>()
  .get("/organisations", async (c) => {
    const [organisations, lots] = await Promise.all([
      loadOrganisations(c.get("deps").table),
      lotsToChoose(c),
    ]);
    const adds = isNationalLead(actorOf(c, "authority"));
    return c.html(
      <OrganisationsPage frame={frameOf(c)} organisations={organisations} lots={lots} adds={adds} />,
    );
  })
  .route(
    "/",
    formOf(addingPartner, {
      path: "/organisations/add-partner",
      facts: async (c) => ({ lots: await lotsToChoose(c) }),
      read: (typed) => accept({ ...textsOf(AddPartner, typed), lots: chosenLots(typed) }),
      page: ({ lots }, filled) => <PartnerPage {...filled} lots={lots} />,
      flash: "partner-added",
      to: () => ORGANISATIONS.href,
    }),
  )
  .route(
    "/",
    formOf(invitingPartnerPerson, {
      path: "/organisations/:organisation/invite",
      facts: namedPartner,
      page: (partner, filled) => <PartnerPersonPage {...filled} partner={partner} />,
      flash: "partner-person-invited",
      to: organisationPath,
    }),
  )
  .get("/organisations/:organisation", async (c) => {
    const organisation = await namedOrganisation(c);
    if (organisation instanceof Response) return organisation;
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
    return c.html(<AuthorityOrganisationPage frame={frameOf(c)} {...page} />);
  })
  .get("/organisations/:organisation/versions/:version", async (c) => {
    const now = await namedOrganisation(c);
    if (now instanceof Response) return now;
    const versions = await loadShownVersions(c.get("deps").table, now);
    const asked = c.req.param("version");
    const version = versions.find(({ organisation }) => String(organisation.version) === asked);
    return version === undefined ? c.notFound() : c.html(<VersionPage frame={frameOf(c)} {...version} />);
  });
