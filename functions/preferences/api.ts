import { apiOf } from "../platform/act.ts";
import { disclosingBidders, savingDraft, submittingPreferences, withdrawingPreferences } from "./acts.ts";
import { forAuthority, forBidders, forPartners } from "./reads.ts";

/** A bidder's own preferences for programs, below /api/v1/bidder. */
export const preferencesBidderApi = apiOf(
  ...forBidders,
  savingDraft,
  submittingPreferences,
  withdrawingPreferences,
);

/** Coverage for programs of the authority, below /api/v1/authority. */
export const preferencesAuthorityApi = apiOf(...forAuthority, disclosingBidders);

/** What partners were told, for programs, below /api/v1/partner. */
export const preferencesPartnerApi = apiOf(...forPartners);
