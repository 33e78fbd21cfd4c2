import { accept, refuse, type Result } from "../kernel/result.ts";
import type { QuestionnaireEdit } from "./commands.ts";
import type { Question, QuestionId, Questionnaire, Section, SectionId } from "./schema.ts";

/** Why a change cannot be made: what it is about is gone, or nothing would be left. */
export type EditRefusal = { code: "not-found" } | { code: "last-section" } | { code: "last-question" };

type Edited = Result<Questionnaire, EditRefusal>;

/** The questionnaire with one change made to it. Whether the whole is still in order is checked afterwards. */
export function edited(questionnaire: Questionnaire, change: QuestionnaireEdit): Edited {
  const { sections } = questionnaire;
  switch (change.edit) {
    case "replace":
      return accept(change.questionnaire);
    case "describe": {
      const { edit: _edit, ...described } = change;
      return accept({ ...questionnaire, ...described });
    }
    case "weigh":
      return accept(inEachQuestion(questionnaire, (question) => weighed(question, change.weights)));
    case "add-section":
      return accept({ ...questionnaire, sections: [...sections, change.section] });
    case "describe-section": {
      const { edit: _edit, ...described } = change;
      return inSection(questionnaire, change.sectionId, ({ questions }) => ({ ...described, questions }));
    }
    case "move-section": {
      const from = sections.findIndex(({ sectionId }) => sectionId === change.sectionId);
      if (from === -1) return refuse({ code: "not-found" });
      return accept({ ...questionnaire, sections: moved(sections, from, change.way) });
    }
    case "remove-section": {
      const others = sections.filter(({ sectionId }) => sectionId !== change.sectionId);
      if (others.length === sections.length) return refuse({ code: "not-found" });
      return others.length === 0
        ? refuse({ code: "last-section" })
        : accept({ ...questionnaire, sections: others });
    }
    case "add-question":
      return inSection(questionnaire, change.sectionId, (section) => ({
        ...section,
        questions: [...section.questions, change.question],
      }));
    case "change-question":
      return inSectionOf(questionnaire, change.question.questionId, (section, at) => ({
        ...section,
        questions: section.questions.with(at, change.question),
      }));
    case "move-question":
      return inSectionOf(questionnaire, change.questionId, (section, at) => ({
        ...section,
        questions: moved(section.questions, at, change.way),
      }));
    case "remove-question": {
      const section = sectionOf(questionnaire, change.questionId);
      if (section?.questions.length === 1) return refuse({ code: "last-question" });
      return inSectionOf(questionnaire, change.questionId, (its, at) => ({
        ...its,
        questions: its.questions.toSpliced(at, 1),
      }));
    }
  }
}

/** The section or question that a change is about, by its title before it or, if it is new, after it; nothing for changes of the whole. */
export function aboutOf({ sections }: Questionnaire, change: QuestionnaireEdit) {
  if ("question" in change) return { question: change.question.title };
  if ("section" in change) return { section: change.section.title };
  if ("questionId" in change) {
    const { questionId } = change;
    const asked = sections.flatMap(({ questions }) => questions).find((one) => one.questionId === questionId);
    return asked && { question: asked.title };
  }
  if (!("sectionId" in change)) return undefined;
  const section = sections.find(({ sectionId }) => sectionId === change.sectionId);
  return section && { section: section.title };
}

/** The section in which a question stands. */
const sectionOf = (
  { sections }: Pick<Questionnaire, "sections">,
  questionId: QuestionId,
): Section | undefined =>
  sections.find(({ questions }) => questions.some((question) => question.questionId === questionId));

/** A list with one of its members a place further up or down; at the end it stays where it is. */
function moved<T>(list: readonly T[], from: number, way: "up" | "down"): T[] {
  const to = way === "up" ? from - 1 : from + 1;
  const one = list[from];
  const other = list[to];
  if (one === undefined || other === undefined) return [...list];
  return list.with(from, other).with(to, one);
}

function inSection(
  questionnaire: Questionnaire,
  sectionId: SectionId,
  change: (section: Section) => Section,
): Edited {
  const at = questionnaire.sections.findIndex((section) => section.sectionId === sectionId);
  const section = questionnaire.sections[at];
  if (section === undefined) return refuse({ code: "not-found" });
  return accept({ ...questionnaire, sections: questionnaire.sections.with(at, change(section)) });
}

function inSectionOf(
  questionnaire: Questionnaire,
  questionId: QuestionId,
  change: (section: Section, at: number) => Section,
): Edited {
  const section = sectionOf(questionnaire, questionId);
  if (section === undefined) return refuse({ code: "not-found" });
  const at = section.questions.findIndex((question) => question.questionId === questionId);
  return inSection(questionnaire, section.sectionId, (its) => change(its, at));
}

const inEachQuestion = (
  questionnaire: Questionnaire,
  change: (question: Question) => Question,
): Questionnaire => ({
  ...questionnaire,
  sections: questionnaire.sections.map((section) => ({
    ...section,
    questions: section.questions.map(change),
  })),
});

/** A question with the weight that it is given; without one where that is 0. Questions not named keep theirs. */
function weighed(question: Question, weights: Readonly<Record<QuestionId, number>>): Question {
  const weight = weights[question.questionId];
  if (question.kind !== "text" || weight === undefined) return question;
  const { weight: _before, ...unweighted } = question;
  return weight === 0 ? unweighted : { ...unweighted, weight };
}
