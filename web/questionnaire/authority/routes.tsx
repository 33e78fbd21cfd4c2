import { frameOf } from "../../doors/frame.tsx";
import { pageOf, together } from "../../doors/page-of.tsx";
import { savedAs } from "../../doors/saved-as.ts";
import { PrintedQuestionnaire } from "../print-page.tsx";
import { namedQuestionnaire, namedSection, toRead } from "./prepared-for-routes.tsx";
import { PreviewPage } from "./preview-page.tsx";
import { questionRoutes } from "./question-routes.tsx";
import { QuestionnairePage } from "./questionnaire-page.tsx";
import { sectionRoutes } from "./section-routes.tsx";
import { wholeRoutes } from "./whole-routes.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";

/** The questionnaire as the authority prepares and reads it. Mounted at `/authority`. */
export const questionnaireAuthorityRoutes = together(
  pageOf(`${QUESTIONNAIRE}/preview/:section`, toRead(namedSection), (its, c) => (
    <PreviewPage {...its} frame={frameOf(c)} />
  )),
  pageOf(`${QUESTIONNAIRE}/print`, toRead(namedQuestionnaire), (its, c) => (
    <QuestionnairePage {...its} frame={frameOf(c)} title="All questions">
      <p>{its.questionnaire.title}. Print this page with your browser.</p>
      <PrintedQuestionnaire questionnaire={its.questionnaire} />
    </QuestionnairePage>
  )),
  pageOf(`${QUESTIONNAIRE}/download`, toRead(namedQuestionnaire), ({ questionnaire }, c) =>
    savedAs(c, "questionnaire.json", `${JSON.stringify(questionnaire, null, 2)}\n`),
  ),
  wholeRoutes,
  sectionRoutes,
  questionRoutes,
);
