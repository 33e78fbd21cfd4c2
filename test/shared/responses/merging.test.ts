import { describe, expect, it } from "vitest";
import { differencesIn, takenOverFrom } from "../../../shared/responses/merging.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { sectionOf } from "../../builders/questionnaire.ts";

const section = sectionOf("standing");
const on = (day: string) => ({ day, month: "3", year: "2013" });
const BEFORE = { turnover: "1", "year-end": on("31"), sources: ["bank"] };

const differing = (theirs: object, mine: object) =>
  differencesIn(section, { theirs: Answers.parse(theirs), mine: Answers.parse(mine) }).map(
    ({ question }) => question.questionId,
  );

describe("two people's answers to one section", () => {
  it("two people's answers to one section do not differ where they say the same, whatever was there before", () => {
    const both = { turnover: "2", "year-end": on("30"), sources: ["bank", "reserves"] };
    expect(differing(both, { ...both, "year-end": on("30") })).toEqual([]);
  });

  it("differ where only one changed something, or both", () => {
    expect(differing({ ...BEFORE, turnover: "2" }, { ...BEFORE, "year-end": on("30") })).toEqual([
      "turnover",
      "year-end",
    ]);
    expect(differing({ ...BEFORE, turnover: "2" }, { ...BEFORE, turnover: "3" })).toEqual(["turnover"]);
  });

  it("differ where one took an answer away", () => {
    const { turnover: _gone, ...without } = BEFORE;
    expect(differing(without, BEFORE)).toEqual(["turnover"]);
    expect(differing(BEFORE, without)).toEqual(["turnover"]);
  });
});

describe("taking over saved answers", () => {
  it("takes those that are named, also where there is none", () => {
    const [turnover, yearEnd] = section.questions;
    if (turnover === undefined || yearEnd === undefined) throw new Error("the section has no questions");
    const typed = Answers.parse({ turnover: "2", "year-end": on("30"), sources: ["reserves"] });
    const saved = Answers.parse({ turnover: "1" });
    expect(takenOverFrom(typed, saved, [turnover, yearEnd])).toEqual({
      turnover: "1",
      sources: ["reserves"],
    });
  });
});
