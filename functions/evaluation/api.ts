import { apiOf } from "../platform/act.ts";
import {
  assigningEvaluator,
  declaringInterests,
  moderatingSection,
  scoringSection,
  unassigningEvaluator,
} from "./acts.ts";
import { evaluationReads } from "./reads.ts";

/** All that programs of the authority read and do of responses to the PQQ and their evaluation. */
export const evaluationDeclared = [
  ...evaluationReads,
  assigningEvaluator,
  unassigningEvaluator,
  declaringInterests,
  scoringSection,
  moderatingSection,
] as const;

/** Mounted at `/api/v1/authority`. */
export const evaluationAuthorityApi = apiOf(...evaluationDeclared);
