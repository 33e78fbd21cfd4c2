import * as z from "zod";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import {
  CopyQuestionnaire,
  FreezeQuestionnaire,
  PutQuestionnaire,
  SaveQuestionnaire,
} from "../../shared/questionnaire/commands.ts";
import { questionnaireRefusalInWords } from "../../shared/questionnaire/words.ts";
import { anAct, at, proposing } from "../platform/act.ts";
import { proposeFreezing } from "./of-two.ts";
import { answeredBefore } from "../platform/enact.ts";
import { CHANGED, copyQuestionnaire, putQuestionnaire, saveQuestionnaire } from "./operations.ts";

const ofLeads = {
  audience: "authority",
  who: NATIONAL_LEADS,
  words: questionnaireRefusalInWords,
  seen: "seenVersion",
} as const;
const PATH = "/competitions/:competition/questionnaire";

/** Why nothing can be changed. */
const SHUT = [
  "needs-national-lead",
  "competition-cancelled",
  "no-pqq-stage",
  "already-frozen",
  "pqq-has-opened",
  "changed-meanwhile",
] as const;

/** What is not in order in the questionnaire that it would become. */
const NOT_IN_ORDER = [
  "section-twice",
  "section-name-reserved",
  "question-twice",
  "option-twice",
  "range-without-numbers",
  "condition-on-nothing-earlier",
  "condition-never-met",
  "weight-where-nothing-is-scored",
  "weight-of-what-may-stay-open",
  "weights-not-100",
  "threshold-without-weights",
  "listing-asked-twice",
  "questionnaire-too-long",
] as const;

export const puttingQuestionnaire = anAct({
  ...ofLeads,
  id: "saveQuestionnaire",
  method: "put",
  path: PATH,
  summary: "Changes the questionnaire as a whole, until it is frozen or the PQQ opens",
  command: PutQuestionnaire,
  answer: () => z.strictObject({ version: z.int() }),
  comesTo: { entries: [CHANGED] },
  refusals: at("title", ...SHUT, ...NOT_IN_ORDER, "not-found", "last-section", "last-question"),
  does: putQuestionnaire,
});

/** The same in parts: each form makes one change. */
export const changingQuestionnaire = {
  ...puttingQuestionnaire,
  id: "changeQuestionnaire",
  summary: "Makes one change of the questionnaire, until it is frozen or the PQQ opens",
  command: SaveQuestionnaire,
  seen: "seenVersion",
  before: answeredBefore(() => CHANGED),
  does: saveQuestionnaire,
} as const;

export const copyingQuestionnaire = anAct({
  ...ofLeads,
  id: "copyQuestionnaire",
  path: `${PATH}/copy`,
  summary: "Starts again from another competition's questionnaire, or the standard one",
  command: CopyQuestionnaire,
  answer: () => z.strictObject({ version: z.int() }),
  status: 200,
  comesTo: { entries: ["questionnaire.copied"] },
  refusals: at("from", ...SHUT, ...NOT_IN_ORDER, "not-found", "own-questionnaire"),
  does: copyQuestionnaire,
});

export const proposingFreezing = anAct({
  ...ofLeads,
  id: "proposeFreezing",
  path: `${PATH}/freeze`,
  summary:
    "Proposes to make the questionnaire final, before the PQQ opens. Nothing undoes it once it is confirmed",
  command: FreezeQuestionnaire,
  ...proposing("questionnaire-freeze"),
  refusals: at("reason", ...SHUT, ...NOT_IN_ORDER, "concerns-you", "already-proposed"),
  does: proposeFreezing,
});
