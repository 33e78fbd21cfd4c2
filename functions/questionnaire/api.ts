import { apiOf } from "../platform/declaration.ts";
import { copyingQuestionnaire, proposingFreezing, puttingQuestionnaire } from "./acts.ts";
import { openQuestionnaire, preparedQuestionnaire } from "./reads.ts";

export const questionnaireDeclared = [
  preparedQuestionnaire,
  puttingQuestionnaire,
  copyingQuestionnaire,
  proposingFreezing,
  openQuestionnaire,
];

/** The questionnaire that is being prepared, for programs of the authority, below /api/v1/authority. */
export const questionnaireAuthorityApi = apiOf("authority", questionnaireDeclared);

/** The questions to answer, for programs of bidders, below /api/v1/bidder. */
export const questionnaireBidderApi = apiOf("bidder", questionnaireDeclared);
