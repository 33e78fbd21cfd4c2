import { describe, expect, it } from "vitest";
import { differencesIn, takenOverFrom } from "../../../shared/responses/merging.ts";
import { Answers } from "../../../shared/responses/schema.ts";
import { sectionOf } from "../../builders/questionnaire.ts";

const section = sectionOf("standing");
const on = (day: string) => ({ day, month: "3", year: "2013" });
const BEFORE = { turnover: "1", "year-end": on("31"), sources: ["bank"] };

const proposals = (theirs: object, mine: object) =>
  differencesIn(section, {
    before: Answers.parse(BEFORE),
    theirs: Answers.parse(theirs),
    mine: Answers.parse(mine),
  }).map(({ question, proposed }) => [question.questionId, proposed]);

describe("two people's answers to one section", () => {
  it("two people's answers to one section do not differ where they say the same, whatever was there before", () => {
    const both = { turnover: "2", "year-end": on("30"), sources: ["bank", "reserves"] };
    expect(proposals(both, { ...both, "year-end": on("30") })).toEqual([]);
  });

  it("differ where only one changed something, which is what is proposed", () => {
    expect(proposals({ ...BEFORE, turnover: "2" }, { ...BEFORE, "year-end": on("30") })).toEqual([
      ["turnover", "theirs"],
      ["year-end", "mine"],
    ]);
  });

  it("differ where both changed something, and what was typed last is proposed", () => {
    expect(proposals({ ...BEFORE, turnover: "2" }, { ...BEFORE, turnover: "3" })).toEqual([
      ["turnover", "mine"],
    ]);
  });

  it("differ where one took an answer away", () => {
    const { turnover: _gone, ...without } = BEFORE;
    expect(proposals(without, BEFORE)).toEqual([["turnover", "theirs"]]);
    expect(proposals(BEFORE, without)).toEqual([["turnover", "mine"]]);
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
