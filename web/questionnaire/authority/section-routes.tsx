import { actorOf } from "../../../functions/platform/actor-of.ts";
import type { PortalContext } from "../../../functions/platform/request.ts";
import { changingQuestionnaire } from "../../../functions/questionnaire/acts.ts";
import { questionsCounted } from "../../../shared/questionnaire/words.ts";
import { together } from "../../doors/page-of.tsx";
import { sectionPath } from "../paths.ts";
import { changeForm } from "./change-form-for-routes.ts";
import { nextQuestion, nextSection } from "./next-name.ts";
import { moveId, moveTyped } from "./ordered-list.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { aboveIn, mayRead, namedQuestionnaire, namedSection, pathNamed } from "./prepared-for-routes.tsx";
import { RemovePage } from "./questionnaire-page.tsx";
import { asTyped, SectionFormPage, sectionWords } from "./section-pages.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";
const SECTION = `${QUESTIONNAIRE}/sections/:section`;
const removing = (c: PortalContext) => ({ edit: "remove-section", sectionId: c.req.param("section") });

/** The sections of a questionnaire and their order, for a national lead. */
export const sectionRoutes = together(
  changeForm({
    path: `${QUESTIONNAIRE}/order`,
    pagePath: QUESTIONNAIRE,
    mayLook: mayRead,
    instead: () => undefined,
    facts: namedQuestionnaire,
    change: (typed) => {
      const { id, way } = moveTyped(typed);
      return { edit: "move-section", sectionId: id, way };
    },
    refusedAt: "order",
    page: (its, filled, c) => (
      <OverviewPage {...its} {...filled} mayEdit={changingQuestionnaire.who.may(actorOf(c, "authority"))} />
    ),
    to: ({ path }, _answer, typed) => `${path}#${moveId(moveTyped(typed))}`,
  }),
  changeForm({
    path: `${QUESTIONNAIRE}/new-section`,
    facts: namedQuestionnaire,
    start: ({ questionnaire }) => ({
      sectionId: nextSection(questionnaire),
      questionId: nextQuestion(questionnaire),
    }),
    change: (typed) => {
      const { text } = typed;
      const [sectionId, questionId] = [text("sectionId"), text("questionId")];
      const first = { kind: "text", questionId, title: text("questions"), required: true, mostWords: 250 };
      return { edit: "add-section", section: { sectionId, ...sectionWords(typed), questions: [first] } };
    },
    page: (its, filled) => (
      <SectionFormPage {...its} {...filled} title="Add a section" hidden={["sectionId", "questionId"]} />
    ),
    flash: "questionnaire-saved",
    to: ({ path }, _answer, { text }) => `${path}/sections/${text("sectionId")}`,
  }),
  changeForm({
    path: `${SECTION}/describe`,
    facts: namedSection,
    start: ({ section }) => asTyped(section),
    change: (typed, { section: { sectionId } }) => ({
      edit: "describe-section",
      sectionId,
      ...sectionWords(typed),
    }),
    page: (its, filled) => (
      <SectionFormPage
        {...its}
        {...filled}
        title="What the section says"
        above={aboveIn(its)}
        now={its.section}
      />
    ),
    flash: "questionnaire-saved",
    to: ({ competition, section }) => sectionPath(competition.competitionId, section.sectionId),
  }),
  changeForm({
    path: `${SECTION}/remove`,
    facts: namedSection,
    change: (_typed, _its, c) => removing(c),
    gone: (_typed, c) => ({ asked: { change: removing(c) }, to: pathNamed(c) }),
    refusedAt: "remove",
    page: (its, filled) => {
      const { title, sectionId, questions } = its.section;
      return (
        <RemovePage
          {...its}
          {...filled}
          title="Remove this section?"
          words={`“${title}” goes with its ${questionsCounted(questions.length)}.`}
          back={sectionPath(its.competition.competitionId, sectionId)}
          above={aboveIn(its)}
        />
      );
    },
    flash: "questionnaire-saved",
    to: ({ path }) => path,
  }),
);
