import { describe, expect, it } from "vitest";
import { checkQuestionnaire } from "../../../shared/questionnaire/problems.ts";
import { Question, QuestionId } from "../../../shared/questionnaire/schema.ts";
import { STANDARD_2013 } from "../../../shared/questionnaire/standard-2013.ts";
import { askedQuestions, problemsIn, problemsOf, questionsAmiss } from "../../../shared/responses/answers.ts";
import { type Answer, Answers } from "../../../shared/responses/schema.ts";
import { london } from "../../builders/competition.ts";
import { answered, sectionOf, SMALL } from "../../builders/questionnaire.ts";
import {
  text,
  yesNo,
  choice,
  choices,
  number,
  unlimited,
  money,
  date,
  past,
  future,
  owed,
  file,
  declaration,
  EVERY_KIND,
  day,
  signed,
} from "./questions.ts";

/** When everything was answered that is judged here. */
const AT = london("2013-11-01T12:00");
describe("the questionnaires that the tests answer", () => {
  it.each([SMALL, STANDARD_2013])(
    "$title is in order, and its answers made from its own data are complete",
    (one) => {
      expect(checkQuestionnaire(one).ok).toBe(true);
      for (const section of one.sections) {
        const files = Object.fromEntries(
          section.questions.flatMap(({ kind, questionId }) =>
            kind === "file" ? [[questionId, ["fil_1"]]] : [],
          ),
        );
        expect(problemsIn(section, answered(section), files, AT)).toEqual([]);
      }
    },
  );
});

