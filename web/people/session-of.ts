import type { PortalContext } from "../../functions/platform/request.ts";
import type { LiveSession } from "../../functions/platform/session.ts";

/** The session of a route behind the door's guard, which lets nobody in without one. */
export function sessionOf(c: PortalContext): LiveSession {
  const session = c.get("session");
  if (session === undefined) throw new Error("a route without its guard");
  return session;
}
