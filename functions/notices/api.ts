import { apiOf } from "../platform/act.ts";
import { markingReadByAuthority, markingReadByBidder, markingReadByPartner } from "./acts.ts";
import { listingForAuthority, listingForBidder, listingForPartner, listingUndelivered } from "./reads.ts";

export const noticesBidderApi = apiOf(listingForBidder, markingReadByBidder);
export const noticesPartnerApi = apiOf(listingForPartner, markingReadByPartner);
export const noticesAuthorityApi = apiOf(listingForAuthority, markingReadByAuthority, listingUndelivered);