describe("what is not yet right about an answer", () => {
  it.each(EVERY_KIND)(
    "an answer that is not there is missing where a $kind is required, and nothing else",
    (question) => {
      expect(problemsOf(question, undefined, AT)).toEqual([{ code: "missing" }]);
      expect(problemsOf({ ...question, required: false }, undefined, AT)).toEqual([]);
    },
  );

  it.each([
    ["empty text", text, ""],
    ["blank text", text, " \n\t "],
    ["an empty list", choices, []],
    ["an empty date", date, day("")],
    ["a blank date", date, { day: " ", month: "", year: " " }],
    ["a declaration of nobody", declaration, signed({ agreed: false, name: " ", position: "" })],
  ])("%s is as good as none", (_name, question, answer) => {
    expect(problemsOf(question, answer, AT)).toEqual([{ code: "missing" }]);
    expect(problemsOf({ ...question, required: false }, answer, AT)).toEqual([]);
  });

  it("is wrong too where an answer is not required", () => {
    expect(problemsOf({ ...number, required: false }, "many", AT)).toEqual([{ code: "not-a-whole-number" }]);
  });

  const noneOf = Question.parse({
    kind: "choice",
    questionId: "other-grounds",
    title: "Does any of these apply?",
    required: true,
    several: true,
    options: [
      { value: "insolvency", text: "Insolvent" },
      { value: "none", text: "None of these" },
    ],
  });
  const right: readonly [string, Question, Answer][] = [
    ["as many words as there may be", text, "one two three"],
    ["words between any white space", text, "  one\ttwo \r\n three  "],
    ["a yes", yesNo, "yes"],
    ["a no", yesNo, "no"],
    ["one option", choice, "b"],
    ["one option as a list of one", choice, ["b"]],
    ["several options", choices, ["c", "a"]],
    ["none of these alone", noneOf, ["none"]],
    ["one of several", choices, "a"],
    ["the least number", number, "0"],
    ["the largest number", number, " 10 "],
    ["pounds as people write them", money, "£1,200,000.00"],
    ["what is owed, with its minus first", owed, "-£250,000"],
    ["what is owed, as word processors write a minus", owed, "\u2212250,000"],
    ["what is owed, as accounts write it", owed, "(250,000)"],
    ["the last day of a February", date, day("29 2 2012")],
    ["a day with its noughts", date, day("01 02 2013")],
    ["a day on which clocks change", date, day("31 3 2013")],
    ["a month by its name", date, day("31 March 2013")],
    ["a month in short", date, day("31 mar 2013")],
    ["a whole date in the first box", date, { day: "31 March 2013", month: "", year: "" }],
    ["today, where only the past is asked for", past, day("1 11 2013")],
    ["today, where only the future is asked for", future, day("1 11 2013")],
    ["as many files as there may be", file, ["one", "two"]],
    ["a declaration with name and position", declaration, signed()],
  ];
  it.each(right)("an answer is in order: %s", (_name, question, answer) => {
    expect(problemsOf(question, answer, AT)).toEqual([]);
  });

  const wrong: readonly [string, Question, Answer, object][] = [
    ["one word too many", text, "one two three four", { code: "too-many-words", words: 4, most: 3 }],
    ["a list where text is asked", text, ["one"], { code: "not-an-option" }],
    ["neither yes nor no", yesNo, "perhaps", { code: "not-an-option" }],
    ["Yes with a capital", yesNo, "Yes", { code: "not-an-option" }],
    ["an option that there is not", choice, "d", { code: "not-an-option" }],
    [
      "none of these and one of them",
      noneOf,
      ["none", "insolvency"],
      { code: "none-and-another", none: "None of these" },
    ],
    ["two options where one may be chosen", choice, ["a", "b"], { code: "not-an-option" }],
    ["an option twice", choices, ["a", "a"], { code: "not-an-option" }],
    ["one right option and one wrong", choices, ["a", "d"], { code: "not-an-option" }],
    ["a date where an option is asked", choice, day("1 1 2013"), { code: "not-an-option" }],
    ["one less than the least", number, "-1", { code: "too-small", least: 0 }],
    ["one more than the most", number, "11", { code: "too-large", most: 10 }],
    ["half a number", number, "1.5", { code: "not-a-whole-number" }],
    ["a number in words", number, "ten", { code: "not-a-whole-number" }],
    ["a comma that may be a point", number, "1,5", { code: "not-a-whole-number" }],
    ["pounds where a number is asked", number, "£5", { code: "not-a-whole-number" }],
    ["a list where a number is asked", number, ["5"], { code: "not-a-whole-number" }],
    ["pence", money, "£1.50", { code: "not-whole-pounds" }],
    ["a comma for a point", money, "1200000,00", { code: "not-an-amount" }],
    ["commas not between threes", money, "12,34,567", { code: "not-an-amount" }],
    ["a comma that may be a point", money, "1,5", { code: "not-an-amount" }],
    ["two signs for pounds", money, "££5", { code: "not-an-amount" }],
    ["a debt", money, "-£1", { code: "too-few-pounds", least: 0 }],
    ["tomorrow, where only the past is asked for", past, day("2 11 2013"), { code: "in-the-future" }],
    ["a year end to come", past, day("1 4 2031"), { code: "in-the-future" }],
    ["yesterday, where only the future is asked for", future, day("31 10 2013"), { code: "in-the-past" }],
    ["a year that is a slip", date, day("31 3 1013"), { code: "year-too-early", first: 1800 }],
    ["a day that is not the only one meant", date, day("before 31 March 2013"), { code: "not-a-date" }],
    [
      "another weekday",
      date,
      { day: "Monday 31", month: "March", year: "2013" },
      { code: "other-weekday", day: "2013-03-31", weekday: "Sunday" },
    ],
    ["two cells of a table", money, "100\t200", { code: "not-an-amount" }],
    ["two lines of numbers", unlimited, "100\n200", { code: "not-a-whole-number" }],
    ["more than is read", money, "999999999999999", { code: "too-many-pounds", most: 9_999_999_999_999 }],
    [
      "more than is read, in a number",
      unlimited,
      "9".repeat(14),
      { code: "too-large", most: 9_999_999_999_999 },
    ],
    [
      "a day that there was not, in one box",
      date,
      { day: "31", month: "September 2013", year: "" },
      { code: "not-a-date" },
    ],
    ["a character that nobody could read", text, "a \ufffd b", { code: "illegible" }],
    ["half a character in a name", declaration, signed({ name: "\ufffd" }), { code: "illegible" }],
    [
      "a name that is too long",
      declaration,
      signed({ name: "a".repeat(201) }),
      { code: "name-too-long", most: 200 },
    ],
    [
      "a position that is too long",
      declaration,
      signed({ position: "a".repeat(201) }),
      { code: "position-too-long", most: 200 },
    ],
    ["a debt without its sign for pounds", money, "-1", { code: "too-few-pounds", least: 0 }],
    ["a day that there was not", date, day("29 2 2013"), { code: "not-a-date" }],
    ["the 32nd", date, day("32 1 2013"), { code: "not-a-date" }],
    ["a month that there is not", date, day("1 13 2013"), { code: "not-a-date" }],
    ["a year of two digits", date, day("1 1 13"), { code: "not-a-date" }],
    ["a day without its year", date, day("1 1"), { code: "not-a-date" }],
    ["a month that nobody knows", date, day("1 Mai 2013"), { code: "not-a-date" }],
    ["text where a date is asked", date, "1 1 2013", { code: "not-a-date" }],
    ["one file too many", file, ["one", "two", "three"], { code: "too-many-files", most: 2 }],
    ["text where files are asked", file, "one", { code: "not-an-option" }],
    ["a declaration that is not ticked", declaration, signed({ agreed: false }), { code: "not-agreed" }],
    ["a declaration without a name", declaration, signed({ name: " " }), { code: "name-missing" }],
    ["a declaration without a position", declaration, signed({ position: "" }), { code: "position-missing" }],
    ["text where a declaration is asked", declaration, "yes", { code: "not-agreed" }],
    ["a date where a declaration is asked", declaration, day("1 1 2013"), { code: "not-agreed" }],
  ];
  it("a declaration is told all that is wrong, part by part", () => {
    const long = "a".repeat(201);
    const codes = (typed: Parameters<typeof signed>[0]) =>
      problemsOf(declaration, signed(typed), AT).map(({ code }) => code);
    expect(codes({ name: long, position: long })).toEqual(["name-too-long", "position-too-long"]);
    expect(codes({ agreed: false, name: "", position: long })).toEqual([
      "not-agreed",
      "name-missing",
      "position-too-long",
    ]);
    expect(codes({ name: "👍".repeat(200) })).toEqual([]);
    const one = { questions: [declaration] };
    const problems = problemsIn(one, Answers.parse({ q: signed({ name: long, position: long }) }), {}, AT);
    expect([problems.length, questionsAmiss(problems)]).toEqual([2, 1]);
  });

  it.each(wrong)("an answer is told what is wrong: %s", (_name, question, answer, problem) => {
    expect(problemsOf(question, answer, AT)).toEqual([problem]);
  });
});

