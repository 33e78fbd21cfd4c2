import * as z from "zod";
import { EVERYBODY } from "../../shared/kernel/actor.ts";
import { SubmissionId } from "../../shared/kernel/id.ts";
import { SectionId } from "../../shared/questionnaire/schema.ts";
import { ReuseAnswers, SaveAnswers, SubmitPqq, WithdrawPqq } from "../../shared/responses/schema.ts";
import { responseRefusalInWords } from "../../shared/responses/words.ts";
import { anAct, at, answering } from "../platform/act.ts";
import { actOfHandingIn } from "../platform/handing-in.ts";
import { PQQ, SHUT } from "./declared.ts";
import { submitPqq, withdrawPqq } from "./operations.ts";
import { SubmittedReply } from "./replies.ts";
import { reuseAnswers } from "./reusing-operations.ts";
import { warningsOfSubmitted } from "./warning-facts.ts";
import { saveAnswers } from "./saving-operations.ts";

const save = answering(saveAnswers);
const reuse = answering(reuseAnswers);

const ofBidders = { audience: "bidder", words: responseRefusalInWords } as const;

/** Why nothing of a response is saved or sent. */
const NOT_KEPT = [...SHUT, "changed-meanwhile"] as const;

export const savingAnswers = anAct({
  ...ofBidders,
  id: "saveAnswers",
  method: "put",
  path: `${PQQ}/sections/:section`,
  summary:
    "Keeps the answers to one section as a draft, incomplete or not. It does not count until it is submitted. Answers the new version, how many questions are not yet right, and `latest`: the version that stands, which is later when a repeat comes after somebody else's save",
  who: EVERYBODY,
  command: SaveAnswers,
  seen: "seenVersion",
  key: "optional",
  answer: () => z.strictObject({ version: z.int(), problems: z.int(), latest: z.int() }),
  version: ({ version }) => version,
  refusals: at("answers", ...NOT_KEPT, "no-such-question", "answers-too-long"),
  pointer: (refusal) => (refusal.code === "no-such-question" ? `/answers/${refusal.questionId}` : undefined),
  does: save,
});

export const reusingAnswers = anAct({
  ...ofBidders,
  id: "reuseAnswers",
  path: `${PQQ}/reuse`,
  summary:
    "Starts the sections that nobody has saved yet from the organisation's answers in another competition",
  who: EVERYBODY,
  command: ReuseAnswers,
  key: "optional",
  answer: () => z.strictObject({ started: z.array(SectionId) }),
  status: 200,
  refusals: at("from", ...NOT_KEPT, "nothing-to-reuse"),
  does: reuse,
});

export const submittingPqq = anAct({
  ...ofBidders,
  ...actOfHandingIn,
  id: "submitPqq",
  path: `${PQQ}/submissions`,
  summary:
    "Submits the response as it is saved, in place of what was submitted before. Answers what is warned of in what was submitted, its files as they are by then",
  command: SubmitPqq,
  answer: () => SubmittedReply,
  beside: async (deps, actor, { competitionId }, { submissionId }) => ({
    warnings: await warningsOfSubmitted(deps, actor, competitionId, SubmissionId.parse(submissionId)),
  }),
  refusals: at("submit", ...NOT_KEPT, "not-for-your-role", "sections-incomplete", "window-not-open"),
  does: submitPqq,
});

export const withdrawingPqq = anAct({
  ...ofBidders,
  ...actOfHandingIn,
  id: "withdrawPqq",
  path: `${PQQ}/withdrawals`,
  summary: "Takes back what was submitted. The answers stay saved",
  command: WithdrawPqq,
  refusals: at("submitted", ...NOT_KEPT, "not-for-your-role", "nothing-submitted", "window-not-open"),
  does: withdrawPqq,
});
