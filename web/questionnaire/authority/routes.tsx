import { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { offeredTo } from "../../../shared/competition/dashboard.ts";
import { importRoutes } from "./import-routes.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { addressedSection, looking, formOf, type Prepared, shown } from "./prepared-for-routes.tsx";
import { PreviewPage } from "./preview-page.tsx";
import { PrintedQuestionnaire } from "../print-page.tsx";
import { questionRoutes } from "./question-routes.tsx";
import { QuestionnairePage } from "./questionnaire-page.tsx";
import { sectionRoutes } from "./section-routes.tsx";
import { wholeRoutes } from "./whole-routes.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";

/** The questionnaire as the authority prepares and reads it. Mounted at `/authority`. */
export const questionnaireAuthorityRoutes = new Hono<PortalEnv>()
  .get(
    QUESTIONNAIRE,
    looking((c, its) => c.html(<OverviewPage {...formOf(c, its)} {...overview(its)} />)),
  )
  .get(
    `${QUESTIONNAIRE}/preview/:section`,
    looking((c, its) => {
      const section = addressedSection(c, its);
      if (section === undefined) return c.notFound();
      const { questionnaire } = its;
      return c.html(<PreviewPage {...shown(c, its)} questionnaire={questionnaire} section={section} />);
    }),
  )
  .get(
    `${QUESTIONNAIRE}/print`,
    looking((c, its) =>
      c.html(
        <QuestionnairePage {...shown(c, its)} title="All questions">
          <p class="govuk-body">{its.questionnaire.title}. Print this page with your browser.</p>
          <PrintedQuestionnaire questionnaire={its.questionnaire} />
        </QuestionnairePage>,
      ),
    ),
  )
  .get(
    `${QUESTIONNAIRE}/download`,
    looking((c, { questionnaire }) =>
      c.body(`${JSON.stringify(questionnaire, null, 2)}\n`, 200, {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": 'attachment; filename="questionnaire.json"',
      }),
    ),
  )
  .route("/", wholeRoutes)
  .route("/", importRoutes)
  .route("/", sectionRoutes)
  .route("/", questionRoutes);

const overview = ({ actor, questionnaire, staged, frozen, stage, shut }: Prepared) => ({
  questionnaire,
  staged,
  frozen,
  opensAt: stage?.opensAt,
  shut,
  mayEdit: offeredTo(actor).editQuestionnaire,
});
