import { apiOf } from "../platform/declaration.ts";
import { decidingChange, listingChanges, requestingChange, withdrawingChange } from "./acts.ts";

export const membershipsDeclared = [requestingChange, withdrawingChange, listingChanges, decidingChange];

/** Requests to change the members of bidders, for programs of the authority. Mounted at `/api/v1/authority`. */
export const membershipsAuthorityApi = apiOf("authority", membershipsDeclared);

/** A bidder's own requests to change its members, for its programs. Mounted at `/api/v1/bidder`. */
export const membershipsBidderApi = apiOf("bidder", membershipsDeclared);
