import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { addressed } from "../../../functions/platform/addressed.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { ofNamed } from "../../doors/page-of.tsx";
import { OrganisationId } from "../../../shared/kernel/id.ts";
import type { Organisation } from "../../../shared/organisations/schema.ts";

/** The organisation that the address names, or the answer that there is none. */
export async function namedOrganisation(c: PortalContext): Promise<Organisation | Response> {
  const id = addressed(c, "organisation", OrganisationId);
  return (id && (await loadOrganisation(c.get("deps").table, id))) ?? c.notFound();
}

/** The partner that the address names; nobody of the authority invites a bidder's people. */
export const namedPartner = ofNamed(namedOrganisation, (organisation, c) =>
  organisation.audience === "partner" ? organisation : c.notFound(),
);
