import { proposingCorrection, proposingOutcome } from "./acts.ts";
import { readingOwnOutcome, readingPrequalified, readingResults } from "./reads.ts";

export const outcomesDeclared = [
  readingResults,
  proposingOutcome,
  proposingCorrection,
  readingOwnOutcome,
  readingPrequalified,
];
