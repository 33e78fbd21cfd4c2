import type { ProblemStatus } from "./problem.ts";

const STATUS_OF: Readonly<Record<string, ProblemStatus>> = {
  "not-found": 404,
  "needs-national-lead": 403,
  "needs-second-person": 403,
  "concerns-you": 403,
  "newer-than-proposal": 403,
  "not-the-proposer": 403,
  "own-proposal": 403,
  "not-for-your-role": 403,
  "not-your-lot": 403,
  "not-prequalified": 403,
  "interests-not-declared": 403,
  "interest-declared": 403,
  "own-role": 403,
  "own-place": 403,
  "too-early": 403,
  "too-many-attempts": 429,
  "changed-meanwhile": 412,
};

/** The HTTP status of a refusal: 422 unless it is about who asks, what is there, or what changed meanwhile. */
export const statusOf = (code: string): ProblemStatus => STATUS_OF[code] ?? 422;
