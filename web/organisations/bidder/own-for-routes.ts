import { loadFixingResponses } from "../../../functions/memberships/facts.ts";
import { loadOrganisation } from "../../../functions/organisations/facts.ts";
import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import type { Organisation } from "../../../shared/organisations/schema.ts";

/** The organisation for which somebody acts, or the answer that there is none. */
export const ownOrganisation = async (c: PortalContext): Promise<Organisation | Response> =>
  (await loadOrganisation(c.get("deps").table, actorOf(c, "bidder").organisationId)) ?? c.notFound();

/** Whether a response of the own organisation is in, so that its members change by request only. */
export async function areMembersFixed(c: PortalContext): Promise<boolean> {
  const { table, now } = c.get("deps");
  return (await loadFixingResponses(table, actorOf(c, "bidder").organisationId, now())).length > 0;
}
