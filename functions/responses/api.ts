import { apiOf } from "../platform/act.ts";
import { reusingAnswers, savingAnswers, submittingPqq, withdrawingPqq } from "./acts.ts";
import { ofUploads } from "./file-acts.ts";
import { forBidders } from "./reads.ts";

/** A bidder's own response to the PQQ, for programs, below /api/v1/bidder. */
export const responsesBidderApi = apiOf(
  ...forBidders,
  savingAnswers,
  reusingAnswers,
  submittingPqq,
  withdrawingPqq,
);

/** Its files: below /api/v1/bidder for programs, and below /bidder for the script of the page. */
export const uploadsBidderApi = apiOf(...ofUploads);
