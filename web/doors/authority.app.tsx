import { auditAuthorityApi } from "../../functions/audit/api.ts";
import { competitionAuthorityApi } from "../../functions/competition/api.ts";
import { queriesAuthorityApi } from "../../functions/queries/api.ts";
import { evaluationAuthorityApi } from "../../functions/evaluation/api.ts";
import { noticesAuthorityApi } from "../../functions/notices/api.ts";
import { outcomesAuthorityApi } from "../../functions/outcomes/api.ts";
import { membershipsAuthorityApi } from "../../functions/memberships/api.ts";
import type { Deps } from "../../functions/platform/deps.ts";
import { preferencesAuthorityApi } from "../../functions/preferences/api.ts";
import { questionnaireAuthorityApi } from "../../functions/questionnaire/api.ts";
import { auditAuthorityRoutes } from "../audit/routes.tsx";
import { competitionAuthorityRoutes } from "../competition/authority-routes.tsx";
import { evaluationAuthorityRoutes } from "../evaluation/routes.tsx";
import { queriesAuthorityRoutes } from "../queries/authority/routes.tsx";
import { membershipsAuthorityRoutes } from "../memberships/authority/routes.tsx";
import { noticesAuthorityRoutes } from "../notices/routes.tsx";
import { organisationsAuthorityRoutes } from "../organisations/authority/routes.tsx";
import { peopleAuthorityRoutes } from "../people/authority/routes.tsx";
import { preferencesAuthorityRoutes } from "../preferences/authority/routes.tsx";
import { questionnaireAuthorityRoutes } from "../questionnaire/authority/routes.tsx";
import { outcomesAuthorityRoutes } from "../outcomes/authority/routes.tsx";
import { prequalifiedRoutes } from "../outcomes/public/routes.tsx";
import { openDoor } from "./door.tsx";
import { only } from "./guard.tsx";

/** What people of the authority see and do, each according to role and lots. */
export function createApp(deps: Deps) {
  const app = openDoor(deps, "authority");
  app.use("/authority/*", only("authority"));
  app.route("/authority", competitionAuthorityRoutes);
  app.route("/authority", prequalifiedRoutes);
  app.route("/authority", questionnaireAuthorityRoutes);
  app.route("/authority", evaluationAuthorityRoutes);
  app.route("/authority", preferencesAuthorityRoutes);
  // Before the register of organisations, whose addresses below it name one.
  app.route("/authority", membershipsAuthorityRoutes);
  app.route("/authority", organisationsAuthorityRoutes);
  app.route("/authority", peopleAuthorityRoutes);
  app.route("/authority", auditAuthorityRoutes);
  app.route("/authority", queriesAuthorityRoutes);
  app.route("/authority", outcomesAuthorityRoutes);
  app.route("/authority", noticesAuthorityRoutes);

  app.use("/api/v1/authority/*", only("authority"));
  app.route("/api/v1/authority", competitionAuthorityApi);
  app.route("/api/v1/authority", questionnaireAuthorityApi);
  app.route("/api/v1/authority", evaluationAuthorityApi);
  app.route("/api/v1/authority", preferencesAuthorityApi);
  app.route("/api/v1/authority", membershipsAuthorityApi);
  app.route("/api/v1/authority", auditAuthorityApi);
  app.route("/api/v1/authority", queriesAuthorityApi);
  app.route("/api/v1/authority", outcomesAuthorityApi);
  app.route("/api/v1/authority", noticesAuthorityApi);
  return app;
}
