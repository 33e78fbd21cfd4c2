import { describe, expect, it } from "vitest";
import { QuestionKind } from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import {
  NEW_QUESTION,
  questionAsTyped,
  questionFrom,
} from "../../../web/questionnaire/authority/typed-question.ts";
import { nothingTyped } from "../../../web/doors/form.ts";
import { preparing } from "./door.ts";

const questions = STANDARD_2013.sections.flatMap((section) => section.questions);

describe("a question in its form", () => {
  it.each(questions.map((question) => [question.questionId, question] as const))(
    "comes back as it was when nothing is changed: %s",
    (_name, question) => {
      expect(questionFrom(nothingTyped(questionAsTyped(question)), question)).toEqual(question);
    },
  );
  it("reads options with their values, and makes those that are left out", () => {
    const options = "large: 250 people or more\r\n\r\nNo: we are fewer\n  ?  ";
    const typed = nothingTyped({ ...NEW_QUESTION, title: "How many?", options });
    expect(questionFrom(typed, { kind: "choice", questionId: "one" })).toMatchObject({
      options: [
        { value: "large", text: "250 people or more" },
        { value: "no-we-are-fewer", text: "No: we are fewer" },
        { value: "option", text: "?" },
      ],
    });
  });
});

describe("adding a question", () => {
  it("takes options without the numbers and bullets that they are pasted with", async () => {
    const { asLead, staged } = await preparing();
    for (const [title, options] of [
      ["Bullets", "• One\n•\tb: Two"],
      ["Numbers", "1) One\n2) b: Two"],
      ["Numbers of a word processor", "1.\tOne\n2.\tb: Two"],
    ] as const) {
      const typed = { title, options, required: "yes" };
      const page = "/sections/compliance/new-question?kind=choice";
      expect((await asLead.send("/sections/compliance/new-question", typed, page)).status).toBe(303);
      const all = (await staged()).questionnaire.sections.flatMap(({ questions: those }) => those);
      expect(all.find((one) => one.title === title)).toMatchObject({
        options: [
          { value: "one", text: "One" },
          { value: "b", text: "Two" },
        ],
      });
    }
  });

  it("adding a question asks for its kind first", async () => {
    const { asLead } = await preparing();
    const response = await asLead.get("/sections/compliance/new-question");
    const { text } = response;
    for (const kind of QuestionKind.values) expect(text).toContain(`value="${kind}"`);
    expect(text).toContain('method="get"');
  });

  const COMPLETE = [
    ["text", { mostWords: "100" }, { mostWords: 100 }],
    ["yes-no", {}, {}],
    [
      "choice",
      { options: "a: One\nb: Two", several: "yes" },
      {
        several: true,
        options: [
          { value: "a", text: "One" },
          { value: "b", text: "Two" },
        ],
      },
    ],
    ["number", { least: "1", most: "", unit: "people" }, { least: 1, unit: "people" }],
    ["money", { least: "-5" }, { least: -5 }],
    ["date", {}, {}],
    ["file", { mostFiles: "3" }, { mostFiles: 3 }],
    ["declaration", { statement: "It is so." }, { statement: "It is so." }],
  ] as const;
  it.each(COMPLETE)(
    "adds one of the kind %s, asked only after certain answers",
    async (kind, typed, made) => {
      const { asLead, path, staged } = await preparing();
      const page = `/sections/compliance/new-question?kind=${kind}`;
      expect((await asLead.get(page)).status).toBe(200);
      const common = { title: "Why?", guidance: "", when: ["quality own", "quality certified"] };
      const added = await asLead.send("/sections/compliance/new-question", { ...common, ...typed }, page);
      expect(added.leadsTo).toBe(`${path}/sections/compliance`);
      expect((await staged()).questionnaire.sections[2]?.questions.at(-1)).toEqual({
        kind,
        questionId: "question-1",
        title: "Why?",
        required: false,
        when: { question: "quality", is: ["own", "certified"] },
        ...made,
      });
    },
  );

  const INCOMPLETE = [
    ["text", { mostWords: "many" }, "mostWords"],
    ["text", { mostWords: "0" }, "mostWords"],
    ["choice", { options: "only: one" }, "options"],
    ["number", { least: "1.5" }, "least"],
    ["file", { mostFiles: "21" }, "mostFiles"],
    ["declaration", { statement: " " }, "statement"],
  ] as const;
  it.each(INCOMPLETE)("shows back what does not fit a %s: %o", async (kind, typed, field) => {
    const { asLead, staged } = await preparing();
    const page = `/sections/compliance/new-question?kind=${kind}`;
    const refused = await asLead.send("/sections/compliance/new-question", { title: "Why?", ...typed }, page);
    expect([refused.status, refused.errorLinks]).toEqual([422, [`#${field}`]]);
    expect(refused.text).toContain(`id="${field}"`);
    expect(refused.text).toContain("Why?");
    expect((await staged()).version).toBe(0);
  });
  it("does not depend on answers of two questions at once", async () => {
    const { asLead } = await preparing();
    const page = "/sections/compliance/new-question?kind=date";
    const typed = { title: "When?", when: ["convictions yes", "quality own"] };
    const refused = await asLead.send("/sections/compliance/new-question", typed, page);
    expect([refused.errorLinks, refused.words.includes("answers of one question only")]).toEqual([
      ["#when"],
      true,
    ]);
    expect(refused.text).toContain('value="convictions yes" checked');
  });
  it("is not found for a kind or a section that there is not", async () => {
    const { asLead } = await preparing();
    const key = { requestKey: "no-such-kind", seenVersion: "0", title: "Why?" };
    expect((await asLead.post("/sections/compliance/new-question", { ...key, kind: "song" })).status).toBe(
      404,
    );
    expect((await asLead.post("/sections/gone/new-question", { ...key, kind: "date" })).status).toBe(404);
  });
});

describe("changing and removing a question", () => {
  it("keeps the weight, which is changed with all weights", async () => {
    const { asLead, path, staged } = await preparing();
    const typed = { title: "What can you do?", guidance: "", mostWords: "800", required: "yes" };
    const saved = await asLead.send("/questions/offender-management", typed);
    expect(saved.leadsTo).toBe(`${path}/sections/capability`);
    expect((await staged()).questionnaire.sections[3]?.questions[0]).toEqual({
      kind: "text",
      questionId: "offender-management",
      title: "What can you do?",
      required: true,
      mostWords: 800,
      weight: 20,
    });
  });
  it("offers the answers of questions before it, and of none after it", async () => {
    const { asLead } = await preparing();
    const text = (await asLead.get("/questions/quality")).text;
    expect(text).toContain('value="health-and-safety too-small"');
    expect(text).not.toContain('value="information-assurance certified"');
    expect(text).not.toContain('value="quality own"');
  });
  it("removes one after a confirmation, unless another depends on it", async () => {
    const { asLead, path, staged } = await preparing();
    expect((await asLead.get("/questions/tax-details/remove")).words).toContain("What was found");
    const refused = await asLead.send("/questions/tax-non-compliance/remove");
    expect([refused.status, refused.errorLinks]).toEqual([422, ["#remove"]]);
    const removed = await asLead.send("/questions/tax-details/remove");
    expect(removed.leadsTo).toBe(`${path}/sections/compliance`);
    expect((await asLead.get("/questions/tax-details")).status).toBe(404);
    expect((await staged()).version).toBe(1);
  });
});
