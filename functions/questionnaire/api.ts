import { apiOf } from "../platform/act.ts";
import { copyingQuestionnaire, freezingQuestionnaire, puttingQuestionnaire } from "./acts.ts";
import { openQuestionnaire, preparedQuestionnaire } from "./reads.ts";

/** The questionnaire that is being prepared, for programs of the authority, below /api/v1/authority. */
export const questionnaireAuthorityApi = apiOf(
  preparedQuestionnaire,
  puttingQuestionnaire,
  copyingQuestionnaire,
  freezingQuestionnaire,
);

/** The questions to answer, for programs of bidders, below /api/v1/bidder. */
export const questionnaireBidderApi = apiOf(openQuestionnaire);
