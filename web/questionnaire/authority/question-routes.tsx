import type { PortalContext } from "../../../functions/platform/request.ts";
import { QuestionKind, type Section, SectionId } from "../../../shared/questionnaire/schema.ts";
import { kindNames } from "../../../shared/questionnaire/words.ts";
import { readForm } from "../../doors/form.ts";
import { frameOf } from "../../doors/frame.tsx";
import { ofNamed, together } from "../../doors/page-of.tsx";
import { questionPath, sectionPath } from "../paths.ts";
import { changeForm, whileChangeable } from "./change-form-for-routes.ts";
import { KindPage, QuestionFormPage } from "./question-form-page.tsx";
import { nextQuestion } from "./next-name.ts";
import { moveId, moveTyped } from "./ordered-list.tsx";
import { aboveIn, namedQuestion, namedSection, pathNamed, type Prepared } from "./prepared-for-routes.tsx";
import { RemovePage } from "./questionnaire-page.tsx";
import { SectionPage } from "./section-pages.tsx";
import { NEW_QUESTION, questionAsTyped, questionFrom } from "./typed-question.ts";

const SECTION = "/competitions/:competition/questionnaire/sections/:section";
const QUESTION = "/competitions/:competition/questionnaire/questions/:question";
const removing = (c: PortalContext) => ({ edit: "remove-question", questionId: c.req.param("question") });
const toSection = ({ competition, section }: Prepared & { section: Section }) =>
  sectionPath(competition.competitionId, section.sectionId);

/** The section that the address names, and the kind of its new question: as chosen, then as the form carries it. */
const namedSectionAndKind = ofNamed(namedSection, async (its, c) => {
  const sent = c.req.method === "POST" ? (await readForm(c)).text("kind") : c.req.query("kind");
  const kind = QuestionKind.safeParse(sent).data;
  return kind === undefined && c.req.method === "POST" ? c.notFound() : { ...its, kind };
});

/** The questions of a section and their order, for a national lead. */
export const questionRoutes = together(
  changeForm({
    path: `${SECTION}/order`,
    pagePath: SECTION,
    facts: namedSection,
    change: (typed) => {
      const { id, way } = moveTyped(typed);
      return { edit: "move-question", questionId: id, way };
    },
    refusedAt: "order",
    page: (its, filled) => <SectionPage {...its} {...filled} />,
    to: (its, _answer, typed) => `${toSection(its)}#${moveId(moveTyped(typed))}`,
  }),
  changeForm({
    path: `${SECTION}/new-question`,
    facts: namedSectionAndKind,
    instead: (its, c) =>
      whileChangeable.instead(its, c) ??
      (its.kind === undefined ? c.html(<KindPage {...its} frame={frameOf(c)} />) : undefined),
    start: ({ kind = "", questionnaire }) => ({
      ...NEW_QUESTION,
      kind,
      questionId: nextQuestion(questionnaire),
    }),
    change: (typed, { kind, section: { sectionId } }) => ({
      edit: "add-question",
      sectionId,
      question: questionFrom(typed, { kind, questionId: typed.text("questionId") }),
    }),
    page: ({ kind = "text", ...its }, filled) => (
      <QuestionFormPage
        {...its}
        {...filled}
        title={`Add a question: ${kindNames[kind].toLowerCase()}`}
        above={aboveIn(its)}
        hidden={["kind", "questionId"]}
        earlier={its.section.questions}
        kind={kind}
      />
    ),
    flash: "questionnaire-saved",
    to: toSection,
  }),
  changeForm({
    path: QUESTION,
    facts: namedQuestion,
    start: ({ question }) => questionAsTyped(question),
    change: (typed, { question }) => ({ edit: "change-question", question: questionFrom(typed, question) }),
    page: (its, filled) => {
      const { section, question, competition } = its;
      return (
        <QuestionFormPage
          {...its}
          {...filled}
          title={`Change a question: ${kindNames[question.kind].toLowerCase()}`}
          above={aboveIn(its)}
          removePath={`${questionPath(competition.competitionId, question.questionId)}/remove`}
          earlier={section.questions.slice(0, section.questions.indexOf(question))}
          kind={question.kind}
          now={question}
        />
      );
    },
    flash: "questionnaire-saved",
    to: toSection,
  }),
  changeForm({
    path: `${QUESTION}/remove`,
    facts: namedQuestion,
    change: (_typed, _its, c) => removing(c),
    gone: ({ text }, c) => {
      const section = SectionId.safeParse(text("section")).data;
      return { asked: { change: removing(c) }, to: pathNamed(c, section) };
    },
    refusedAt: "remove",
    page: (its, filled) => (
      <RemovePage
        {...its}
        {...filled}
        title="Remove this question?"
        words={`“${its.question.title}”`}
        back={questionPath(its.competition.competitionId, its.question.questionId)}
        carries={{ section: its.section.sectionId }}
        above={aboveIn(its)}
      />
    ),
    flash: "questionnaire-saved",
    to: toSection,
  }),
);
