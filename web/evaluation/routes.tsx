import { together } from "../doors/page-of.tsx";
import { assignRoutes } from "./assign-routes.tsx";
import { declareRoutes, myEvaluationRoutes } from "./my-evaluation-routes.tsx";
import { overviewRoutes } from "./overview-routes.tsx";
import { markingRoutes } from "./marking-routes.tsx";
import { moderationRoutes } from "./moderation-routes.tsx";
import { responsesRoutes } from "./responses-routes.tsx";

/** For the authority's door, under `/authority`: responses to the PQQ and their evaluation, after it is sealed. */
export const evaluationAuthorityRoutes = together(
  responsesRoutes,
  overviewRoutes,
  assignRoutes,
  moderationRoutes,
  myEvaluationRoutes,
  declareRoutes,
  markingRoutes,
);
