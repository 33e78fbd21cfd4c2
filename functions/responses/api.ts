import { reusingAnswers, savingAnswers, submittingPqq, withdrawingPqq } from "./acts.ts";
import { responsesReads } from "./reads.ts";

export const responsesDeclared = [
  ...responsesReads,
  savingAnswers,
  reusingAnswers,
  submittingPqq,
  withdrawingPqq,
];
