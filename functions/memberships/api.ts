import { apiOf } from "../platform/act.ts";
import { decidingChange, listingChanges, requestingChange, withdrawingChange } from "./acts.ts";

export const forAuthority = [listingChanges, decidingChange] as const;
export const forBidders = [requestingChange, withdrawingChange] as const;

/** Requests to change the members of bidders, for programs of the authority. Mounted at `/api/v1/authority`. */
export const membershipsAuthorityApi = apiOf(...forAuthority);

/** A bidder's own requests to change its members, for its programs. Mounted at `/api/v1/bidder`. */
export const membershipsBidderApi = apiOf(...forBidders);
