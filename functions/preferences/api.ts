import { apiOf } from "../platform/declaration.ts";
import { proposingDisclosure, savingDraft, submittingPreferences, withdrawingPreferences } from "./acts.ts";
import { preferencesReads } from "./reads.ts";

export const preferencesDeclared = [
  ...preferencesReads,
  savingDraft,
  submittingPreferences,
  withdrawingPreferences,
  proposingDisclosure,
];

/** A bidder's own preferences for programs, below /api/v1/bidder. */
export const preferencesBidderApi = apiOf("bidder", preferencesDeclared);

/** Coverage for programs of the authority, below /api/v1/authority. */
export const preferencesAuthorityApi = apiOf("authority", preferencesDeclared);

/** What partners were told, for programs, below /api/v1/partner. */
export const preferencesPartnerApi = apiOf("partner", preferencesDeclared);
