import { apiOf } from "../platform/declaration.ts";
import { confirmingOutcome, proposingOutcome, withdrawingOutcome } from "./acts.ts";
import { readingOwnOutcome, readingPrequalified, readingProposals } from "./reads.ts";

export const outcomesDeclared = [
  readingProposals,
  proposingOutcome,
  confirmingOutcome,
  withdrawingOutcome,
  readingOwnOutcome,
  readingPrequalified,
];

/** The outcome for programs of the authority. Mounted at `/api/v1/authority`. */
export const outcomesAuthorityApi = apiOf("authority", outcomesDeclared);

/** A bidder's own outcome for its programs: there is none before it is published. Mounted at `/api/v1/bidder`. */
export const outcomesBidderApi = apiOf("bidder", outcomesDeclared);

/** Who has pre-qualified, for anybody's program, signed in or not. Mounted at `/api/v1/public`. */
export const outcomesPublicApi = apiOf("public", outcomesDeclared);
