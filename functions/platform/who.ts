import type { Actor } from "../../shared/kernel/actor.ts";
import type { Who } from "../../shared/kernel/chain.ts";

/** Who an audit entry says acted. */
export const whoOf = (actor: Actor): Who => ({
  personId: actor.personId,
  name: actor.name,
  audience: actor.audience,
  ...("organisationId" in actor ? { organisationId: actor.organisationId } : {}),
});

/** The portal itself, when a worker acts. */
export const THE_PORTAL: Who = { personId: "portal", name: "The portal", audience: "portal" };
