import { fileRefusalInWords } from "../files/words.ts";
import { poundsInWords, wholeInWords } from "../kernel/amount.ts";
import { inWords } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { tooLong } from "../kernel/text.ts";
import { dayRefusalWords } from "../kernel/typed-time.ts";
import type { AnswerProblem } from "./answers.ts";
import type { PqqStage, ResponseRefusal } from "./rules.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";

/** What people read about an answer that is not yet right. */
export const answerProblemInWords = wordsOf<AnswerProblem>({
  missing: "Answer this question",
  "too-many-words": ({ most, words }) =>
    `Shorten your answer to ${wholeInWords(most)} words or fewer. It has ${wholeInWords(words)}`,
  "not-an-option": "Choose one of the answers offered",
  illegible: "A character could not be read. Type it again where “\ufffd” stands",
  "none-and-another": ({ none }) => `Choose either “${none}” or the others, not both`,
  "not-a-whole-number": "Enter a whole number in figures, like 1200 or 1,200",
  "not-an-amount":
    "Enter an amount in figures, like 1200000 or £1,200,000, with commas only between thousands",
  "not-whole-pounds": "Enter whole pounds, without pence",
  "too-small": ({ least }) => `Enter ${wholeInWords(least)} or more`,
  "too-few-pounds": ({ least }) => `Enter ${poundsInWords(least * 100)} or more`,
  "too-large": ({ most }) => `Enter ${wholeInWords(most)} or less`,
  "too-many-pounds": ({ most }) =>
    `Enter a smaller amount: the largest that can be entered is ${poundsInWords(most * 100)}`,
  ...dayRefusalWords,
  "in-the-future": "Enter a date that is not later than today",
  "in-the-past": "Enter a date that is not earlier than today",
  "too-many-files": ({ most }) => `Attach ${wholeInWords(most)} or fewer files`,
  "not-agreed": "Tick the box to make this declaration",
  "name-missing": "Enter the name of the person who makes this declaration",
  "position-missing": "Enter the position of the person who makes this declaration",
  "name-too-long": ({ most }) => tooLong("the name of the person who makes this declaration", most),
  "position-too-long": ({ most }) => tooLong("the position of the person who makes this declaration", most),
});

type FileRefusal = Parameters<typeof fileRefusalInWords>[0];

/** What people read when a file of their response is refused. Follows the name of the file and a colon. */
export function uploadRefusalInWords(refusal: ResponseRefusal | FileRefusal): string {
  switch (refusal.code) {
    case "file-refused":
    case "too-many-uploads":
    case "parts-missing":
    case "file-there-already":
      return fileRefusalInWords(refusal);
    default:
      return responseRefusalInWords(refusal);
  }
}

/** What people read when something about their response is refused. */
export const responseRefusalInWords = wordsOf<ResponseRefusal | CommonRefusal>({
  ...commonWords,
  "competition-cancelled": ({ cancelledAt }) =>
    `The competition was cancelled at ${inWords(cancelledAt)}. Nothing can be changed`,
  "pqq-not-open": ({ opensAt }) => `The pre-qualification questionnaire opens at ${inWords(opensAt)}`,
  "pqq-closed": ({ closedAt }) =>
    `The pre-qualification questionnaire closed at ${inWords(closedAt)}. Nothing can be changed or submitted any more`,
  "no-questionnaire": "The questionnaire has not been published yet. Try again in a moment",
  "no-such-question": ({ questionId }) =>
    `One of the answers is to a question that this section does not have: ${questionId}. Open the section again`,
  "answers-too-long": ({ longest }) =>
    `The answers to this section are together longer than can be kept. Shorten some of them: the longest is to “${longest}”`,
  "sections-incomplete": ({ sections }) =>
    `Complete every section before you submit. Not complete: ${sections.map(({ title }) => title).join("; ")}`,
  "nothing-submitted": "Nothing is submitted that could be withdrawn",
  "too-many-files": ({ most }) =>
    `This question takes up to ${wholeInWords(most)} ${most === 1 ? "file" : "files"}. Remove one first`,
  "nothing-to-reuse":
    "There are no answers that could be taken over: every section has been started, or no question is the same",
  "not-for-your-role":
    "Only a submitter of your organisation can do this. Ask one of them, or ask to be made one",
});

/** What a submitter declares by submitting. */
export const DECLARATION =
  "By submitting you confirm that you are authorised to do so for your organisation and, if it is a consortium, for its members, and that to the best of your knowledge these answers are true and complete.";

/** When a response is in time, as every page of it says. */
export const deadlineInWords = ({ closesAt }: Pick<PqqStage, "closesAt">): string =>
  `Submit before ${inWords(closesAt)}. What we receive at that instant or later does not count. A draft does not count either: only what you submit does.`;

/** "1 section is", "3 sections are": not complete. */
export const sectionsLeftInWords = (count: number): string =>
  `${count} ${count === 1 ? "section is" : "sections are"} not complete`;

/** How far a section is, from the number of its questions that are not yet right. */
export function sectionStateInWords(left: number | undefined): string {
  if (left === undefined) return "Not started";
  if (left === 0) return "Complete";
  return `${left} ${left === 1 ? "question" : "questions"} left`;
}

/** Said of a save that kept nothing at all, with the reason, which says what to do. */
export const nothingSaved = (why: string): string => `Nothing was saved. ${why}`;

/** Said of what a save kept although it is not all right yet. */
export const savedAllTheSame = (left: number): string =>
  `Everything you typed is saved. ${left === 1 ? "1 question needs" : `${left} questions need`} something more before your organisation can submit.`;
