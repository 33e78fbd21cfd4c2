import * as z from "zod";
import { CompetitionId } from "../../shared/kernel/id.ts";
import { Instant } from "../../shared/kernel/instant.ts";
import { ReceiptStatement, SignedReceipt } from "../../shared/kernel/receipt.ts";
import { QuestionId, type Section, SectionId } from "../../shared/questionnaire/schema.ts";
import { warningOf } from "../../shared/responses/warnings.ts";
import { Answers, ResponseWarning, type SavedSection, SeenResponse } from "../../shared/responses/schema.ts";
import { stageName } from "../../shared/competition/words.ts";
import { isOpen } from "../../shared/kernel/window.ts";
import { referenceOf } from "../../shared/kernel/words.ts";
import type { Organisation } from "../../shared/organisations/schema.ts";
import { alertsIn } from "../../shared/responses/alerts.ts";
import { problemsIn } from "../../shared/responses/answers.ts";
import { questionsLeft, seenVersionOf } from "../../shared/responses/rules.ts";
import { answerProblemInWords } from "../../shared/responses/words.ts";
import { ReceivedReply } from "../platform/handing-in.ts";
import type { loadMySubmissions, MyResponse } from "./facts.ts";
import type { HandedIn } from "../platform/completing.ts";

export const Submission = ReceivedReply.extend({ by: z.string(), withdrawn: z.boolean() });

/** What a program of a bidder reads of its own response, but the answers. */
export const ResponseReply = z.strictObject({
  competitionId: CompetitionId,
  stage: z.strictObject({ name: z.string(), opensAt: Instant, closesAt: Instant }),
  open: z.boolean(),
  seenVersion: SeenResponse,
  /** Empty until the PQQ opens. `version` 0: nobody has saved the section. */
  sections: z.array(
    z.strictObject({
      sectionId: SectionId,
      title: z.string(),
      version: z.int(),
      questionsLeft: z.int().optional(),
    }),
  ),
  savedAt: z.optional(Instant),
  savedBy: z.string().optional(),
  draftIsUnsent: z.boolean(),
  submitted: Submission.optional(),
  /** Of what is saved, as long as it can be submitted. */
  warnings: z.array(ResponseWarning),
});

/** What submitting is answered: with what is warned of in what was submitted. */
export const SubmittedReply = ReceivedReply.extend({ warnings: z.array(ResponseWarning) });

/** What it reads of one section. */
export const SectionReply = z.strictObject({
  sectionId: SectionId,
  version: z.int(),
  answers: Answers,
  /** Files by question. */
  files: Answers,
  savedAt: z.optional(Instant),
  savedBy: z.string().optional(),
  problems: z.array(z.strictObject({ questionId: QuestionId, code: z.string(), detail: z.string() })),
  warnings: z.array(ResponseWarning),
});

/** Without `receipt` it is pending: a file is still being checked, or the signature is still to be made. */
export const Receipt = z.strictObject({
  statement: ReceiptStatement,
  filesBeingChecked: z.int(),
  receipt: SignedReceipt.optional(),
});

type PastSubmission = Awaited<ReturnType<typeof loadMySubmissions>>[number];

export function responseReply(
  { competition, stage, frozen, draft, submitted, organisation, unsent }: MyResponse,
  now: Instant,
  warnings: readonly ResponseWarning[],
) {
  const questionnaire = frozen?.questionnaire;
  return {
    competitionId: competition.competitionId,
    stage: {
      name: stageName(stage),
      opensAt: stage.opensAt,
      closesAt: stage.closesAt,
    },
    open: competition.cancelled === undefined && questionnaire !== undefined && isOpen(stage, now),
    seenVersion: seenVersionOf(draft, submitted, organisation),
    sections: (questionnaire?.sections ?? []).map((section) => ({
      sectionId: section.sectionId,
      title: section.title,
      version: draft?.sections[section.sectionId]?.version ?? 0,
      questionsLeft: questionsLeft(draft, section),
    })),
    savedAt: draft?.savedAt,
    savedBy: draft?.savedBy,
    draftIsUnsent: unsent !== "nothing",
    submitted: submitted && {
      submissionId: submitted.submissionId,
      reference: referenceOf(submitted.submissionId),
      receivedAt: submitted.receivedAt,
      by: submitted.by,
      withdrawn: submitted.withdrawn,
    },
    warnings,
  };
}

/** A submission or withdrawal of the organisation. */
export const submissionReply = ({ manifest: _manifest, who, ...submission }: PastSubmission) => ({
  ...submission,
  by: who.name,
});

/** The answers as they were saved last, its files, what is not yet right and what the check page warns of. */
export function sectionReply(
  section: Section,
  { saved, files }: { saved: SavedSection | undefined; files: Answers },
  organisation: Organisation,
) {
  const answers = saved?.answers ?? {};
  const { sectionId } = section;
  const asked = section.questions.filter(({ kind }) => kind === "file");
  return {
    sectionId,
    version: saved?.version ?? 0,
    answers,
    files: Object.fromEntries(
      asked.flatMap(({ questionId }) =>
        files[questionId] === undefined ? [] : [[questionId, files[questionId]] as const],
      ),
    ),
    savedAt: saved?.savedAt,
    savedBy: saved?.savedBy,
    problems: problemsIn(section, answers, files, saved?.savedAt).map(({ question, problem }) => ({
      questionId: question.questionId,
      code: problem.code,
      detail: answerProblemInWords(problem),
    })),
    warnings: alertsIn({ sections: [section] }, [{ sectionId, answers }], organisation).map(warningOf),
  };
}

export const receiptReply = ({ statement, uncheckedFiles, signed }: HandedIn) => ({
  statement,
  filesBeingChecked: uncheckedFiles,
  receipt: signed,
});
