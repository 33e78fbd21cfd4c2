import { stageName } from "../../shared/competition/words.ts";
import { isOpen } from "../../shared/kernel/window.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import type { Instant } from "../../shared/kernel/instant.ts";
import type { Section } from "../../shared/questionnaire/schema.ts";
import { problemsIn } from "../../shared/responses/answers.ts";
import { questionsLeft, seenVersionOf, unsentOf } from "../../shared/responses/rules.ts";
import type { Answers, SavedSection } from "../../shared/responses/schema.ts";
import { answerProblemInWords } from "../../shared/responses/words.ts";
import type { MyResponse } from "./facts.ts";
import type { ResponseReceipt } from "./receipt-facts.ts";

/** What a program of a bidder reads of its own response, but the answers. */
export function responseReply({ competition, stage, frozen, draft, submitted }: MyResponse, now: Instant) {
  const questionnaire = frozen?.questionnaire;
  return {
    competitionId: competition.competitionId,
    stage: {
      name: stageName(stage),
      opensAt: stage.opensAt,
      closesAt: stage.closesAt,
    },
    open: competition.cancelled === undefined && questionnaire !== undefined && isOpen(stage, now),
    seenVersion: seenVersionOf(draft, submitted),
    sections: (questionnaire?.sections ?? []).map((section) => ({
      sectionId: section.sectionId,
      title: section.title,
      version: draft?.sections[section.sectionId]?.version ?? 0,
      questionsLeft: questionsLeft(draft, section),
    })),
    savedAt: draft?.savedAt,
    savedBy: draft?.savedBy,
    draftIsUnsent: unsentOf(questionnaire, draft, submitted) !== "nothing",
    submitted: submitted && {
      submissionId: submitted.submissionId,
      reference: referenceOf(submitted.submissionId),
      receivedAt: submitted.receivedAt,
      by: submitted.by,
      withdrawn: submitted.withdrawn,
    },
  };
}

/** What it reads of one section: the answers as they were saved last, its files, and what is not yet right. */
export function sectionReply(
  section: Section,
  { saved, files }: { saved: SavedSection | undefined; files: Answers },
) {
  const answers = saved?.answers ?? {};
  const asked = section.questions.filter(({ kind }) => kind === "file");
  return {
    sectionId: section.sectionId,
    version: saved?.version ?? 0,
    answers,
    files: Object.fromEntries(
      asked.flatMap(({ questionId }) =>
        files[questionId] === undefined ? [] : [[questionId, files[questionId]] as const],
      ),
    ),
    savedAt: saved?.savedAt,
    savedBy: saved?.savedBy,
    problems: problemsIn(section, answers, files).map(({ question, problem }) => ({
      questionId: question.questionId,
      code: problem.code,
      detail: answerProblemInWords(problem),
    })),
  };
}

/** What it reads of a receipt: pending as long as `receipt` is missing. */
export const receiptReply = ({ statement, uncheckedFiles, signed }: ResponseReceipt) => ({
  statement,
  filesBeingChecked: uncheckedFiles,
  receipt: signed,
});
