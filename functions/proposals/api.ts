import { apiOf } from "../platform/declaration.ts";
import { confirming, declining, proposingAgain, withdrawing } from "./acts.ts";
import { proposalReads } from "./reads.ts";

export const proposalsDeclared = [...proposalReads, confirming, withdrawing, declining, proposingAgain];

/** What two people do together, for programs of the authority, below /api/v1/authority. */
export const proposalsAuthorityApi = apiOf("authority", proposalsDeclared);
