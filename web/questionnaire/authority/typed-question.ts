import { wholeIn } from "../../../shared/kernel/amount.ts";
import { pointsIn } from "../../../shared/kernel/lines.ts";
import type { Question } from "../../../shared/questionnaire/schema.ts";
import type { Typed } from "../../doors/form.ts";
import type { Options } from "../../govuk/markup.ts";

/** The form of a new question: required, with limits that most questions have. */
export const NEW_QUESTION = { required: "yes", mostWords: "250", mostFiles: "1" } as const;

/**
 * An existing question as its form holds it: the answers after which it is asked each as `<question> <value>`, options
 * one on each line as `<value>: <text>`.
 */
export const questionAsTyped = (
  question: Question,
): Readonly<Record<string, string | readonly string[]>> => ({
  title: question.title,
  guidance: question.guidance ?? "",
  required: question.required ? "yes" : "",
  when: question.when?.is.map((value) => `${question.when?.question} ${value}`) ?? [],
  ...ofItsKind(question),
});

const inDigits = (number: number | undefined): string => (number === undefined ? "" : String(number));

function ofItsKind(question: Question): Readonly<Record<string, string>> {
  switch (question.kind) {
    case "text":
      return { mostWords: String(question.mostWords) };
    case "yes-no":
      return { listing: question.purpose === "public-listing" ? "yes" : "" };
    case "choice":
      return {
        several: question.several ? "yes" : "",
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
      return { falls: question.falls ?? "" };
  }
}

/** What of a question its form does not ask for, which stays as it is. */
type Kept = { questionId: string } & Options<{
  kind: Question["kind"];
  weight: number;
  alerts: readonly object[];
}>;

/** What was typed as a question, still to be checked. */
export const questionFrom = (
  typed: Pick<Typed, "text" | "list">,
  { kind, questionId, weight, alerts }: Kept,
): Record<string, unknown> => ({
  kind,
  questionId,
  title: typed.text("title"),
  required: typed.text("required") === "yes",
  ...given("guidance", typed.text("guidance")),
  ...conditionFrom(typed.list("when")),
  ...partsFrom(typed, kind),
  ...(weight === undefined ? {} : { weight }),
  ...(alerts === undefined ? {} : { alerts }),
});

function partsFrom(
  { text }: Pick<Typed, "text">,
  kind: Question["kind"] | undefined,
): Record<string, unknown> {
  switch (kind) {
    case "text":
      return { mostWords: wholeNumber(text("mostWords")) };
    case "yes-no":
      return text("listing") === "yes" ? { purpose: "public-listing" } : {};
    case "choice":
      return { several: text("several") === "yes", options: optionsFrom(text("options")) };
    case "number":
      return {
        ...limit("least", text("least")),
        ...limit("most", text("most")),
        ...given("unit", text("unit")),
      };
    case "money":
      return limit("least", text("least"));
    case "file":
      return { mostFiles: wholeNumber(text("mostFiles")) };
    case "declaration":
      return { statement: text("statement") };
    case "date":
      return given("falls", text("falls"));
    case undefined:
      return {};
  }
}

const given = (name: string, text: string) => (text.trim() === "" ? {} : { [name]: text });
const limit = (name: string, text: string) => (text.trim() === "" ? {} : { [name]: wholeNumber(text) });

/** A whole number; NaN for anything else, which no schema takes. */
const wholeNumber = (text: string): number => wholeIn(text) ?? Number.NaN;

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
  pointsIn(lines)
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
