import { describe, expect, it } from "vitest";
import { problemsLeft, whatCounts } from "../../../shared/responses/counting.ts";
import { Questionnaire } from "../../../shared/questionnaire/schema.ts";
import { Answers, FILES_SECTION, type SavedSection } from "../../../shared/responses/schema.ts";
import { answered, BIDDER, PAPERS, sectionOf, SMALL } from "../../builders/questionnaire.ts";
import { savedEarlier } from "./a-response.ts";

const saved = (section: SavedSection["sectionId"], answers: object): SavedSection => ({
  ...savedEarlier("bidder"),
  sectionId: section,
  answers: Answers.parse(answers),
});

describe("what counts of what is saved", () => {
  const all = answered(sectionOf("bidder"));

  it("leaves out the answer to a question whose condition was taken back, and to those that hang on it", () => {
    const typed = {
      ...all,
      form: "single",
      "new-company": "yes",
      "formed-on": { day: "1", month: "2", year: "2013" },
    };
    const [counting] = whatCounts(SMALL, [saved(BIDDER, typed)]);
    const { "new-company": _company, "formed-on": _formed, ...rest } = typed;
    expect(counting?.answers).toEqual(rest);
  });

  it("is the very same where nothing is left out", () => {
    const whole = saved(BIDDER, answered(sectionOf("bidder"), Answers.parse({ form: "consortium" })));
    const files = saved(FILES_SECTION, { accounts: ["fil_1"] });
    const counting = whatCounts(SMALL, [whole, files]);
    expect(counting[0]).toBe(whole);
    expect(counting[1]).toBe(files);
  });

  it("leaves out files of a question that is not asked any more", () => {
    const papers = sectionOf("papers");
    const conditional = Questionnaire.parse({
      ...SMALL,
      sections: [
        ...SMALL.sections.filter((section) => section !== papers),
        {
          ...papers,
          questions: [
            { kind: "yes-no", questionId: "audited", title: "Audited?", required: true },
            ...papers.questions.map((question) =>
              question.kind === "file"
                ? { ...question, when: { question: "audited", is: ["yes"] } }
                : question,
            ),
          ],
        },
      ],
    });
    const files = saved(FILES_SECTION, { accounts: ["fil_1"] });
    const filesOf = (audited: string) =>
      whatCounts(conditional, [saved(PAPERS, { audited }), files])[1]?.answers;
    expect(filesOf("yes")).toEqual({ accounts: ["fil_1"] });
    expect(filesOf("no")).toEqual({});
  });
});

describe("what is left of a section", () => {
  it("is counted from what is saved itself, files included", () => {
    const needed = {
      ...sectionOf("papers"),
      questions: sectionOf("papers").questions.map((one) => ({ ...one, required: true })),
    };
    const truth = saved(PAPERS, answered(sectionOf("papers")));
    expect(problemsLeft([truth], needed)).toBe(1);
    expect(problemsLeft([truth, saved(FILES_SECTION, { accounts: ["fil_1"] })], needed)).toBe(0);
  });
});
