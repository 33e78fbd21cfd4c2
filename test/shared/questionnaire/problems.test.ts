import { describe, expect, it } from "vitest";
import { declaration, number, oneOf, text, yesNo } from "../../../shared/questionnaire/asking.ts";
import { checkQuestionnaire, totalWeight, valuesOf } from "../../../shared/questionnaire/problems.ts";
import { Question, type Questionnaire, Section } from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013, standardFor } from "../../../shared/questionnaire/standard-2013.ts";
import { questionnaireRefusalInWords } from "../../../shared/questionnaire/words.ts";
import { aCompetition, london } from "../a-competition.ts";
import { SMALL } from "../../builders/questionnaire.ts";

/** The small questionnaire with one of its sections made differently. */
const withSection = (name: string, change: (section: Section) => unknown): Questionnaire => ({
  ...SMALL,
  sections: SMALL.sections.map((section) =>
    section.sectionId === name ? Section.parse(change(section)) : section,
  ),
});
const withQuestion = (name: string, question: unknown): Questionnaire =>
  withSection(name, (section) => ({ ...section, questions: [...section.questions, question] }));
const MORE = text("more", "More", 10);

const problemOf = (questionnaire: Questionnaire) => {
  const checked = checkQuestionnaire(questionnaire);
  return checked.ok ? "in order" : checked.error;
};

describe("a questionnaire as a whole", () => {
  it("is in order as the standard one and as the small one", () => {
    expect(problemOf(STANDARD_2013)).toBe("in order");
    expect(problemOf(SMALL)).toBe("in order");
  });

  const WRONG: readonly [string, Questionnaire, object][] = [
    [
      "two sections of one name",
      withSection("papers", (section) => ({ ...section, sectionId: "bidder" })),
      { code: "section-twice", sectionId: "bidder" },
    ],
    [
      "a section with the name under which a response keeps its files",
      withSection("papers", (section) => ({ ...section, sectionId: "files" })),
      { code: "section-name-reserved", sectionId: "files" },
    ],
    [
      "a section with the name that the organisation’s profile has in a receipt",
      withSection("papers", (section) => ({ ...section, sectionId: "profile" })),
      { code: "section-name-reserved", sectionId: "profile" },
    ],
    [
      "two questions of one name, though in two sections",
      withQuestion("papers", { ...MORE, questionId: "bidder-name" }),
      { code: "question-twice", questionId: "bidder-name" },
    ],
    [
      "two options of one value",
      withQuestion("papers", {
        ...oneOf("more", "More", {}),
        options: [
          { value: "a", text: "One" },
          { value: "a", text: "Other" },
        ],
      }),
      { code: "option-twice", questionId: "more", value: "a" },
    ],
    [
      "a number that cannot be",
      withQuestion("papers", number("more", "More", { least: 2, most: 1 })),
      { code: "range-without-numbers", questionId: "more" },
    ],
    [
      "a condition on a question of another section",
      withQuestion("papers", { ...MORE, when: { question: "form", is: ["single"] } }),
      { code: "condition-on-nothing-earlier", questionId: "more" },
    ],
    [
      "a condition on a question that comes later",
      withSection("bidder", (section) => ({ ...section, questions: section.questions.toReversed() })),
      { code: "condition-on-nothing-earlier", questionId: "formed-on" },
    ],
    [
      "a condition on an answer that cannot be given",
      withQuestion("bidder", { ...MORE, when: { question: "form", is: ["single", "several"] } }),
      { code: "condition-never-met", questionId: "more", value: "several" },
    ],
    [
      "a condition on a text",
      withQuestion("bidder", { ...MORE, when: { question: "bidder-name", is: ["Capita"] } }),
      { code: "condition-never-met", questionId: "more", value: "Capita" },
    ],
    [
      "a weight in a section that is not scored",
      withQuestion("papers", { ...MORE, weight: 10 }),
      { code: "weight-where-nothing-is-scored", questionId: "more" },
    ],
    [
      "a weight on a question that may stay open",
      withQuestion("capability", { ...MORE, required: false, weight: 10 }),
      { code: "weight-of-what-may-stay-open", questionId: "more" },
    ],
    [
      "weights that do not add up to 100",
      withQuestion("capability", { ...MORE, weight: 1 }),
      { code: "weights-not-100", total: 101 },
    ],
    [
      "a threshold where nothing is scored",
      { ...SMALL, sections: SMALL.sections.filter(({ marking }) => marking !== "scored") },
      { code: "threshold-without-weights" },
    ],
    [
      "two questions about being named in public",
      withQuestion("papers", yesNo("more", "More", { purpose: "public-listing" })),
      { code: "listing-asked-twice", questionId: "more" },
    ],
    [
      "more than can be kept as one piece",
      withSection("papers", (section) => ({
        ...section,
        questions: Array.from({ length: 60 }, (_, nth) =>
          declaration(`long-${nth}`, "Long", "ü".repeat(3_000)),
        ),
      })),
      { code: "questionnaire-too-long" },
    ],
  ];
  it.each(WRONG)("a questionnaire as a whole is refused with %s", (_what, questionnaire, problem) => {
    expect(problemOf(questionnaire)).toMatchObject(problem);
    const checked = checkQuestionnaire(questionnaire);
    expect(checked.ok ? "" : questionnaireRefusalInWords(checked.error)).toMatch(/^[A-Z“].{20,}[^.]$/);
  });

  it("may do without weights when its threshold is 0", () => {
    const sections = SMALL.sections.filter(({ marking }) => marking !== "scored");
    expect(problemOf({ ...SMALL, thresholdPercent: 0, sections })).toBe("in order");
  });
});

