import { apiOf } from "../platform/act.ts";
import { checkingStreams } from "./acts.ts";
import { listingEntries } from "./reads.ts";

/** The audit log for programs, below /api/v1/authority. */
export const auditAuthorityApi = apiOf(listingEntries, checkingStreams);
