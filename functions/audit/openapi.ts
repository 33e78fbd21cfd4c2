import { describedBy } from "../platform/act.ts";
import { checkingStreams } from "./acts.ts";
import { listingEntries } from "./reads.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const auditOperations = describedBy(listingEntries, checkingStreams);
