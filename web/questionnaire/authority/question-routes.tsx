import { Hono } from "hono";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { type Question, QuestionKind, type Section } from "../../../shared/questionnaire/schema.ts";
import { kindNames } from "../../../shared/questionnaire/words.ts";
import { readForm } from "../../doors/form.ts";
import { KindPage } from "./kind-page.tsx";
import { nextQuestion } from "./next-name.ts";
import { moveId } from "./ordered-list.tsx";
import { questionPath, sectionPath } from "../paths.ts";
import {
  aboveIn,
  addressedQuestion,
  addressedSection,
  backToSection,
  changing,
  editing,
  formOf,
  type Prepared,
  shown,
} from "./prepared-for-routes.tsx";
import { QuestionFormPage } from "./question-form-page.tsx";
import { RemovePage } from "./remove-page.tsx";
import { type NotSaved, save } from "./saving-for-routes.ts";
import { SectionPage } from "./section-page.tsx";
import {
  NEW_QUESTION,
  questionAsTyped,
  questionFrom,
  type TypedQuestion,
  typedQuestion,
} from "./typed-question.ts";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";
const SECTION = `${QUESTIONNAIRE}/sections/:section`;
const QUESTION = `${QUESTIONNAIRE}/questions/:question`;

/** The questions of a section and their order, for a national lead. */
export const questionRoutes = new Hono<PortalEnv>()
  .post(
    `${SECTION}/order`,
    changing(async (c, its) => {
      const section = addressedSection(c, its);
      if (section === undefined) return c.notFound();
      const sent = await readForm(c);
      const [way, questionId] = sent.text("move").split(" ");
      const refused = await save(its, sent, { edit: "move-question", questionId, way }, "order");
      if (refused !== undefined)
        return c.html(<SectionPage {...formOf(c, its, refused.errors)} section={section} />, 422);
      const place = moveId(questionId ?? "", way ?? "");
      return c.redirect(`${sectionPath(its.competition.competitionId, section.sectionId)}#${place}`, 303);
    }),
  )
  .get(
    `${SECTION}/new-question`,
    editing((c, its) => {
      const section = addressedSection(c, its);
      if (section === undefined) return c.notFound();
      const kind = QuestionKind.safeParse(c.req.query("kind"));
      if (!kind.success) return c.html(<KindPage {...shown(c, its)} section={section} />);
      return newQuestionPage(
        c,
        its,
        { section, kind: kind.data, name: nextQuestion(its.questionnaire) },
        NEW_QUESTION,
      );
    }),
  )
  .post(
    `${SECTION}/new-question`,
    changing(async (c, its) => {
      const section = addressedSection(c, its);
      const sent = await readForm(c);
      const kind = QuestionKind.safeParse(sent.text("kind"));
      if (section === undefined || !kind.success) return c.notFound();
      const asked = {
        section,
        kind: kind.data,
        name: sent.text("questionId") || nextQuestion(its.questionnaire),
      };
      const typed = typedQuestion(sent);
      const question = questionFrom(typed, { kind: kind.data, questionId: asked.name });
      const { sectionId } = section;
      const refused = await save(its, sent, { edit: "add-question", sectionId, question }, "title");
      return refused === undefined
        ? backToSection(c, its, section)
        : newQuestionPage(c, its, asked, typed, refused);
    }),
  )
  .get(
    QUESTION,
    editing((c, its) => {
      const asked = addressedQuestion(c, its);
      return asked === undefined
        ? c.notFound()
        : questionPage(c, its, asked, questionAsTyped(asked.question));
    }),
  )
  .post(
    QUESTION,
    changing(async (c, its) => {
      const asked = addressedQuestion(c, its);
      if (asked === undefined) return c.notFound();
      const sent = await readForm(c);
      const typed = typedQuestion(sent);
      const question = questionFrom(typed, asked.question);
      const refused = await save(its, sent, { edit: "change-question", question }, "title");
      return refused === undefined
        ? backToSection(c, its, asked.section)
        : questionPage(c, its, asked, typed, refused);
    }),
  )
  .get(
    `${QUESTION}/remove`,
    editing((c, its) => {
      const asked = addressedQuestion(c, its);
      return asked === undefined ? c.notFound() : removePage(c, its, asked);
    }),
  )
  .post(
    `${QUESTION}/remove`,
    changing(async (c, its) => {
      const asked = addressedQuestion(c, its);
      if (asked === undefined) return c.notFound();
      const change = { edit: "remove-question", questionId: asked.question.questionId };
      const refused = await save(its, await readForm(c), change, "remove");
      return refused === undefined
        ? backToSection(c, its, asked.section)
        : removePage(c, its, asked, refused);
    }),
  );

type Asked = { readonly section: Section; readonly question: Question };

function newQuestionPage(
  c: PortalContext,
  its: Prepared,
  { section, kind, name }: { section: Section; kind: Question["kind"]; name: string },
  typed: TypedQuestion,
  refused?: NotSaved,
) {
  const page = {
    ...formOf(c, its, refused?.errors),
    title: `Add a question: ${kindNames[kind].toLowerCase()}`,
    action: `${sectionPath(its.competition.competitionId, section.sectionId)}/new-question`,
    hidden: { kind, questionId: name },
    above: aboveIn(its, section),
    earlier: section.questions,
    section,
    kind,
    typed,
  };
  return c.html(<QuestionFormPage {...page} />, refused === undefined ? 200 : 422);
}

function questionPage(
  c: PortalContext,
  its: Prepared,
  { section, question }: Asked,
  typed: TypedQuestion,
  refused?: NotSaved,
) {
  const action = questionPath(its.competition.competitionId, question.questionId);
  const page = {
    ...formOf(c, its, refused?.errors),
    title: `Change a question: ${kindNames[question.kind].toLowerCase()}`,
    action,
    removePath: `${action}/remove`,
    above: aboveIn(its, section),
    earlier: section.questions.slice(0, section.questions.indexOf(question)),
    section,
    kind: question.kind,
    typed,
    now: refused?.overtaken === true ? question : undefined,
  };
  return c.html(<QuestionFormPage {...page} />, refused === undefined ? 200 : 422);
}

function removePage(c: PortalContext, its: Prepared, { section, question }: Asked, refused?: NotSaved) {
  const path = questionPath(its.competition.competitionId, question.questionId);
  const page = {
    ...formOf(c, its, refused?.errors),
    title: "Remove this question?",
    words: `“${question.title}”`,
    action: `${path}/remove`,
    back: path,
    above: aboveIn(its, section),
  };
  return c.html(<RemovePage {...page} />, refused === undefined ? 200 : 422);
}
