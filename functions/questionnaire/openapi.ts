import { describedBy } from "../platform/act.ts";
import { copyingQuestionnaire, freezingQuestionnaire, puttingQuestionnaire } from "./acts.ts";
import { openQuestionnaire, preparedQuestionnaire } from "./reads.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const questionnaireOperations = describedBy(
  preparedQuestionnaire,
  puttingQuestionnaire,
  copyingQuestionnaire,
  freezingQuestionnaire,
  openQuestionnaire,
);
