import type { ProposalId } from "./id.ts";
import type { Instant } from "./instant.ts";

/**
 * Since when an organisation is pre-qualified. Recorded by itself it says so; one that came with the outcome of the PQQ
 * names the proposal it was a part of, and counts only if that is the one that was published.
 */
type CountsSince = ({ readonly visibleAt: Instant } | { readonly proposalId: ProposalId }) & {
  readonly until?: Instant | undefined;
};

/** As much of a competition as says whether its outcome is published. */
type Publishing<Outcome extends { readonly visibleAt: Instant }> = {
  readonly outcome?: Outcome | undefined;
  readonly cancelled?: { readonly at: Instant } | undefined;
};

/**
 * The outcome of the PQQ as far as anybody may know it: nothing a millisecond before its instant, everything from that
 * instant on. One whose instant comes after the competition was cancelled is never published.
 */
export function publishedOutcome<Outcome extends { readonly visibleAt: Instant }>(
  { outcome, cancelled }: Publishing<Outcome>,
  now: Instant,
): Outcome | undefined {
  if (outcome === undefined || now < outcome.visibleAt) return undefined;
  return cancelled !== undefined && cancelled.at < outcome.visibleAt ? undefined : outcome;
}

/** Since when an organisation has been pre-qualified at `now`; undefined while it is not. */
export function prequalifiedSince(
  competition: Publishing<{ readonly visibleAt: Instant; readonly proposalId: ProposalId }>,
  standing: CountsSince | undefined,
  now: Instant,
): Instant | undefined {
  if (standing === undefined || (standing.until !== undefined && standing.until <= now)) return undefined;
  if ("visibleAt" in standing) return standing.visibleAt <= now ? standing.visibleAt : undefined;
  const outcome = publishedOutcome(competition, now);
  return outcome?.proposalId === standing.proposalId ? outcome.visibleAt : undefined;
}
