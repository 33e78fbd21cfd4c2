import { describe, expect, it } from "vitest";
import { QuestionId } from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { alertsIn, fatalIn } from "../../../shared/responses/alerts.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { answered, sectionOf } from "../../builders/questionnaire.ts";

const member = (name: string) => ({ name, kind: "company" as const, numbers: [] });
const [ONE, SEVERAL] = [[member("Capita")], [member("MTC"), member("Amey")]];

/** What is said before submitting to who answered a section so. */
const said = (name: string, given: object, members = ONE) => {
  const { sectionId } = sectionOf(name, STANDARD_2013);
  const answers = answered(sectionOf(name, STANDARD_2013), Answers.parse(given));
  return alertsIn(STANDARD_2013, [{ sectionId, answers }], { members }).map(
    ({ question }) => question.questionId,
  );
};

describe("what is said when a section is saved", () => {
  it("is what the rules fail a response for, and not what the profile may still be made to fit", () => {
    const section = sectionOf("bidding-entity", STANDARD_2013);
    const fatal = (given: object) =>
      fatalIn(section, answered(section, Answers.parse(given))).map(({ question }) => question.questionId);
    expect(fatal({ "bidder-form": "consortium" })).toEqual([]);
    expect(fatal({ "bidder-form": "consortium", "probation-trust": "yes" })).toEqual(["probation-trust"]);
  });
});

describe("what is said before submitting", () => {
  it("is nothing of answers that lead to nothing", () => {
    expect(said("compliance", {})).toEqual([]);
    expect(said("bidding-entity", { "bidder-form": "single" })).toEqual([]);
    expect(said("bidding-entity", { "bidder-form": "consortium" }, SEVERAL)).toEqual([]);
  });

  it("names the answers that the rules fail a response for", () => {
    expect(said("compliance", { convictions: "yes" })).toEqual(["convictions"]);
    expect(said("bidding-entity", { "bidder-form": "single", "probation-trust": "yes" })).toEqual([
      "probation-trust",
    ]);
  });

  it("names the form of bidding that does not fit the members in the profile", () => {
    expect(said("bidding-entity", { "bidder-form": "single" }, SEVERAL)).toEqual(["bidder-form"]);
    expect(said("bidding-entity", { "bidder-form": "consortium" })).toEqual(["bidder-form"]);
  });

  it("is nothing of an answer to a question that is not asked any more", () => {
    const { sectionId, questions } = sectionOf("compliance", STANDARD_2013);
    const [convictions, ...others] = questions;
    if (convictions === undefined) throw new Error("no question");
    const section = {
      ...sectionOf("compliance", STANDARD_2013),
      questions: [
        ...others.filter(({ questionId }) => questionId === "tax-non-compliance"),
        { ...convictions, when: { question: QuestionId.parse("tax-non-compliance"), is: ["yes"] } },
      ],
    };
    const answers = Answers.parse({ "tax-non-compliance": "no", convictions: "yes" });
    expect(
      alertsIn({ ...STANDARD_2013, sections: [section] }, [{ sectionId, answers }], { members: ONE }),
    ).toEqual([]);
  });
});
