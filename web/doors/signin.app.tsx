import type { Deps } from "../../functions/platform/deps.ts";
import { placeRoutes } from "../people/signin/place-routes.tsx";
import { sessionRoutes } from "../people/signin/session-routes.tsx";
import { signInRoutes } from "../people/signin/signin-routes.tsx";
import { tokenRoutes } from "../people/signin/token-routes.tsx";
import { openDoor } from "./door.tsx";
import { only } from "./guard.tsx";

/** Signing in and out, and for whom somebody acts: the only door that opens sessions. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "signin");
  app.route("/", signInRoutes);
  const everybody = only("newcomer", "bidder", "partner", "authority");
  app.use("/session/choose", everybody);
  app.use("/session/invitations/*", everybody);
  app.use("/session/refuse-invitations", everybody);
  app.use("/session/places/*", everybody);
  app.use("/session/tokens/*", only("bidder", "partner", "authority"));
  app.route("/", sessionRoutes);
  app.route("/", placeRoutes);
  app.route("/", tokenRoutes);
  return app;
}
