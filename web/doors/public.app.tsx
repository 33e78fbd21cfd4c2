import type { Deps } from "../../functions/platform/deps.ts";
import { competitionPublicRoutes } from "../competition/public-routes.tsx";
import { helpRoutes } from "../help/routes.tsx";
import { openDoor } from "./door.tsx";

/** What everybody may read, signed in or not. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "public");
  app.route("/", competitionPublicRoutes);
  app.route("/", helpRoutes);
  return app;
}
