import { penceIn, poundsInWords, magnitudeInWords, wholeIn, wholeInWords } from "../kernel/amount.ts";
import { inWords } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { dateInWords, dayAsTyped, dayIn, type DayParts } from "../kernel/typed-time.ts";
import type { Answer } from "../responses/schema.ts";
import type { QuestionnaireEdit } from "./commands.ts";
import type { QuestionnaireRefusal } from "./rules.ts";
import type { ShownParts } from "../kernel/proposal.ts";
import type { Marking, Question, Questionnaire, Section } from "./schema.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";

/** What each change of a questionnaire is called. */
export const editNames = {
  replace: "The whole questionnaire",
  describe: "Title and thresholds",
  weigh: "Weights",
  "add-section": "Section added",
  "describe-section": "Section described",
  "move-section": "Section moved",
  "remove-section": "Section removed",
  "add-question": "Question added",
  "change-question": "Question changed",
  "move-question": "Question moved",
  "remove-question": "Question removed",
} as const satisfies Record<QuestionnaireEdit["edit"], string>;

/** What people read when something about a questionnaire is refused. Says what to do next. */
export const questionnaireRefusalInWords = wordsOf<QuestionnaireRefusal | CommonRefusal>({
  ...commonWords,
  "competition-cancelled": ({ cancelledAt }) =>
    `The competition was cancelled at ${inWords(cancelledAt)}. Its questionnaire cannot change`,
  "no-pqq-stage": "This competition has no pre-qualification stage, so it needs no questionnaire",
  "already-frozen": ({ frozenAt }) =>
    `The questionnaire was frozen at ${inWords(frozenAt)}. It cannot change any more`,
  "pqq-not-open": ({ opensAt }) =>
    `The PQQ opens at ${inWords(opensAt)}. Its questions can be read from then on`,
  "pqq-has-opened": ({ openedAt }) =>
    `The PQQ opened at ${inWords(openedAt)}. The questionnaire cannot change any more`,
  "own-questionnaire": "This is the competition’s own questionnaire. Choose another one to copy",
  "last-section": "A questionnaire needs at least one section. Add another one before you remove this",
  "last-question": "A section needs at least one question. Add another one first, or remove the section",
  "section-twice": ({ sectionId }) => `Name each section once. “${sectionId}” is there twice`,
  "section-name-reserved": ({ sectionId }) =>
    `A section cannot have the name “${sectionId}”: it stands for another part of a response`,
  "question-twice": ({ questionId }) => `Name each question once. “${questionId}” is there twice`,
  "option-twice": ({ value, questionId }) =>
    `Name each option once. “${value}” is there twice in “${questionId}”`,
  "range-without-numbers": ({ questionId }) =>
    `The least number of “${questionId}” is above the most. Nobody could answer it`,
  "condition-on-nothing-earlier": ({ questionId }) =>
    `“${questionId}” depends on a question that does not come before it in its section. Move it, or change what it depends on`,
  "condition-never-met": ({ questionId, value }) =>
    `“${questionId}” depends on the answer “${value}”, which the earlier question does not offer`,
  "weight-where-nothing-is-scored": ({ questionId }) =>
    `“${questionId}” has a weight, but its section is not scored. Take its weight away first, or score the section`,
  "weight-of-what-may-stay-open": ({ questionId }) =>
    `“${questionId}” has a weight, so everybody must have to answer it: make it required and without condition, or take its weight away`,
  "weights-not-100": ({ total }) => `The weights add up to ${total}. Change them so that they add up to 100`,
  "threshold-without-weights":
    "Nothing has a weight, so nobody could reach the threshold. Give weights, or set the threshold to 0",
  "listing-asked-twice": ({ questionId }) =>
    `Only one question can ask for consent to be listed in public. “${questionId}” is the second`,
  "questionnaire-too-long": "The questionnaire is too long to be kept as one piece. Shorten its guidance",
});

/** What each kind of question is called. */
export const kindNames = {
  text: "Text",
  "yes-no": "Yes or no",
  choice: "Choice",
  number: "Number",
  money: "Amount of money",
  date: "Date",
  file: "Files",
  declaration: "Declaration",
} as const satisfies Record<Question["kind"], string>;

/** How a section counts. */
export const markingNames = {
  "not-scored": "Read, not marked",
  "pass-fail": "Pass or fail",
  scored: "Scored 0 to 5",
} as const satisfies Record<Marking, string>;

/** A whole questionnaire in lines, as two people read it who make it final; its hash stands for every word that is not here. */
export const questionnaireInLines = (
  { title, thresholdPercent, leastScore, sections }: Questionnaire,
  sha256: string,
): ShownParts => [
  {
    lines: [
      ["Title", title],
      ["Least weighted total that passes", `${thresholdPercent}%`],
      ["Least score of a scored question", String(leastScore)],
      ["SHA-256 of every word of it", sha256],
    ],
  },
  ...sections.map((section) => ({
    title: `${section.title}: ${markingNames[section.marking].toLowerCase()}`,
    lines: section.questions.map((question): [string, string] => [
      titleInWords(question),
      [
        kindNames[question.kind],
        ...("weight" in question && question.weight !== undefined ? [`weight ${question.weight}%`] : []),
        ...(question.kind === "text" ? [`up to ${wholeInWords(question.mostWords)} words`] : []),
      ].join("; "),
    ]),
  })),
];

/** "1 question", "12 questions". */
export const questionsCounted = (count: number): string =>
  `${count} ${count === 1 ? "question" : "questions"}`;

/** A question by name before a colon: a long one by its beginning. */
export const titleInShort = ({ title }: Pick<Question, "title">): string =>
  title.length <= 100 ? title.replace(/[.?:]$/, "") : `${title.slice(0, 100).replace(/\s+\S*$/, "")} …`;

