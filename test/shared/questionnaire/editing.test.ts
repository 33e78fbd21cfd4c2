import { describe, expect, it } from "vitest";
import { codeOf, must } from "../a-competition.ts";
import { QuestionnaireEdit } from "../../../shared/questionnaire/commands.ts";
import { aboutOf, edited } from "../../../shared/questionnaire/editing.ts";
import type { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { SMALL } from "../../builders/questionnaire.ts";

const edit = (change: unknown) => edited(SMALL, QuestionnaireEdit.parse(change));
const after = (change: unknown): Questionnaire => must(edit(change));
const namesOf = ({ sections }: Questionnaire) => sections.map(({ sectionId }) => sectionId);
const questionsOf = ({ sections }: Questionnaire, name: string) =>
  sections.find(({ sectionId }) => sectionId === name)?.questions.map(({ questionId }) => questionId);

const question = { kind: "text", questionId: "more", title: "More", required: false, mostWords: 10 };

describe("changing a questionnaire", () => {
  it("replaces it as a whole", () => {
    expect(after({ edit: "replace", questionnaire: { ...SMALL, title: "Other" } }).title).toBe("Other");
  });
  it("changes its title and what it takes to pass, and nothing else", () => {
    const described = { title: "New title", thresholdPercent: 55, leastScore: 1 };
    expect(after({ edit: "describe", ...described })).toEqual({ ...SMALL, ...described });
  });
  it("changing a questionnaire takes numbers as they are typed", () => {
    const described = { title: "New title", thresholdPercent: "55", leastScore: "1" };
    expect(after({ edit: "describe", ...described })).toMatchObject({ thresholdPercent: 55, leastScore: 1 });
  });
  it("weighs questions, takes a weight of 0 away, and leaves those that are not named", () => {
    const [, , capability] = after({ edit: "weigh", weights: { experience: 0 } }).sections;
    expect(capability?.questions).toEqual([
      expect.not.objectContaining({ weight: expect.anything() }),
      expect.objectContaining({ weight: 40 }),
    ]);
  });
  it("changing a questionnaire adds a section at the end", () => {
    const section = { sectionId: "new", title: "New", marking: "not-scored", questions: [question] };
    expect(namesOf(after({ edit: "add-section", section }))).toEqual([...namesOf(SMALL), "new"]);
  });
  it("changes what a section says and keeps its questions", () => {
    const change = { edit: "describe-section", sectionId: "papers", title: "Files", marking: "pass-fail" };
    const papers = after(change).sections[3];
    expect(papers).toEqual({
      sectionId: "papers",
      title: "Files",
      marking: "pass-fail",
      questions: SMALL.sections[3]?.questions,
    });
  });
  it("moves sections and questions by one place, and not beyond the ends", () => {
    expect(namesOf(after({ edit: "move-section", sectionId: "papers", way: "up" }))).toEqual([
      "bidder",
      "standing",
      "papers",
      "capability",
    ]);
    expect(namesOf(after({ edit: "move-section", sectionId: "papers", way: "down" }))).toEqual(
      namesOf(SMALL),
    );
    const moved = after({ edit: "move-question", questionId: "experience", way: "down" });
    expect(questionsOf(moved, "capability")).toEqual(["plans", "experience"]);
  });
  it("changing a questionnaire removes sections and questions", () => {
    expect(namesOf(after({ edit: "remove-section", sectionId: "standing" }))).not.toContain("standing");
    const removed = after({ edit: "remove-question", questionId: "year-end" });
    expect(questionsOf(removed, "standing")).toEqual(["turnover", "sources"]);
  });
  it("adds a question at the end of its section, and changes one where it stands", () => {
    const added = after({ edit: "add-question", sectionId: "papers", question });
    expect(questionsOf(added, "papers")).toEqual(["accounts", "truth", "more"]);
    const changed = { ...question, questionId: "bidder-name", title: "Another name" };
    const [bidder] = after({ edit: "change-question", question: changed }).sections;
    expect(bidder?.questions[0]?.title).toBe("Another name");
  });

  it.each([
    { edit: "describe-section", sectionId: "gone", title: "Gone", marking: "scored" },
    { edit: "move-section", sectionId: "gone", way: "up" },
    { edit: "remove-section", sectionId: "gone" },
    { edit: "add-question", sectionId: "gone", question },
    { edit: "change-question", question },
    { edit: "move-question", questionId: "gone", way: "up" },
    { edit: "remove-question", questionId: "gone" },
  ])("finds nothing to change when what it is about is gone: $edit", (change) => {
    expect(codeOf(edit(change))).toBe("not-found");
  });

  it("leaves at least one section, and one question in each", () => {
    const [first] = SMALL.sections;
    const one = { ...SMALL, sections: first ? [{ ...first, questions: first.questions.slice(0, 1) }] : [] };
    const remove = (change: unknown) => edited(one, QuestionnaireEdit.parse(change));
    expect(codeOf(remove({ edit: "remove-section", sectionId: "bidder" }))).toBe("last-section");
    expect(codeOf(remove({ edit: "remove-question", questionId: "bidder-name" }))).toBe("last-question");
  });
});

describe("what a change is about", () => {
  it.each([
    [{ edit: "weigh", weights: {} }, undefined],
    [{ edit: "move-section", sectionId: "papers", way: "up" }, { section: "Papers" }],
    [{ edit: "add-question", sectionId: "papers", question }, { question: question.title }],
    [{ edit: "remove-question", questionId: "accounts" }, { question: "Accounts" }],
    [
      {
        edit: "add-section",
        section: { sectionId: "new", title: "New", marking: "not-scored", questions: [question] },
      },
      { section: "New" },
    ],
  ])("is named in the log: %o", (change, about) => {
    expect(aboutOf(SMALL, QuestionnaireEdit.parse(change))).toEqual(about);
  });
});
