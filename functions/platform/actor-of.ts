import { type Actor, type Audience, actsAs } from "../../shared/kernel/actor.ts";
import type { PortalContext } from "./request.ts";
import type { LiveSession } from "./session.ts";

/** The person of this request, when the door's guard let them pass for one audience. A route without its guard is a fault. */
export function actorOf<A extends Audience>(c: PortalContext, audience: A): Extract<Actor, { audience: A }> {
  const { actor } = sessionOf(c);
  if (!actsAs(actor, audience)) throw new Error("a route without its guard");
  return actor;
}

/** The session of this request, behind the door's guard, which lets nobody in without one. */
export function sessionOf(c: PortalContext): LiveSession {
  const session = c.get("session");
  if (session === undefined) throw new Error("a route without its guard");
  return session;
}
