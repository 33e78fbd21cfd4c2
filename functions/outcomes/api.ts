import { proposingCorrection, proposingOutcome, stoppingOutcome } from "./acts.ts";
import { readingOwnOutcome, readingPrequalified, readingResults } from "./reads.ts";

export const outcomesDeclared = [
  readingResults,
  proposingOutcome,
  stoppingOutcome,
  proposingCorrection,
  readingOwnOutcome,
  readingPrequalified,
];