describe("which questions are asked", () => {
  const bidder = sectionOf("bidder");
  const idsAsked = (answers: object) =>
    askedQuestions(bidder, Answers.parse(answers)).map(({ questionId }) => questionId);

  it("questions without a condition are all asked, whatever was answered", () => {
    expect(idsAsked({})).toEqual(["bidder-name", "form", "staff", "listing"]);
  });
  it("follow-ups are asked as soon as their condition holds, and not a step before", () => {
    expect(idsAsked({ form: "single" })).not.toContain("new-company");
    expect(idsAsked({ form: "consortium" })).toContain("new-company");
    expect(idsAsked({ form: "consortium", "new-company": "no" })).not.toContain("formed-on");
    expect(idsAsked({ form: "consortium", "new-company": "yes" })).toContain("formed-on");
  });
  it("follow-ups of a question that is not asked itself are not asked, though it was answered once", () => {
    expect(idsAsked({ form: "single", "new-company": "yes" })).not.toContain("formed-on");
  });
  it("follow-ups of one option are asked when it is among several that were chosen", () => {
    const section = {
      questions: [
        { ...choices, questionId: QuestionId.parse("sources") },
        {
          ...text,
          questionId: QuestionId.parse("which"),
          when: { question: QuestionId.parse("sources"), is: ["b"] },
        },
      ],
    };
    expect(askedQuestions(section, Answers.parse({ sources: ["a", "b"] }))).toHaveLength(2);
    expect(askedQuestions(section, Answers.parse({ sources: ["a"] }))).toHaveLength(1);
  });
});

describe("the problems of a section", () => {
  it("the problems of a section are those of the questions that are asked, each with its question", () => {
    const answers = answered(
      sectionOf("bidder"),
      Answers.parse({ form: "single", "new-company": "perhaps", staff: "0" }),
    );
    const problems = problemsIn(sectionOf("bidder"), answers, {}, AT);
    expect(problems.map(({ question, problem }) => [question.questionId, problem.code])).toEqual([
      ["staff", "too-small"],
    ]);
  });
  it("take files from what is attached, and never from what a form says", () => {
    const required = { questions: [file] };
    expect(problemsIn(required, Answers.parse({ q: ["one"] }), {}, AT)).toMatchObject([
      { problem: { code: "missing" } },
    ]);
    expect(problemsIn(required, {}, Answers.parse({ q: ["one"] }), AT)).toEqual([]);
  });
});
