import { describe, expect, it } from "vitest";
import { Question, Section } from "../../../shared/questionnaire/schema.ts";
import {
  answerInWords,
  askedOnlyInWords,
  hintInWords,
  sectionWeight,
  titleInWords,
} from "../../../shared/questionnaire/words.ts";
import { sectionOf } from "../../builders/questionnaire.ts";

const aQuestion = (given: object) =>
  Question.parse({ kind: "text", questionId: "one", title: "One", required: true, ...given });
const text = aQuestion({ mostWords: 100 });
const yesNo = aQuestion({ kind: "yes-no" });
const money = aQuestion({ kind: "money" });
const options = [
  { value: "a", text: "The first" },
  { value: "b", text: "The second" },
];
const choice = aQuestion({ kind: "choice", several: true, options });

describe("an answer in words", () => {
  it("an answer in words is nothing when nothing was answered", () => {
    expect(answerInWords(text, undefined)).toEqual([]);
    expect(answerInWords(text, "")).toEqual([]);
  });
  it("is the text as it was typed", () => {
    expect(answerInWords(text, "Two\nlines")).toEqual(["Two\nlines"]);
  });
  it("says yes, no and options as they were offered, and what was not offered as it is", () => {
    expect(answerInWords(yesNo, "yes")).toEqual(["Yes"]);
    expect(answerInWords(yesNo, "no")).toEqual(["No"]);
    expect(answerInWords(yesNo, "perhaps")).toEqual(["perhaps"]);
    expect(answerInWords(choice, ["b", "c"])).toEqual(["The second", "c"]);
  });
  it("writes money and numbers with their thousands apart, and other things as they were typed", () => {
    expect(answerInWords(money, "1200000")).toEqual(["£1,200,000"]);
    expect(answerInWords(money, "1,200,000")).toEqual(["£1,200,000"]);
    expect(answerInWords(money, "-5000")).toEqual(["−£5,000"]);
    expect(answerInWords(aQuestion({ kind: "number", unit: "people" }), "1250")).toEqual(["1,250 people"]);
    expect(answerInWords(aQuestion({ kind: "number" }), "about ten")).toEqual(["about ten"]);
  });
  it("writes a date in words, and what is no date as it was typed", () => {
    const date = aQuestion({ kind: "date" });
    expect(answerInWords(date, { day: "31", month: "3", year: "2013" })).toEqual(["31 March 2013"]);
    expect(answerInWords(date, { day: "31", month: "13", year: "2013" })).toEqual(["31 13 2013"]);
    expect(answerInWords(date, { day: "", month: "3", year: "" })).toEqual(["3"]);
  });
  it("says by whom something was declared, and when it was not", () => {
    const declaration = aQuestion({ kind: "declaration", statement: "True" });
    expect(answerInWords(declaration, { agreed: true, name: "Sam", position: "Director" })).toEqual([
      "Declared by Sam, Director",
    ]);
    expect(answerInWords(declaration, { agreed: false, name: "Sam", position: "" })).toEqual([
      "Not declared (Sam)",
    ]);
  });
});

describe("what stands at a question", () => {
  it("what stands at a question says that it may stay open", () => {
    expect(titleInWords(aQuestion({ mostWords: 100, required: false }))).toBe("One (optional)");
  });
  it("says what counts and what an answer may hold", () => {
    expect(hintInWords(aQuestion({ mostWords: 100, weight: 20, guidance: "Be brief." }))).toBe(
      "Be brief.\nCounts for 20% of the total.",
    );
    expect(hintInWords(text)).toBeUndefined();
    expect(hintInWords(aQuestion({ kind: "number", least: 1, most: 5 }))).toBe("A whole number from 1 to 5.");
    expect(hintInWords(aQuestion({ kind: "number", least: 1 }))).toBe("A whole number, 1 or more.");
    expect(hintInWords(aQuestion({ kind: "number", most: 5 }))).toBe("A whole number, 5 at most.");
    expect(hintInWords(aQuestion({ kind: "file", mostFiles: 3 }))).toBe("Up to 3 files.");
  });
  it("says after which answers it is asked", () => {
    const section = Section.parse({
      sectionId: "one",
      title: "One",
      marking: "not-scored",
      questions: [
        { ...choice, questionId: "first", title: "Which?" },
        { ...text, questionId: "second", when: { question: "first", is: ["a", "b"] } },
      ],
    });
    const [first, second] = section.questions;
    expect(second && askedOnlyInWords(second, section)).toBe(
      "Answer this only if you answered “The first” or “The second” to “Which?”.",
    );
    expect(first && askedOnlyInWords(first, section)).toBeUndefined();
  });
  it("what stands at a question adds up what a section counts", () => {
    expect(sectionWeight(sectionOf("capability"))).toBe(100);
    expect(sectionWeight(sectionOf("papers"))).toBe(0);
  });
});
