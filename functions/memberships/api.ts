import { decidingChange, listingChanges, requestingChange, withdrawingChange } from "./acts.ts";

export const membershipsDeclared = [requestingChange, withdrawingChange, listingChanges, decidingChange];
