import { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { frameOf } from "../../doors/frame.tsx";
import { PrintedQuestionnaire } from "../print-page.tsx";
import { namedQuestionnaire, namedSection, reading } from "./prepared-for-routes.tsx";
import { PreviewPage } from "./preview-page.tsx";
import { questionRoutes } from "./question-routes.tsx";
import { QuestionnairePage } from "./questionnaire-page.tsx";
import { sectionRoutes } from "./section-routes.tsx";
import { wholeRoutes } from "./whole-routes.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";

/** The questionnaire as the authority prepares and reads it. Mounted at `/authority`. */
export const questionnaireAuthorityRoutes = new Hono<PortalEnv>()
  .get(
    `${QUESTIONNAIRE}/preview/:section`,
    reading(namedSection, (c, its) => c.html(<PreviewPage {...its} frame={frameOf(c)} />)),
  )
  .get(
    `${QUESTIONNAIRE}/print`,
    reading(namedQuestionnaire, (c, its) =>
      c.html(
        <QuestionnairePage {...its} frame={frameOf(c)} title="All questions">
          <p>{its.questionnaire.title}. Print this page with your browser.</p>
          <PrintedQuestionnaire questionnaire={its.questionnaire} />
        </QuestionnairePage>,
      ),
    ),
  )
  .get(
    `${QUESTIONNAIRE}/download`,
    reading(namedQuestionnaire, (c, { questionnaire }) =>
      c.body(`${JSON.stringify(questionnaire, null, 2)}\n`, 200, {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": 'attachment; filename="questionnaire.json"',
      }),
    ),
  )
  .route("/", wholeRoutes)
  .route("/", sectionRoutes)
  .route("/", questionRoutes);
