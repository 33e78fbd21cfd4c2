import { describe, expect, it } from "vitest";
import { differencesIn, taking } from "../../../shared/responses/merging.ts";
import type { Answers } from "../../../shared/responses/schema.ts";
import { sectionOf } from "../../builders/questionnaire.ts";

const section = sectionOf("standing");
const day = (number: string) => ({ day: number, month: "3", year: "2013" });
const BEFORE: Answers = { turnover: "1", "year-end": day("31"), sources: ["bank"] };

const proposals = (theirs: Answers, mine: Answers) =>
  differencesIn(section, { before: BEFORE, theirs, mine }).map(({ question, proposed }) => [
    question.questionId,
    proposed,
  ]);

describe("two people's answers to one section", () => {
  it("do not differ where they say the same, whatever was there before", () => {
    const both = { turnover: "2", "year-end": day("30"), sources: ["bank", "reserves"] };
    expect(proposals(both, { ...both, sources: ["bank", "reserves"] })).toEqual([]);
  });

  it("differ where only one changed something, which is what is proposed", () => {
    expect(proposals({ ...BEFORE, turnover: "2" }, { ...BEFORE, "year-end": day("30") })).toEqual([
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
    const typed = { turnover: "2", "year-end": day("30"), sources: ["reserves"] };
    expect(taking(typed, { turnover: "1" }, [turnover, yearEnd])).toEqual({
      turnover: "1",
      sources: ["reserves"],
    });
  });
});
