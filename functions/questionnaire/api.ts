import { copyingQuestionnaire, proposingFreezing, puttingQuestionnaire } from "./acts.ts";
import { openQuestionnaire, preparedQuestionnaire } from "./reads.ts";

export const questionnaireDeclared = [
  preparedQuestionnaire,
  puttingQuestionnaire,
  copyingQuestionnaire,
  proposingFreezing,
  openQuestionnaire,
];
