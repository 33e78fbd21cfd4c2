import { apiOf } from "../platform/declaration.ts";
import { proposingCorrection, proposingOutcome } from "./acts.ts";
import { readingOwnOutcome, readingPrequalified, readingResults } from "./reads.ts";

export const outcomesDeclared = [
  readingResults,
  proposingOutcome,
  proposingCorrection,
  readingOwnOutcome,
  readingPrequalified,
];

/** The outcome for programs of the authority. Mounted at `/api/v1/authority`. */
export const outcomesAuthorityApi = apiOf("authority", outcomesDeclared);

/** A bidder's own outcome for its programs: there is none before it is published. Mounted at `/api/v1/bidder`. */
export const outcomesBidderApi = apiOf("bidder", outcomesDeclared);

/** Who has pre-qualified, for anybody's program, signed in or not. Mounted at `/api/v1/public`. */
export const outcomesPublicApi = apiOf("public", outcomesDeclared);
