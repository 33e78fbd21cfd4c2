import { apiOf } from "../platform/declaration.ts";
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

/** Responses to the PQQ and their evaluation, for programs of the authority. Mounted at `/api/v1/authority`. */
export const evaluationAuthorityApi = apiOf("authority", evaluationDeclared);
