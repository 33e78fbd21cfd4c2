import { apiOf } from "../platform/declaration.ts";
import { answeringQuery, askingQuery, savingAnswerDraft } from "./acts.ts";
import { listingOwnQueries, listingQueries } from "./reads.ts";

export const queriesDeclared = [
  listingQueries,
  askingQuery,
  listingOwnQueries,
  savingAnswerDraft,
  answeringQuery,
];

/** Queries for programs of the authority. Mounted at `/api/v1/authority`. */
export const queriesAuthorityApi = apiOf("authority", queriesDeclared);

/** A bidder's own queries for its programs. Mounted at `/api/v1/bidder`. */
export const queriesBidderApi = apiOf("bidder", queriesDeclared);
