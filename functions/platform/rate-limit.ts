import { MINUTE, SECOND } from "../../shared/kernel/instant.ts";

type RateLimit = { readonly requests: number; readonly perMs: number };

/** Requests that one person or, without a session, one address may make. */
const LIMITS = {
  person: { requests: 1_200, perMs: MINUTE },
  address: { requests: 600, perMs: MINUTE },
} as const satisfies Record<string, RateLimit>;
type LimitedKind = keyof typeof LIMITS;

/** Seconds to wait before trying again, or undefined when the request may pass. */
type RateLimiter = (kind: LimitedKind, who: string) => number | undefined;

/**
 * Counts requests in windows of a minute, in the memory of one function instance: a brake on one client, beside the
 * gateway's own throttling. It is no security boundary; sign-in and early access are counted in the table.
 */
export function rateLimiter(
  wall: () => number,
  limits: Record<LimitedKind, RateLimit> = LIMITS,
): RateLimiter {
  let counts = new Map<string, number>();
  let startedAt = wall();
  return (kind, who) => {
    const { requests, perMs } = limits[kind];
    if (wall() - startedAt >= perMs) {
      counts = new Map();
      startedAt = wall();
    }
    const key = `${kind} ${who}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > requests ? Math.max(1, Math.ceil((startedAt + perMs - wall()) / SECOND)) : undefined;
  };
}
