import type { Deps } from "../../functions/platform/deps.ts";
import { only } from "./guard.tsx";
import { before, below, openDoorTo, type Part } from "./modules.tsx";

const everybody = only("newcomer", "bidder", "partner", "authority");

const ACTOR = async () => (await import("../../functions/people/facts.ts")).loadActor;

const PARTS: readonly Part[] = [
  ...below("/", {
    "/sign-in/* /sign-out /session/alive": async () =>
      (await import("../people/signin/signin-routes.tsx")).signInRoutes,
  }),
  before("/session/choose", everybody),
  before("/session/invitations/*", everybody),
  before("/session/refuse-invitations", everybody),
  before("/session/places/*", everybody),
  before("/session/tokens/*", only("bidder", "partner", "authority")),
  ...below("/", {
    "/session/choose": async () => (await import("../people/signin/session-routes.tsx")).sessionRoutes,
    "/session/(refuse-invitations|invitations|places)/*": async () =>
      (await import("../people/signin/place-routes.tsx")).placeRoutes,
    "/session/tokens/*": async () => (await import("../people/signin/token-routes.tsx")).tokenRoutes,
  }),
];

/** Signing in and out, and for whom somebody acts: the only door that opens sessions. */
export const createApp = (deps: Deps) => openDoorTo(deps, "signin", PARTS, { actorOf: ACTOR });
