import { describe, expect, it } from "vitest";
import { accept, refuse } from "../../../shared/kernel/result.ts";
import { Question, QuestionId } from "../../../shared/questionnaire/schema.ts";
import { dayAnswered, tidied, unknownQuestion } from "../../../shared/responses/answers.ts";
import { type Answer, Answers } from "../../../shared/responses/schema.ts";
import { sectionOf } from "../../builders/questionnaire.ts";
import { text, number, money, date, declaration, day, signed } from "./questions.ts";

describe("answers as they are kept", () => {
  it("answers as they are kept have line ends alike, nothing empty, no files, and nothing that the section does not ask", () => {
    const given = Answers.parse({
      "bidder-name": "Two\r\nlines\rthree",
      form: "\u200b",
      "formed-on": { day: "", month: "", year: " " },
      turnover: "5",
    });
    expect(tidied(sectionOf("bidder"), given)).toEqual({ "bidder-name": "Two lines three" });
    const long = { questions: [Question.parse({ ...text, mostWords: 21 })] };
    expect(tidied(long, Answers.parse({ q: "Two\r\nlines" }))).toEqual({ q: "Two\nlines" });
    expect(tidied(sectionOf("papers"), Answers.parse({ accounts: ["fil_1"] }))).toEqual({});
  });
  it.each(["\n", "\r\n", "\u2028", "\v", "\f"])(
    "whatever is typed in one line is kept in one, with %j in it",
    (end) => {
      const odd = `One${end}two `;
      const kept = (question: Question, answer: Answer) =>
        tidied({ questions: [question] }, Answers.parse({ q: answer }))[QuestionId.parse("q")];
      expect(kept(text, odd)).toBe("One two");
      expect(kept(declaration, signed({ name: odd, position: odd }))).toEqual(
        signed({ name: "One two", position: "One two" }),
      );
      expect(kept(date, { day: odd, month: odd, year: odd })).toEqual({
        day: "One two",
        month: "One two",
        year: "One two",
      });
      // Two numbers stay two, and stay so when they are saved again.
      for (const question of [number, money]) {
        expect(kept(question, `100${end}200`)).toBe("100\t200");
        expect(kept(question, "100\t200")).toBe("100\t200");
      }
    },
  );
  it("a day is answered in three boxes, or in one of them", () => {
    expect(dayAnswered(day("1 2 2013"))).toEqual(accept("2013-02-01"));
    expect(dayAnswered({ day: "1 February 2013", month: "", year: "" })).toEqual(accept("2013-02-01"));
    expect(dayAnswered("2013-02-01")).toEqual(refuse({ code: "not-a-date" }));
  });
  it("keep an answer to a question that is not asked any more, in case it is asked again", () => {
    const given = Answers.parse({ form: "single", "new-company": "yes" });
    expect(tidied(sectionOf("bidder"), given)).toEqual(given);
  });
  it("name the first answer to a question that the section does not have", () => {
    expect(unknownQuestion(sectionOf("bidder"), Answers.parse({ form: "single", turnover: "5" }))).toBe(
      "turnover",
    );
    expect(unknownQuestion(sectionOf("bidder"), Answers.parse({ form: "single" }))).toBeUndefined();
  });
});
