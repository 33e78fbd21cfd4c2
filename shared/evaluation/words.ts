import { type Instant, inWords } from "../kernel/instant.ts";
import type { CommonRefusal } from "../kernel/refusal.ts";
import type { EvaluationRefusal } from "./rules.ts";
import type { CellState, EvaluationPart, ResponseResult, Score, SheetState } from "./schema.ts";
import { commonWords, wordsOf } from "../kernel/words.ts";

export const partNames = {
  evaluator: "Evaluator",
  moderator: "Moderator",
} as const satisfies Record<EvaluationPart, string>;

/** What each part does, in a sentence for whoever gives it. */
export const partDescriptions = {
  evaluator: "Reads and marks the section alone, without seeing what others marked",
  moderator: "Brings the evaluators’ marks together to a consensus, once all are in",
} as const satisfies Record<EvaluationPart, string>;

const SCORE_MEANINGS = [
  "No answer, or nothing in it that answers the question",
  "Serious doubt that it could be done",
  "Just enough: weak in places, but no doubt that it could be done",
  "Sound, with gaps that do not matter much",
  "Good in every part, most of it shown",
  "Convincing in every part, with results that are shown",
] as const;

/** What each score from 0 to 5 means, lowest first. */
export const scoreMeanings: readonly { readonly score: Score; readonly meaning: string }[] =
  SCORE_MEANINGS.map((meaning, score) => ({ score, meaning }));

/** A score with what it means, as it is chosen: "4 – …". */
export const scoreInWords = (typed: string | undefined): string =>
  scoreMeanings
    .flatMap(({ score, meaning }) => (String(score) === typed ? `${score} – ${meaning}` : []))
    .join();

/** "Passed" or "Not passed", of a section, of a response and of what comes of it alike. */
export const passInWords = (passed: boolean): string => (passed ? "Passed" : "Not passed");

/** How a response came out: where its published outcome was corrected, it says so. */
export const resultInWords = ({
  passes,
  correctedAt,
}: Pick<ResponseResult, "passes" | "correctedAt">): string =>
  `${passInWords(passes)}${correctedAt === undefined ? "" : " by correction"}`;

/** A number of tenths of a percent as people read it: 615 is "61.5%". */
export const percentInWords = (tenths: number): string =>
  `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? "" : `.${tenths % 10}`}%`;

export const sheetStateNames = {
  "kept-away": "Kept from them",
  "not-started": "Not started",
  started: "Started",
  submitted: "Submitted",
} as const satisfies Record<SheetState, string>;

export const cellStateNames = {
  "too-few": "Needs evaluators",
  marking: "Being marked",
  "to-moderate": "To moderate",
  moderated: "Moderated",
} as const satisfies Record<CellState, string>;

/** What whoever declares confirms. */
export const INTERESTS =
  "An interest is anything that could influence how you mark an organisation, or look as if it could: you or somebody close to you works or worked for it, owns part of it, advises it, competes with it, or is paid by it.";

/** When nobody of the authority can see responses, and why. The same whatever was submitted. */
export const UNOPENED =
  "Nobody at the authority, the auditor included, can see or count responses before the questionnaire is sealed: not who has responded, nor how many there are.";

/** That nothing is marked or moderated any more; once the outcome is published, that it is over. */
export function shutInWords(
  refusal: EvaluationRefusal | CommonRefusal,
  published: { readonly visibleAt: Instant } | undefined,
): string {
  return refusal.code === "outcome-proposed" && published !== undefined
    ? `The outcome was published at ${inWords(published.visibleAt)}. The evaluation is over`
    : evaluationRefusalInWords(refusal);
}

/** What people read when something of the evaluation is refused. Says what to do next. */
export const evaluationRefusalInWords = wordsOf<EvaluationRefusal | CommonRefusal>({
  ...commonWords,
  "competition-cancelled": ({ cancelledAt }) =>
    `The competition was cancelled at ${inWords(cancelledAt)}. Nothing is evaluated any more`,
  "outcome-proposed": ({ proposedAt }) =>
    `The outcome was proposed at ${inWords(proposedAt)}. Nothing can be marked or moderated from then on`,
  "section-not-marked": "This section is read only. Choose one that is marked",
  "cannot-evaluate": "Choose somebody who is an evaluator or a competition lead and is not suspended",
  "assigned-already":
    "This person has a part in this section already. Take them off it first to give them another",
  "not-assigned": "This person has no part in this section",
  "interests-not-declared": "Declare your interests first. Responses are open to you after that",
  "interest-declared": "You declared an interest in this organisation, so its response is kept from you",
  "interest-declared-already":
    "You have declared an interest in this organisation already. Name each organisation once",
  "no-interest-added": "Choose at least one organisation to add to your declaration",
  "submitted-already": "You have submitted your marks for this section of this response. They are final",
  "marked-otherwise": "This section is marked in another way. Open its page and mark it there",
  "score-missing": "Score every question, and give a reason for each score",
  "not-scored": "Score each question that has a weight once, and no other",
  "marks-outstanding":
    "Not everybody who evaluates this section has submitted their marks for this response. Come back when all are in",
  "too-few-marks": ({ needed }) =>
    needed === 1
      ? "Nobody without an interest has marked this section yet. It needs an evaluator"
      : `This section needs the marks of ${needed} evaluators without an interest. Assign another evaluator`,
});
