import type { Question } from "../../../shared/questionnaire/schema.ts";
import type { Typed } from "../../doors/form.ts";

/** A question as its form holds it; every kind uses some of the fields. */
export type TypedQuestion = {
  readonly title: string;
  readonly guidance: string;
  readonly required: boolean;
  /** The answers after which it is asked, each as `<question> <value>`; none when it is always asked. */
  readonly when: readonly string[];
  readonly mostWords: string;
  readonly several: boolean;
  /** One option on each line, as `<value>: <text>`. */
  readonly options: string;
  readonly least: string;
  readonly most: string;
  readonly unit: string;
  readonly mostFiles: string;
  readonly statement: string;
  readonly listing: boolean;
};

export const typedQuestion = ({ text, list }: Pick<Typed, "text" | "list">): TypedQuestion => ({
  title: text("title"),
  guidance: text("guidance"),
  required: text("required") === "yes",
  when: list("when"),
  mostWords: text("mostWords"),
  several: text("several") === "yes",
  options: text("options"),
  least: text("least"),
  most: text("most"),
  unit: text("unit"),
  mostFiles: text("mostFiles"),
  statement: text("statement"),
  listing: text("listing") === "yes",
});

/** A form for a new question: required, with limits that most questions have. */
export const NEW_QUESTION: TypedQuestion = {
  ...typedQuestion({ text: () => "", list: () => [] }),
  required: true,
  mostWords: "250",
  mostFiles: "1",
};

/** An existing question as its form holds it. */
export const questionAsTyped = (question: Question): TypedQuestion => ({
  ...NEW_QUESTION,
  title: question.title,
  guidance: question.guidance ?? "",
  required: question.required,
  when: question.when?.is.map((value) => `${question.when?.question} ${value}`) ?? [],
  ...ofItsKind(question),
});

const inDigits = (number: number | undefined): string => (number === undefined ? "" : String(number));

function ofItsKind(question: Question): Partial<TypedQuestion> {
  switch (question.kind) {
    case "text":
      return { mostWords: String(question.mostWords) };
    case "yes-no":
      return { listing: question.purpose === "public-listing" };
    case "choice":
      return {
        several: question.several,
        options: question.options.map(({ value, text }) => `${value}: ${text}`).join("\n"),
      };
    case "number":
      return {
        least: inDigits(question.least),
        most: inDigits(question.most),
        unit: question.unit ?? "",
      };
    case "money":
      return { least: inDigits(question.least) };
    case "file":
      return { mostFiles: String(question.mostFiles) };
    case "declaration":
      return { statement: question.statement };
    case "date":
      return {};
  }
}

/** What was typed as a question, still to be checked. What the form does not ask for stays as it is. */
export const questionFrom = (
  typed: TypedQuestion,
  { kind, questionId, weight }: { kind: Question["kind"]; questionId: string; weight?: number | undefined },
): Record<string, unknown> => ({
  kind,
  questionId,
  title: typed.title,
  required: typed.required,
  ...given("guidance", typed.guidance),
  ...conditionFrom(typed.when),
  ...partsFrom(typed, kind),
  ...(weight === undefined ? {} : { weight }),
});

function partsFrom(typed: TypedQuestion, kind: Question["kind"]): Record<string, unknown> {
  switch (kind) {
    case "text":
      return { mostWords: wholeNumber(typed.mostWords) };
    case "yes-no":
      return typed.listing ? { purpose: "public-listing" } : {};
    case "choice":
      return { several: typed.several, options: optionsFrom(typed.options) };
    case "number":
      return { ...limit("least", typed.least), ...limit("most", typed.most), ...given("unit", typed.unit) };
    case "money":
      return limit("least", typed.least);
    case "file":
      return { mostFiles: wholeNumber(typed.mostFiles) };
    case "declaration":
      return { statement: typed.statement };
    case "date":
      return {};
  }
}

const given = (name: string, text: string) => (text.trim() === "" ? {} : { [name]: text });
const limit = (name: string, text: string) => (text.trim() === "" ? {} : { [name]: wholeNumber(text) });

/** A whole number; NaN for anything else, which no schema takes. */
const wholeNumber = (text: string): number => (/^-?\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** The condition that was chosen; of answers of two questions nothing can be made, which the check says. */
function conditionFrom(when: readonly string[]): Record<string, unknown> {
  const chosen = when.map((one) => {
    const space = one.indexOf(" ");
    return { question: one.slice(0, space), value: one.slice(space + 1) };
  });
  const [question, ...others] = new Set(chosen.map((one) => one.question));
  if (question === undefined) return {};
  return { when: others.length === 0 ? { question, is: chosen.map(({ value }) => value) } : "several" };
}

/** One option from each line that says something: its value before the colon, or made from its text. */
const optionsFrom = (lines: string) =>
  lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const named = /^([a-z0-9][a-z0-9-]*): (.+)$/.exec(line);
      return { value: named?.[1] ?? valueFrom(line), text: named?.[2] ?? line };
    });

const valueFrom = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40) || "option";
