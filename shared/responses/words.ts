import { fileRefusalInWords } from "../files/words.ts";
import { poundsInWords, wholeInWords } from "../kernel/amount.ts";
import { inWords } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { tooLong } from "../kernel/text.ts";
import { commonRefusalInWords } from "../kernel/words.ts";
import type { AnswerProblem } from "./answers.ts";
import type { PqqStage, ResponseRefusal } from "./rules.ts";

/** What people read about an answer that is not yet right. */
export function answerProblemInWords(problem: AnswerProblem): string {
  switch (problem.code) {
    case "missing":
      return "Answer this question";
    case "too-many-words":
      return `Shorten your answer to ${wholeInWords(problem.most)} words or fewer. It has ${wholeInWords(problem.words)}`;
    case "not-an-option":
      return "Choose one of the answers offered";
    case "illegible":
      return "A character could not be read. Type it again where “\ufffd” stands";
    case "none-and-another":
      return `Choose either “${problem.none}” or the others, not both`;
    case "not-a-whole-number":
      return "Enter a whole number in figures, like 1200 or 1,200";
    case "not-an-amount":
      return "Enter an amount in figures, like 1200000 or £1,200,000, with commas only between thousands";
    case "not-whole-pounds":
      return "Enter whole pounds, without pence";
    case "too-small":
      return `Enter ${wholeInWords(problem.least)} or more`;
    case "too-few-pounds":
      return `Enter ${poundsInWords(problem.least * 100)} or more`;
    case "too-large":
      return `Enter ${wholeInWords(problem.most)} or less`;
    case "not-a-date":
      return "Enter a date that exists, with the day, the month and all four digits of the year, like 31 3 2013 or 31 March 2013";
    case "in-the-future":
      return "Enter a date that is not later than today";
    case "in-the-past":
      return "Enter a date that is not earlier than today";
    case "too-many-files":
      return `Attach ${wholeInWords(problem.most)} or fewer files`;
    case "not-agreed":
      return "Tick the box to make this declaration";
    case "name-missing":
      return "Enter the name of the person who makes this declaration";
    case "position-missing":
      return "Enter the position of the person who makes this declaration";
    case "name-too-long":
      return tooLong("the name of the person who makes this declaration", problem.most);
    case "position-too-long":
      return tooLong("the position of the person who makes this declaration", problem.most);
  }
}

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
export function responseRefusalInWords(refusal: ResponseRefusal | CommonRefusal): string {
  switch (refusal.code) {
    case "competition-cancelled":
      return `The competition was cancelled at ${inWords(refusal.cancelledAt)}. Nothing can be changed`;
    case "pqq-not-open":
      return `The pre-qualification questionnaire opens at ${inWords(refusal.opensAt)}`;
    case "pqq-closed":
      return `The pre-qualification questionnaire closed at ${inWords(refusal.closedAt)}. Nothing can be changed or submitted any more`;
    case "no-questionnaire":
      return "The questionnaire has not been published yet. Try again in a moment";
    case "no-such-question":
      return "One of the answers is to a question that this section does not have. Open the section again";
    case "answers-too-long":
      return `The answers to this section are together longer than can be kept. Shorten some of them: the longest is to “${refusal.longest}”`;
    case "sections-incomplete":
      return `Complete every section before you submit. Not complete: ${refusal.sections.map(({ title }) => title).join("; ")}`;
    case "nothing-submitted":
      return "Nothing is submitted that could be withdrawn";
    case "too-many-files":
      return `This question takes up to ${wholeInWords(refusal.most)} ${refusal.most === 1 ? "file" : "files"}. Remove one first`;
    case "nothing-to-reuse":
      return "There are no answers that could be taken over: every section has been started, or no question is the same";
    case "not-for-your-role":
      return "Only a submitter of your organisation can do this. Ask one of them, or ask to be made one";
    default:
      return commonRefusalInWords(refusal);
  }
}

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

/** Said of what a save kept although it is not all right yet. */
export const savedAllTheSame = (left: number): string =>
  `Everything you typed is saved. ${left === 1 ? "1 question needs" : `${left} questions need`} something more before your organisation can submit.`;
