import type { Actor, Audience } from "../../shared/kernel/actor.ts";
import type { PortalContext } from "./request.ts";

/** The person of this request, when the door's guard let them pass for one audience. A route without its guard is a fault. */
export function actorOf<A extends Audience>(c: PortalContext, audience: A): Extract<Actor, { audience: A }> {
  const actor = c.get("session")?.actor;
  if (actor === undefined || !isOf(actor, audience)) throw new Error("a route without its guard");
  return actor;
}

const isOf = <A extends Audience>(actor: Actor, audience: A): actor is Extract<Actor, { audience: A }> =>
  actor.audience === audience;
