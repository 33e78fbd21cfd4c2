import { describedBy } from "../platform/act.ts";
import { markingReadByAuthority, markingReadByBidder, markingReadByPartner } from "./acts.ts";
import { listingForAuthority, listingForBidder, listingForPartner, listingUndelivered } from "./reads.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const noticesOperations = describedBy(
  listingForBidder,
  listingForPartner,
  listingForAuthority,
  markingReadByBidder,
  markingReadByPartner,
  markingReadByAuthority,
  listingUndelivered,
);
