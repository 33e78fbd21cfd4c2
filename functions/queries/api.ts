import { apiOf } from "../platform/act.ts";
import { answeringQuery, askingQuery } from "./acts.ts";
import { listingOwnQueries, listingQueries } from "./reads.ts";

/** Queries for programs of the authority. Mounted at `/api/v1/authority`. */
export const queriesAuthorityApi = apiOf(listingQueries, askingQuery);

/** A bidder's own queries for its programs. Mounted at `/api/v1/bidder`. */
export const queriesBidderApi = apiOf(listingOwnQueries, answeringQuery);