/** A question as it is asked: one that need not be answered says so. */
export const titleInWords = ({ title, required }: Pick<Question, "title" | "required">): string =>
  required ? title : `${title} (optional)`;

/**
 * What stands below a question: its guidance, what it counts, and what an answer may hold; for a date how one may be typed,
 * where it is.
 */
export function hintInWords(question: Question, dayLike?: string): string | undefined {
  const parts = [question.guidance, limitInWords(question, dayLike)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join("\n");
}

/** What an answer may hold, and what it counts; undefined where the question says enough. */
function limitInWords(question: Question, dayLike: string | undefined): string | undefined {
  switch (question.kind) {
    case "text":
      return question.weight === undefined ? undefined : `Counts for ${question.weight}% of the total.`;
    case "choice":
      return question.several ? "Select all that apply." : undefined;
    case "number":
      return rangeInWords(question);
    case "money":
      return "In whole pounds, like 1,200,000.";
    case "date":
      return dateInHint(question, dayLike);
    case "file":
      return question.mostFiles === 1 ? "One file." : `Up to ${question.mostFiles} files.`;
    case "yes-no":
    case "declaration":
      return undefined;
  }
}

const FALLS = { past: "Not later than today.", future: "Not earlier than today." } as const;
const dateInHint = ({ falls }: Extract<Question, { kind: "date" }>, like: string | undefined) =>
  [like && `For example, ${like}.`, falls && FALLS[falls]].filter(Boolean).join(" ") || undefined;

function rangeInWords({ least, most }: Extract<Question, { kind: "number" }>): string {
  if (least !== undefined && most !== undefined)
    return `A whole number from ${wholeInWords(least)} to ${wholeInWords(most)}.`;
  if (least !== undefined) return `A whole number, ${wholeInWords(least)} or more.`;
  return most === undefined ? "A whole number." : `A whole number, ${wholeInWords(most)} at most.`;
}

/** When a question is to be answered at all; undefined when it always is. */
export function askedOnlyInWords(question: Question, { questions }: Pick<Section, "questions">) {
  const leader = questions.find(({ questionId }) => questionId === question.when?.question);
  if (leader === undefined || question.when === undefined) return undefined;
  const values = question.when.is.map((value) => `“${valueInWords(leader, value)}”`);
  return `Answer this only if you answered ${values.join(" or ")} to “${leader.title}”.`;
}

/** A value of a question as people read it. */
export function valueInWords(question: Question, value: string): string {
  if (question.kind === "yes-no") return value === "yes" ? "Yes" : value === "no" ? "No" : value;
  if (question.kind !== "choice") return value;
  return question.options.find((option) => option.value === value)?.text ?? value;
}

/** An answer as people read it, one line for each thing that it says; none when nothing was answered. */
export function answerInWords(question: Question, answer: Answer | undefined): readonly string[] {
  if (answer === undefined || answer === "") return [];
  if (Array.isArray(answer)) return answer.map((value) => valueInWords(question, value));
  if (typeof answer === "object")
    return "agreed" in answer ? declarationInWords(answer) : [dayAnsweredInWords(answer)];
  if (question.kind === "money") return [amountInWords(answer)];
  if (question.kind === "number") return [[numberInWords(answer), question.unit].filter(Boolean).join(" ")];
  return [valueInWords(question, answer)];
}

/** What was answered as it was read; what could not be read as it was typed. */
const numberInWords = (typed: string): string => read(wholeIn(typed), wholeInWords) ?? typed;
const amountInWords = (typed: string): string => read(penceIn(typed), poundsInWords) ?? typed;
const dayAnsweredInWords = (typed: DayParts): string =>
  read(dayIn(dayAsTyped(typed)), dateInWords) ?? dayAsTyped(typed);
const read = <T>(value: T | undefined, printed: (value: T) => string): string | undefined =>
  value === undefined ? undefined : printed(value);

/** How an amount or a day that was typed was read, below its field: a digit too many is seen in its words. */
export function readAs(answer: Answer | undefined, { kind }: Pick<Question, "kind">): string | undefined {
  if (kind === "money" && typeof answer === "string")
    return read(penceIn(answer), (pence) => `Read as ${poundsInWords(pence)}: ${magnitudeInWords(pence)}.`);
  if (typeof answer !== "object" || !("day" in answer)) return undefined;
  return read(dayIn(dayAsTyped(answer)), (day) => `Read as ${dateInWords(day)}.`);
}

function declarationInWords(declared: { agreed: boolean; name: string; position: string }) {
  const who = [declared.name, declared.position].filter((part) => part !== "").join(", ");
  if (!declared.agreed) return [who === "" ? "Not declared" : `Not declared (${who})`];
  return [who === "" ? "Declared" : `Declared by ${who}`];
}

/** What a section counts in all, in percent. */
export const sectionWeight = ({ questions }: Pick<Section, "questions">): number =>
  questions.reduce((sum, question) => sum + (question.kind === "text" ? (question.weight ?? 0) : 0), 0);

/** What of the standard questionnaire of 2013 is on record and what is not, for the team that prepares one of its own from it. */
export const ABOUT_STANDARD =
  "This is the standard questionnaire of 2013. Known of the competition of that year: its lots, its form of bidding, that Probation Trusts could not bid, and its rules on funding and market share. Modelled on the common practice of government questionnaires of that year: the wording of the questions, word limits, weights and the threshold.";

/** The same where the questionnaire is not that of 2013. */
export const ABOUT_LATER_STANDARD =
  "This is the standard questionnaire, with which every competition starts. Check that each question, limit and weight is one that you want to ask.";
