import { wholeInWords } from "../kernel/amount.ts";
import { type Instant, inWords, typableFrom } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import { type QueryRefusal, type QueryState, MOST_WORDS } from "./rules.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";

export const queryStateNames = {
  waiting: "Waiting",
  answered: "Answered",
  unanswered: "Not answered",
  "called-off": "No answer needed",
} as const satisfies Record<QueryState, string>;

/** "2 questions, 1 of them waits for your answer": what a bidder finds beside its response. */
export function queriesCounted(states: readonly QueryState[]): string {
  const asked = states.length === 1 ? "1 question" : `${states.length} questions`;
  const waiting = states.filter((state) => state === "waiting").length;
  if (waiting === 0) return asked;
  if (states.length === 1) return "1 question waits for your answer";
  return `${asked}, ${waiting} of them ${waiting === 1 ? "waits" : "wait"} for your answer`;
}

/** When an answer is in time, as its page says. */
export const answerDeadlineInWords = (dueAt: Instant): string =>
  `Answer before ${inWords(dueAt)}. What we receive at that instant or later does not count.`;

/** What people read when a question or an answer is refused. Says what to do next. */
export const queryRefusalInWords = wordsOf<QueryRefusal | CommonRefusal>({
  ...commonWords,
  "competition-cancelled": ({ cancelledAt }) =>
    `The competition was cancelled at ${inWords(cancelledAt)}. Nothing more is asked or answered in it`,
  "outcome-proposed":
    "An outcome has been proposed, so no bidder can be asked any more. Withdraw the proposal first",
  "no-response": "Choose an organisation that submitted a response",
  "no-such-section": "Choose a section of the questionnaire",
  "answer-time-too-short": ({ earliestAt }) =>
    `Give at least an hour to answer. Enter ${inWords(typableFrom(earliestAt))} or a later time`,
  "already-answered": "This question has been answered already. An answer is final",
  "answer-too-late": ({ dueAt }) =>
    `The time to answer ran out at ${inWords(dueAt)}. What we receive at that instant or later does not count`,
  "answer-too-long": ({ words }) =>
    `An answer can have up to ${wholeInWords(MOST_WORDS)} words. Yours has ${wholeInWords(words)}`,
});
