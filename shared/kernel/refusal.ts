import type { Instant, LocalTimeRefusal } from "./instant.ts";

/** Refusals that every module may meet: who may, what is there, and what changed between reading and writing. */
export type CommonRefusal =
  | { code: "not-found" }
  | { code: "needs-national-lead" }
  | { code: "not-your-lot" }
  | { code: "not-for-your-role" }
  | { code: "changed-meanwhile" }
  | { code: "request-key-reused" }
  | { code: "too-early"; opensAt?: Instant }
  | { code: "window-not-open" }
  | { code: "too-many-attempts" }
  /** Of an act that two people do together. */
  | { code: "concerns-you" }
  | { code: "already-proposed"; proposedBy: string }
  | LocalTimeRefusal;

/** What changed between reading and writing. */
export const STALE = { code: "changed-meanwhile" } as const;

/** Those of them that a module meets. */
export type Common<Code extends CommonRefusal["code"]> = Extract<CommonRefusal, { code: Code }>;

type Codes = readonly CommonRefusal["code"][];
/** Why somebody is not shown what is sealed, or not for them. */
export const LOOKING = ["not-for-your-role", "too-early", "too-many-attempts"] as const satisfies Codes;
/** Why nobody proposes an act of two, whatever it is. */
export const NOT_PROPOSED = [
  "needs-national-lead",
  "concerns-you",
  "already-proposed",
  "changed-meanwhile",
] as const satisfies Codes;
/** Why what was typed is no London time. */
export const NO_TIME = ["not-a-time", "time-skipped", "time-doubled"] as const satisfies Codes;
