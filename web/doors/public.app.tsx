import type { Deps } from "../../functions/platform/deps.ts";
import { competitionPublicRoutes } from "../competition/public-routes.tsx";
import { outcomesPublicApi } from "../../functions/outcomes/api.ts";
import { helpRoutes } from "../help/routes.tsx";
import { organisationsPublicRoutes } from "../organisations/public/routes.tsx";
import { prequalifiedRoutes } from "../outcomes/public/routes.tsx";
import { questionnairePublicRoutes } from "../questionnaire/public/routes.tsx";
import { receiptsRoutes } from "../receipts/routes.tsx";
import { openDoor } from "./door.tsx";

/** What everybody may read, signed in or not. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "public");
  app.route("/", competitionPublicRoutes);
  app.route("/", questionnairePublicRoutes);
  app.route("/", prequalifiedRoutes);
  app.route("/", organisationsPublicRoutes);
  app.route("/", helpRoutes);
  app.route("/", receiptsRoutes);

  app.route("/api/v1/public", outcomesPublicApi);
  return app;
}
