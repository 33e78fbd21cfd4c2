import { answersTo, type Respondent } from "../../infra/local/replay/answering.ts";
import {
  anyOf,
  date,
  declaration,
  files,
  money,
  number,
  oneOf,
  text,
  when,
  yesNo,
} from "../../shared/questionnaire/asking.ts";
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
        text("bidder-name", "Name", 5),
        oneOf("form", "Form", { consortium: "Several", single: "One" }),
        yesNo("new-company", "Is a company to be formed?", when("form", "consortium")),
        date("formed-on", "When?", when("new-company", "yes")),
        number("staff", "Staff", { least: 1, most: 1_000_000 }),
        yesNo("listing", "May you be named?", { purpose: "public-listing" }),
      ],
    },
    {
      sectionId: "standing",
      title: "Economic standing",
      marking: "pass-fail",
      questions: [
        money("turnover", "Turnover", { least: 0 }),
        date("year-end", "Year end", { required: false }),
        anyOf("sources", "Sources", { bank: "A bank", reserves: "Reserves" }),
      ],
    },
    {
      sectionId: "capability",
      title: "Capability",
      marking: "scored",
      questions: [
        text("experience", "Experience", 300, { weight: 60 }),
        text("plans", "Plans", 300, { weight: 40 }),
      ],
    },
    {
      sectionId: "papers",
      title: "Papers",
      marking: "not-scored",
      questions: [
        files("accounts", "Accounts", 2, { required: false }),
        declaration("truth", "Truth", "All true."),
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
    questions: Array.from({ length: 10 }, (_, index) =>
      text(`question-${section}-${index}`, "What experience have you of this? ".repeat(8).trim(), 100),
    ),
  })),
});
