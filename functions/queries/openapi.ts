import { describedBy } from "../platform/act.ts";
import { answeringQuery, askingQuery } from "./acts.ts";
import { listingOwnQueries, listingQueries } from "./reads.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const queryOperations = describedBy(listingQueries, askingQuery, listingOwnQueries, answeringQuery);
