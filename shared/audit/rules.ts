import type { AuditEntry, Who } from "../kernel/chain.ts";
import type { CompetitionId } from "../kernel/id.ts";
import type { Instant } from "../kernel/instant.ts";
import { hides, type Window } from "../kernel/window.ts";
import type { LogName } from "./schema.ts";

/** The log that an entry belongs to. */
export const logOf = ({ competitionId }: Pick<AuditEntry, "competitionId">): LogName =>
  competitionId ?? "portal";

/** A window of a competition, and whether that competition was cancelled. */
export type HidingWindow = Window & {
  readonly competitionId: CompetitionId;
  readonly cancelledAt?: Instant | undefined;
};

/** As much of an act as decides whether it is withheld: when, for whom somebody acted, in which competition. */
type ActedAt = {
  readonly at: Instant;
  readonly audience: Who["audience"];
  readonly competitionId?: CompetitionId | undefined;
};

/**
 * For whom somebody acts when the act may tell that, or how many, bidders are at work: for a bidder, or for nobody
 * yet. The authority knows its own acts; partners submit nothing; the portal's own acts say when a window was made,
 * shut and sealed, and nothing of anybody.
 */
const TELLING = ["bidder", "newcomer"] as const satisfies readonly Who["audience"][];

/**
 * Whether an act is shown to nobody of the authority, the auditor included.
 *
 * While a window of any competition is not sealed, everything that people of bidders did at or after its opening is
 * withheld, in that competition, in others and on the portal: that somebody signs in on the day of a deadline tells
 * something too.
 *
 * The windows of a cancelled competition are never sealed. What bidders did in that competition from their opening on is
 * therefore never shown; everything else is shown from the cancellation on.
 */
export function isWithheld(
  { at, audience, competitionId }: ActedAt,
  windows: readonly HidingWindow[],
): boolean {
  if (!TELLING.some((one) => one === audience)) return false;
  return windows.some(
    (window) =>
      hides(window, at) && (window.cancelledAt === undefined || window.competitionId === competitionId),
  );
}
