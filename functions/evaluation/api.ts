import {
  assigningEvaluator,
  declaringInterests,
  moderatingSection,
  scoringSection,
  unassigningEvaluator,
} from "./acts.ts";
import { evaluationReads } from "./reads.ts";

export const evaluationDeclared = [
  ...evaluationReads,
  assigningEvaluator,
  unassigningEvaluator,
  declaringInterests,
  scoringSection,
  moderatingSection,
];
