import { Hono } from "hono";
import type { PortalContext, PortalEnv } from "../../../functions/platform/request.ts";
import { questionsCounted } from "../../../shared/questionnaire/words.ts";
import type { Section } from "../../../shared/questionnaire/schema.ts";
import { readForm } from "../../doors/form.ts";
import { setFlash } from "../../doors/session-cookie.ts";
import { nextQuestion, nextSection } from "./next-name.ts";
import { moveId } from "./ordered-list.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { sectionPath } from "../paths.ts";
import {
  aboveIn,
  addressedSection,
  backToSection,
  changing,
  editing,
  formOf,
  type Prepared,
} from "./prepared-for-routes.tsx";
import { RemovePage } from "./remove-page.tsx";
import { type NotSaved, save } from "./saving-for-routes.ts";
import {
  asTyped,
  SectionFormPage,
  sectionWords,
  type TypedSection,
  typedSection,
} from "./section-form-page.tsx";
import { SectionPage } from "./section-page.tsx";

const QUESTIONNAIRE = "/competitions/:competition/questionnaire";
const SECTION = `${QUESTIONNAIRE}/sections/:section`;

/** The sections of a questionnaire and their order, for a national lead. */
export const sectionRoutes = new Hono<PortalEnv>()
  .post(
    `${QUESTIONNAIRE}/order`,
    changing(async (c, its) => {
      const sent = await readForm(c);
      const [way, sectionId] = sent.text("move").split(" ");
      const refused = await save(its, sent, { edit: "move-section", sectionId, way }, "order");
      if (refused === undefined) return c.redirect(`${its.path}#${moveId(sectionId ?? "", way ?? "")}`, 303);
      const { questionnaire, staged, frozen, stage, shut } = its;
      const page = { ...formOf(c, its, refused.errors), questionnaire, staged, frozen, shut };
      return c.html(<OverviewPage {...page} opensAt={stage?.opensAt} mayEdit />, 422);
    }),
  )
  .get(
    `${QUESTIONNAIRE}/new-section`,
    editing((c, its) =>
      newSectionPage(c, its, typedSection({ text: () => "" }), nextSection(its.questionnaire)),
    ),
  )
  .post(
    `${QUESTIONNAIRE}/new-section`,
    changing(async (c, its) => {
      const sent = await readForm(c);
      const typed = typedSection(sent);
      const name = sent.text("sectionId") || nextSection(its.questionnaire);
      const questionId = sent.text("questionId") || nextQuestion(its.questionnaire);
      const first = { kind: "text", questionId, title: typed.questions, required: true, mostWords: 250 };
      const section = { sectionId: name, ...sectionWords(typed), questions: [first] };
      const refused = await save(its, sent, { edit: "add-section", section }, "title");
      if (refused !== undefined) return newSectionPage(c, its, typed, name, refused);
      setFlash(c, "questionnaire-saved");
      return c.redirect(`${its.path}/sections/${name}`, 303);
    }),
  )
  .get(
    SECTION,
    editing((c, its) => {
      const section = addressedSection(c, its);
      return section === undefined
        ? c.notFound()
        : c.html(<SectionPage {...formOf(c, its)} section={section} />);
    }),
  )
  .get(
    `${SECTION}/describe`,
    editing((c, its) => {
      const section = addressedSection(c, its);
      return section === undefined ? c.notFound() : describePage(c, its, section, asTyped(section));
    }),
  )
  .post(
    `${SECTION}/describe`,
    changing(async (c, its) => {
      const section = addressedSection(c, its);
      if (section === undefined) return c.notFound();
      const sent = await readForm(c);
      const typed = typedSection(sent);
      const { sectionId } = section;
      const change = { edit: "describe-section", sectionId, ...sectionWords(typed) };
      const refused = await save(its, sent, change, "title");
      if (refused !== undefined) return describePage(c, its, section, typed, refused);
      return backToSection(c, its, section);
    }),
  )
  .get(
    `${SECTION}/remove`,
    editing((c, its) => {
      const section = addressedSection(c, its);
      return section === undefined ? c.notFound() : removePage(c, its, section);
    }),
  )
  .post(
    `${SECTION}/remove`,
    changing(async (c, its) => {
      const section = addressedSection(c, its);
      if (section === undefined) return c.notFound();
      const change = { edit: "remove-section", sectionId: section.sectionId };
      const refused = await save(its, await readForm(c), change, "remove");
      if (refused !== undefined) return removePage(c, its, section, refused);
      setFlash(c, "questionnaire-saved");
      return c.redirect(its.path, 303);
    }),
  );

function newSectionPage(
  c: PortalContext,
  its: Prepared,
  typed: TypedSection,
  sectionId: string,
  refused?: NotSaved,
) {
  const page = {
    ...formOf(c, its, refused?.errors),
    title: "Add a section",
    action: `${its.path}/new-section`,
    hidden: { sectionId, questionId: nextQuestion(its.questionnaire) },
    typed,
  };
  return c.html(<SectionFormPage {...page} isNew />, refused === undefined ? 200 : 422);
}

function describePage(
  c: PortalContext,
  its: Prepared,
  section: Section,
  typed: TypedSection,
  refused?: NotSaved,
) {
  const page = {
    ...formOf(c, its, refused?.errors),
    title: "What the section says",
    action: `${sectionPath(its.competition.competitionId, section.sectionId)}/describe`,
    above: aboveIn(its, section),
    typed,
    now: refused?.overtaken === true ? section : undefined,
  };
  return c.html(<SectionFormPage {...page} />, refused === undefined ? 200 : 422);
}

function removePage(c: PortalContext, its: Prepared, section: Section, refused?: NotSaved) {
  const back = sectionPath(its.competition.competitionId, section.sectionId);
  const page = {
    ...formOf(c, its, refused?.errors),
    title: "Remove this section?",
    words: `“${section.title}” goes with its ${questionsCounted(section.questions.length)}.`,
    action: `${back}/remove`,
    back,
    above: aboveIn(its, section),
  };
  return c.html(<RemovePage {...page} />, refused === undefined ? 200 : 422);
}
