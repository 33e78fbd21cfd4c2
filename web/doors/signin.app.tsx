import type { Deps } from "../../functions/platform/deps.ts";
import { sessionRoutes } from "../people/session-routes.tsx";
import { signInRoutes } from "../people/signin-routes.tsx";
import { openDoor } from "./door.tsx";
import { only } from "./guard.tsx";

/** Signing in and out, and for whom somebody acts: the only door that opens sessions. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "signin");
  app.route("/", signInRoutes);
  app.use("/session/choose", only("newcomer", "bidder", "partner", "authority"));
  app.use("/session/tokens", only("bidder", "partner", "authority"));
  app.route("/", sessionRoutes);
  return app;
}
