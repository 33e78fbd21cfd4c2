import { describedBy } from "../platform/act.ts";
import { reusingAnswers, savingAnswers, submittingPqq, withdrawingPqq } from "./acts.ts";
import { ofUploads } from "./file-acts.ts";
import { forBidders } from "./reads.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const responsesOperations = describedBy(
  ...forBidders,
  savingAnswers,
  reusingAnswers,
  submittingPqq,
  withdrawingPqq,
);
export const uploadsOperations = describedBy(...ofUploads);
