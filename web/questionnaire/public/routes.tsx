import { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { recallOpenQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { PublicPage } from "./page.tsx";

/** The questions of a PQQ that has opened, for everybody who wonders whether to answer them. Mounted at `/`. */
export const questionnairePublicRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/questionnaire",
  async (c) => {
    const deps = c.get("deps");
    const competition = await namedCompetition(c);
    if (competition instanceof Response) return competition;
    const frozen = await recallOpenQuestionnaire(deps, competition);
    if (frozen === undefined) return c.notFound();
    const { questionnaire } = frozen;
    return c.html(<PublicPage frame={frameOf(c)} competition={competition} questionnaire={questionnaire} />);
  },
);
