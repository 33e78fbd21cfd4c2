import * as z from "zod";
import { NATIONAL_LEADS } from "../../shared/kernel/actor.ts";
import {
  CopyQuestionnaire,
  FreezeQuestionnaire,
  PutQuestionnaire,
  SaveQuestionnaire,
} from "../../shared/questionnaire/commands.ts";
import { FrozenQuestionnaire } from "../../shared/questionnaire/schema.ts";
import { questionnaireRefusalInWords } from "../../shared/questionnaire/words.ts";
import { anAct } from "../platform/act.ts";
import { copyQuestionnaire, freezeQuestionnaire, putQuestionnaire, saveQuestionnaire } from "./operations.ts";

const ofLeads = {
  audience: "authority",
  who: NATIONAL_LEADS,
  words: questionnaireRefusalInWords,
  seen: "seenVersion",
  status: 200,
} as const;
const PATH = "/competitions/:competition/questionnaire";

/** Why nothing can be changed, said at one control of each form. */
const shutAt = <Control extends string>(control: Control) =>
  ({
    "needs-national-lead": control,
    "competition-cancelled": control,
    "no-pqq-stage": control,
    "already-frozen": control,
    "pqq-has-opened": control,
    "changed-meanwhile": control,
  }) as const;

/** What is not in order in the questionnaire that it would become. */
const notInOrderAt = <Control extends string>(control: Control) =>
  ({
    "section-twice": control,
    "section-name-reserved": control,
    "question-twice": control,
    "option-twice": control,
    "range-without-numbers": control,
    "condition-on-nothing-earlier": control,
    "condition-never-met": control,
    "weight-where-nothing-is-scored": control,
    "weight-of-what-may-stay-open": control,
    "weights-not-100": control,
    "threshold-without-weights": control,
    "listing-asked-twice": control,
    "questionnaire-too-long": control,
  }) as const;

export const puttingQuestionnaire = anAct({
  ...ofLeads,
  id: "saveQuestionnaire",
  method: "put",
  path: PATH,
  summary: "Changes the questionnaire as a whole, until it is frozen or the PQQ opens",
  command: PutQuestionnaire,
  answer: () => z.strictObject({ version: z.int() }),
  refusals: {
    ...shutAt("title"),
    ...notInOrderAt("title"),
    "not-found": "title",
    "last-section": "title",
    "last-question": "title",
  },
  does: putQuestionnaire,
});

/** The same in parts: each form makes one change. */
export const changingQuestionnaire = {
  ...puttingQuestionnaire,
  command: SaveQuestionnaire,
  seen: "seenVersion",
  does: saveQuestionnaire,
} as const;

export const copyingQuestionnaire = anAct({
  ...ofLeads,
  id: "copyQuestionnaire",
  path: `${PATH}/copy`,
  summary: "Starts again from another competition's questionnaire, or the standard one",
  command: CopyQuestionnaire,
  answer: () => z.strictObject({ version: z.int() }),
  refusals: {
    ...shutAt("from"),
    ...notInOrderAt("from"),
    "not-found": "from",
    "own-questionnaire": "from",
  },
  does: copyQuestionnaire,
});

export const freezingQuestionnaire = anAct({
  ...ofLeads,
  id: "freezeQuestionnaire",
  path: `${PATH}/freeze`,
  summary: "Makes the questionnaire final, before the PQQ opens. Nothing undoes it",
  command: FreezeQuestionnaire,
  answer: () => FrozenQuestionnaire.pick({ sha256: true, frozenAt: true }),
  refusals: { ...shutAt("freeze"), ...notInOrderAt("freeze") },
  does: freezeQuestionnaire,
});
