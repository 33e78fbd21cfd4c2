import { answersTo, type Respondent } from "../../infra/local/replay/answering.ts";
import { Questionnaire, type Section, SectionId } from "../../shared/questionnaire/schema.ts";
import type { Answers } from "../../shared/responses/schema.ts";

/** A small questionnaire with every kind of question, follow-ups two deep, and weights that add up. */
export const SMALL: Questionnaire = Questionnaire.parse({
  title: "A small questionnaire",
  thresholdPercent: 60,
  leastScore: 2,
  sections: [
    {
      sectionId: "bidder",
      title: "Who bids",
      marking: "not-scored",
      questions: [
        { kind: "text", questionId: "bidder-name", title: "Name", required: true, mostWords: 5 },
        {
          kind: "choice",
          questionId: "form",
          title: "Form",
          required: true,
          several: false,
          options: [
            { value: "consortium", text: "Several" },
            { value: "single", text: "One" },
          ],
        },
        {
          kind: "yes-no",
          questionId: "new-company",
          title: "Is a company to be formed?",
          required: true,
          when: { question: "form", is: ["consortium"] },
        },
        {
          kind: "date",
          questionId: "formed-on",
          title: "When?",
          required: true,
          when: { question: "new-company", is: ["yes"] },
        },
        { kind: "number", questionId: "staff", title: "Staff", required: true, least: 1, most: 1_000_000 },
        {
          kind: "yes-no",
          questionId: "listing",
          title: "May you be named?",
          required: true,
          purpose: "public-listing",
        },
      ],
    },
    {
      sectionId: "standing",
      title: "Economic standing",
      marking: "pass-fail",
      questions: [
        { kind: "money", questionId: "turnover", title: "Turnover", required: true, least: 0 },
        { kind: "date", questionId: "year-end", title: "Year end", required: false },
        {
          kind: "choice",
          questionId: "sources",
          title: "Sources",
          required: true,
          several: true,
          options: [
            { value: "bank", text: "A bank" },
            { value: "reserves", text: "Reserves" },
          ],
        },
      ],
    },
    {
      sectionId: "capability",
      title: "Capability",
      marking: "scored",
      questions: [
        {
          kind: "text",
          questionId: "experience",
          title: "Experience",
          required: true,
          mostWords: 300,
          weight: 60,
        },
        { kind: "text", questionId: "plans", title: "Plans", required: true, mostWords: 300, weight: 40 },
      ],
    },
    {
      sectionId: "papers",
      title: "Papers",
      marking: "not-scored",
      questions: [
        { kind: "file", questionId: "accounts", title: "Accounts", required: false, mostFiles: 2 },
        { kind: "declaration", questionId: "truth", title: "Truth", required: true, statement: "All true." },
      ],
    },
  ],
});

/** One of the sections of the small questionnaire. */
export function sectionOf(name: string, { sections }: Questionnaire = SMALL): Section {
  const section = sections.find(({ sectionId }) => sectionId === name);
  if (section === undefined) throw new Error(`no section ${name}`);
  return section;
}

export const BIDDER = SectionId.parse("bidder");
export const STANDING = SectionId.parse("standing");
export const CAPABILITY = SectionId.parse("capability");
export const PAPERS = SectionId.parse("papers");

const respondent: Respondent = {
  writes: ({ title, mostWords }) => title.split(" ").slice(0, mostWords).join(" "),
  pounds: 1_200_000,
  name: "Sam Submitter",
  position: "Director",
};

/** Answers to a section that leave nothing incomplete, from the questionnaire's own data; `given` differ. */
export const answered = (section: Pick<Section, "questions">, given: Answers = {}): Answers => ({
  ...answersTo(section, respondent),
  ...given,
});

/** Sixty questions in six sections; the answers of one section are about 3 KB. */
export const SIXTY = Questionnaire.parse({
  title: "Sixty questions",
  thresholdPercent: 0,
  leastScore: 0,
  sections: [1, 2, 3, 4, 5, 6].map((section) => ({
    sectionId: `section-${section}`,
    title: `Section ${section}`,
    marking: "not-scored",
    questions: Array.from({ length: 10 }, (_, index) => ({
      kind: "text",
      questionId: `question-${section}-${index}`,
      title: "What experience have you of this? ".repeat(8).trim(),
      required: true,
      mostWords: 100,
    })),
  })),
});
