import { describedBy } from "../platform/act.ts";
import { disclosingBidders, savingDraft, submittingPreferences, withdrawingPreferences } from "./acts.ts";
import { forAuthority, forBidders, forPartners } from "./reads.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const preferencesOperations = describedBy(
  ...forBidders,
  savingDraft,
  submittingPreferences,
  withdrawingPreferences,
  ...forAuthority,
  disclosingBidders,
  ...forPartners,
);
