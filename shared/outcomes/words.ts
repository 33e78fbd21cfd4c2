import type { ResponseResult } from "../evaluation/schema.ts";
import { passInWords, percentInWords } from "../evaluation/words.ts";
import { inWords, typableFrom } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { OutcomeRefusal } from "./rules.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";

/** The rule of outcomes, for whoever proposes or confirms one. */
export const outcomeRule = [
  "Another national lead or an approver has to confirm the outcome, on the same results, at least a minute before it is published",
  "It is published to everybody at one instant: each organisation reads its own outcome with scores and reasons, and the public list names those who passed and agreed to be named",
  "Until then nobody outside the authority can tell that an outcome is being prepared",
  "Those who pass can express lot preferences and enter the data room from that instant",
] as const;

/** The rule of stopping its publication, for whoever is about to. */
export const stoppingRule = [
  "It takes effect at once: nothing is published at that instant, and nobody outside the authority learns of it",
  "It can be done until a minute before the instant",
  "Another national lead or an approver ratifies it within one working day. If nobody does, it stands all the same, and auditors are told",
  "Responses can be marked again, and an outcome can be proposed and confirmed anew",
] as const;

/** How a section came out: passed or not, or its part in the total. */
export function sectionInWords({ marking, passed, scores }: ResponseResult["sections"][number]): string {
  if (marking === "pass-fail") return passed === undefined ? "Open" : passInWords(passed);
  if (scores.length === 0) return "Open";
  return percentInWords(2 * scores.reduce((sum, { score, weight }) => sum + score * weight, 0));
}

/** "35 organisations submitted a response; 30 of them passed." */
export function outcomeCounted({ submitted, passed }: { submitted: number; passed: number }): string {
  const organisations = submitted === 1 ? "1 organisation" : `${submitted} organisations`;
  return `${organisations} submitted a response; ${passed === 0 ? "none" : passed} of them passed.`;
}

/** What people read when something about an outcome is refused. Says what to do next. */
export const outcomeRefusalInWords = wordsOf<OutcomeRefusal | CommonRefusal>({
  ...commonWords,
  "competition-cancelled": ({ cancelledAt }) =>
    `The competition was cancelled at ${inWords(cancelledAt)}. It has no outcome`,
  "already-published": "The outcome has been confirmed already. It cannot be proposed anew",
  "not-published": "No outcome is published that could be corrected",
  "did-not-respond": "This organisation submitted no response. Choose one that did",
  "says-so-already": "The outcome says so already. Choose what it should say instead",
  "nothing-submitted": "Nobody submitted a response, so there is no outcome to propose",
  "evaluation-not-complete":
    "Not every section of every response has been moderated. Complete the evaluation first",
  "query-open": ({ dueAt }) =>
    `A bidder may still answer a question about its response, until ${inWords(dueAt)}. Wait for the answer`,
  "nothing-to-stop": "No outcome is confirmed whose publication could be stopped",
  "too-late-to-stop": ({ visibleAt }) =>
    `The outcome is published at ${inWords(visibleAt)}, and until a minute before its publication could be stopped. It can be corrected by two people`,
  "publish-later": ({ earliestAt }) =>
    `Enter ${inWords(typableFrom(earliestAt))} or a later time, so that another lead can confirm the outcome before it is published`,
});
