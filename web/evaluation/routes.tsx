import { Hono } from "hono";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { assignRoutes } from "./assign-routes.tsx";
import { declareRoutes } from "./declare-routes.tsx";
import { overviewRoutes } from "./overview-routes.tsx";
import { markingRoutes } from "./marking-routes.tsx";
import { moderationRoutes } from "./moderation-routes.tsx";
import { myEvaluationRoutes } from "./my-evaluation-routes.tsx";
import { responsesRoutes } from "./responses-routes.tsx";

/** For the authority's door, under `/authority`: responses to the PQQ and their evaluation, after it is sealed. */
export const evaluationAuthorityRoutes = new Hono<PortalEnv>()
  .route("/", responsesRoutes)
  .route("/", overviewRoutes)
  .route("/", assignRoutes)
  .route("/", moderationRoutes)
  .route("/", myEvaluationRoutes)
  .route("/", declareRoutes)
  .route("/", markingRoutes);
