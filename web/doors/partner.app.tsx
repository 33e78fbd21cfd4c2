import { competitionPartnerApi } from "../../functions/competition/api.ts";
import { noticesPartnerApi } from "../../functions/notices/api.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { preferencesPartnerApi } from "../../functions/preferences/api.ts";
import { competitionPartnerRoutes } from "../competition/partner-routes.tsx";
import { noticesPartnerRoutes } from "../notices/routes.tsx";
import { preferencesPartnerRoutes } from "../preferences/partner/routes.tsx";
import { prequalifiedRoutes } from "../outcomes/public/routes.tsx";
import { openDoor } from "./door.tsx";
import { only } from "./guard.tsx";

/** What people of local public bodies see and do. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "partner");
  app.use("/partner/*", only("partner"));
  app.route("/partner", competitionPartnerRoutes);
  app.route("/partner", prequalifiedRoutes);
  app.route("/partner", preferencesPartnerRoutes);
  app.route("/partner", noticesPartnerRoutes);

  app.use("/api/v1/partner/*", only("partner"));
  app.route("/api/v1/partner", competitionPartnerApi);
  app.route("/api/v1/partner", preferencesPartnerApi);
  app.route("/api/v1/partner", noticesPartnerApi);
  return app;
}
