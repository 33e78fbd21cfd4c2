import { proposingDisclosure, savingDraft, submittingPreferences, withdrawingPreferences } from "./acts.ts";
import { preferencesReads } from "./reads.ts";

export const preferencesDeclared = [
  ...preferencesReads,
  savingDraft,
  submittingPreferences,
  withdrawingPreferences,
  proposingDisclosure,
];
