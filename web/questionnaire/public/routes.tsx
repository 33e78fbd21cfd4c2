import { recallOpenQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { pageOf } from "../../doors/page-of.tsx";
import { PublicPage } from "./page.tsx";

/** The questions of a PQQ that has opened, for everybody who wonders whether to answer them. Mounted at `/`. */
export const questionnairePublicRoutes = pageOf(
  "/competitions/:competition/questionnaire",
  namedCompetition,
  async (competition, c) => {
    const frozen = await recallOpenQuestionnaire(c.get("deps"), competition);
    if (frozen === undefined) return c.notFound();
    const { questionnaire } = frozen;
    return <PublicPage frame={frameOf(c)} competition={competition} questionnaire={questionnaire} />;
  },
);
