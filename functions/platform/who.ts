import type { Actor } from "../../shared/kernel/actor.ts";
import type { Who } from "../../shared/kernel/chain.ts";
import type { OrganisationId } from "../../shared/kernel/id.ts";

/** Who an audit entry says acted. */
export const whoOf = (actor: Actor): Who => ({
  personId: actor.personId,
  name: actor.name,
  audience: actor.audience,
  ...("organisationId" in actor ? { organisationId: actor.organisationId } : {}),
});

/** The portal itself, when a worker acts. */
export const THE_PORTAL: Who = { personId: "portal", name: "The portal", audience: "portal" };

/**
 * The portal's check of a bidder's file. It acts for the bidder, so that what it did is withheld as long as what the
 * bidder did is: that there is a file tells something too.
 */
export const theFileCheck = (organisationId: OrganisationId): Who => ({
  personId: "portal",
  name: "The file check",
  audience: "bidder",
  organisationId,
});
