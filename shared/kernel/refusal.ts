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
  | LocalTimeRefusal;