describe("what a condition can refer to", () => {
  it("is yes and no, the values of a choice, and nothing else", () => {
    expect(valuesOf(Question.parse(yesNo("one", "One")))).toEqual(["yes", "no"]);
    const [, form] = SMALL.sections[0]?.questions ?? [];
    expect(form && valuesOf(form)).toEqual(["consortium", "single"]);
    expect(valuesOf(Question.parse(MORE))).toEqual([]);
  });
});

describe("the standard questionnaire", () => {
  const questions = STANDARD_2013.sections.flatMap((section) => section.questions);

  it("has six sections in the order of the field", () => {
    expect(STANDARD_2013.sections.map(({ sectionId, marking }) => [sectionId, marking])).toEqual([
      ["bidding-entity", "not-scored"],
      ["economic-standing", "pass-fail"],
      ["compliance", "pass-fail"],
      ["capability", "scored"],
      ["declarations", "not-scored"],
      ["attachments", "not-scored"],
    ]);
  });
  it("has about 60 questions, of every kind, with conditions", () => {
    expect(questions.length).toBeGreaterThanOrEqual(55);
    expect(questions.length).toBeLessThanOrEqual(70);
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(8);
    expect(questions.filter(({ when }) => when !== undefined).length).toBeGreaterThan(10);
  });
  it("asks once whether the bidder may be named, turns Probation Trusts away, and weighs 100 percent", () => {
    expect(
      questions.filter((question) => question.kind === "yes-no" && question.purpose === "public-listing"),
    ).toHaveLength(1);
    expect(questions.some(({ questionId }) => questionId === "probation-trust")).toBe(true);
    expect(totalWeight(STANDARD_2013)).toBe(100);
  });
  it("says nothing of Probation Trusts where the PQQ opens after these had ended, and is in order then too", () => {
    const opening = (opens: string) =>
      standardFor({
        stages: aCompetition().stages.map((stage) =>
          stage.kind === "pqq" ? { ...stage, opensAt: london(opens) } : stage,
        ),
      });
    expect(opening("2014-05-31T23:59")).toBe(STANDARD_2013);
    const later = opening("2014-06-01T00:00");
    expect(JSON.stringify(STANDARD_2013)).toMatch(/Trust/);
    expect(JSON.stringify(later)).not.toMatch(/Trust/);
    expect(checkQuestionnaire(later).ok).toBe(true);
    expect(totalWeight(later)).toBe(100);
  });
});
