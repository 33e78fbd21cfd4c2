import { Hono } from "hono";
import { loadCompetition } from "../../../functions/competition/facts.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { recallOpenQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { CompetitionId } from "../../../shared/kernel/id.ts";
import { frameOf } from "../../doors/frame.tsx";
import { PublicPage } from "./page.tsx";

/** The questions of a PQQ that has opened, for everybody who wonders whether to answer them. Mounted at `/`. */
export const questionnairePublicRoutes = new Hono<PortalEnv>().get(
  "/competitions/:competition/questionnaire",
  async (c) => {
    const deps = c.get("deps");
    const id = CompetitionId.safeParse(c.req.param("competition"));
    const competition = id.success ? await loadCompetition(deps.table, id.data) : undefined;
    const frozen = competition && (await recallOpenQuestionnaire(deps, competition));
    if (competition === undefined || frozen === undefined) return c.notFound();
    const { questionnaire } = frozen;
    return c.html(<PublicPage frame={frameOf(c)} competition={competition} questionnaire={questionnaire} />);
  },
);
