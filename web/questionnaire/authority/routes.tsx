import { frameOf } from "../../doors/frame.tsx";
import { pageOf, together } from "../../doors/page-of.tsx";
import { savedAs } from "../../doors/saved-as.ts";
import { PrintedQuestionnaire } from "../print-page.tsx";
import { namedQuestionnaire, namedSection, toRead } from "./prepared-for-routes.tsx";
import { questionRoutes } from "./question-routes.tsx";
import { QuestionnairePage, type PageProps } from "./questionnaire-page.tsx";
import { sectionRoutes } from "./section-routes.tsx";
import { wholeRoutes } from "./whole-routes.tsx";
import type { Questionnaire, Section } from "../../../shared/questionnaire/schema.ts";
import { InsetText } from "../../govuk/inset-text.tsx";
import { Pagination } from "../../govuk/pagination.tsx";
import { previewPath } from "../paths.ts";
import { SectionFields } from "../question-field.tsx";
import { SectionIntroduction } from "../section-introduction.tsx";

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

/** A section with its questions as bidders will answer them. Nothing that is entered here is kept. */
function PreviewPage(props: PageProps & { questionnaire: Questionnaire; section: Section }) {
  const { competition, questionnaire, section } = props;
  const { sections } = questionnaire;
  const at = sections.indexOf(section);
  const link = (to: Section | undefined, text: string) =>
    to && { text, labelText: to.title, href: previewPath(competition.competitionId, to.sectionId) };
  return (
    <QuestionnairePage {...props} title={section.title}>
      <InsetText text="This is how bidders see the section. You can try it: nothing that you enter here is kept." />
      <SectionIntroduction section={section} />
      <SectionFields section={section} answers={{}} />
      <Pagination
        previous={link(sections[at - 1], "Section before")}
        next={link(sections[at + 1], "Next section")}
      />
    </QuestionnairePage>
  );
}
