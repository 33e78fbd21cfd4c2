import type { Organisation } from "../organisations/schema.ts";
import type { Question, Questionnaire, Section, SectionId } from "../questionnaire/schema.ts";
import { valueInWords } from "../questionnaire/words.ts";
import { askedQuestions, chosen } from "./answers.ts";
import type { Answers, SavedSection } from "./schema.ts";

/** Something to be read before submitting: which answer it is about, and what it can lead to or does not fit. */
export type Alert = {
  /** Whether the rules fail a response for it. */
  readonly fatal: boolean;
  readonly sectionId: SectionId;
  readonly question: Question;
  /** What was answered that it is about, as people read it. */
  readonly answered: readonly string[];
  readonly text: string;
};

/**
 * What the questionnaire says of answers that were given: that the rules fail a response for them, or that they do not
 * fit the members in the profile. It is said and refuses nothing: people may have their reasons, and the authority decides.
 */
export const alertsIn = (
  { sections }: Pick<Questionnaire, "sections">,
  saved: readonly Pick<SavedSection, "sectionId" | "answers">[],
  { members }: Pick<Organisation, "members">,
): readonly Alert[] =>
  sections.flatMap((section) => {
    const { sectionId } = section;
    const answers = saved.find((one) => one.sectionId === sectionId)?.answers ?? {};
    return askedQuestions(section, answers).flatMap((question) => {
      const { alerts = [] } = question.kind === "yes-no" || question.kind === "choice" ? question : {};
      const values = chosen(answers[question.questionId]);
      return alerts
        .filter(({ members: fewOrMany = howMany(members) }) => fewOrMany === howMany(members))
        .map(({ is, members: only, text }) => ({
          fatal: only === undefined,
          sectionId,
          question,
          answered: values
            .filter((value) => is.includes(value))
            .map((value) => valueInWords(question, value)),
          text,
        }))
        .filter(({ answered }) => answered.length > 0);
    });
  });

/** The answers that the rules fail a response for, whoever the members are. */
export const fatalAmong = (
  questionnaire: Pick<Questionnaire, "sections">,
  saved: readonly Pick<SavedSection, "sectionId" | "answers">[],
): readonly Alert[] => alertsIn(questionnaire, saved, { members: [] }).filter(({ fatal }) => fatal);

/** Those to one section. */
export const fatalIn = (section: Section, answers: Answers): readonly Alert[] =>
  fatalAmong({ sections: [section] }, [{ sectionId: section.sectionId, answers }]);

/** The sections in which the rules can fail a response for an answer. */
export const canBeFatal = ({ sections }: Pick<Questionnaire, "sections">): readonly SectionId[] =>
  sections
    .filter(({ questions }) =>
      questions.some(
        (question) =>
          "alerts" in question && question.alerts?.some(({ members }) => members === undefined) === true,
      ),
    )
    .map(({ sectionId }) => sectionId);

const howMany = (members: readonly unknown[]): "one" | "several" => (members.length > 1 ? "several" : "one");
