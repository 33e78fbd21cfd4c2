import { describedBy } from "../platform/act.ts";
import { confirmingOutcome, proposingOutcome, withdrawingOutcome } from "./acts.ts";
import { readingOwnOutcome, readingPrequalified, readingProposals } from "./reads.ts";

/** The operations of `api.ts` as the OpenAPI document describes them. */
export const outcomesOperations = describedBy(
  readingProposals,
  proposingOutcome,
  confirmingOutcome,
  withdrawingOutcome,
  readingOwnOutcome,
  readingPrequalified,
);
