import { apiOf } from "../platform/declaration.ts";
import { reusingAnswers, savingAnswers, submittingPqq, withdrawingPqq } from "./acts.ts";
import { uploadsDeclared } from "./file-acts.ts";
import { responsesReads } from "./reads.ts";

export const responsesDeclared = [
  ...responsesReads,
  savingAnswers,
  reusingAnswers,
  submittingPqq,
  withdrawingPqq,
];

/** A bidder's own response to the PQQ, for programs, below /api/v1/bidder. */
export const responsesBidderApi = apiOf("bidder", responsesDeclared);

/** Its files: below /api/v1/bidder for programs, and below /bidder for the script of the page. */
export const uploadsBidderApi = apiOf("bidder", uploadsDeclared);
