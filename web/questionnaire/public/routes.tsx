import { recallOpenQuestionnaire } from "../../../functions/questionnaire/facts.ts";
import { namedCompetition } from "../../competition/competition-for-routes.ts";
import { frameOf } from "../../doors/frame.tsx";
import { pageOf } from "../../doors/page-of.tsx";
import { pqqOf } from "../../../shared/kernel/window.ts";
import { CompetitionFrame } from "../../competition/competition-frame.tsx";
import { When } from "../../govuk/when.tsx";
import { PrintedQuestionnaire } from "../print-page.tsx";

/** The questions of a PQQ that has opened, for everybody who wonders whether to answer them. Mounted at `/`. */
export const questionnairePublicRoutes = pageOf(
  "/competitions/:competition/questionnaire",
  namedCompetition,
  async (competition, c) => {
    const frozen = await recallOpenQuestionnaire(c.get("deps"), competition);
    if (frozen === undefined) return c.notFound();
    const { questionnaire } = frozen;
    const stage = pqqOf(competition);
    return (
      <CompetitionFrame frame={frameOf(c)} competition={competition} title={questionnaire.title}>
        {stage && (
          <p>
            These are all the questions that bidders answer between <When instant={stage.opensAt} /> and{" "}
            <When instant={stage.closesAt} />. Nobody changes them in that time. They are answered in the
            portal, by a registered organisation.
          </p>
        )}
        <PrintedQuestionnaire questionnaire={questionnaire} />
      </CompetitionFrame>
    );
  },
);
