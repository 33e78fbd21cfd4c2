import { MINUTE, SECOND } from "../../shared/kernel/instant.ts";

/** Requests that one person or, without a session, one address may make in a minute. */
export const A_MINUTE = { person: 1_200, address: 600 } as const;
type LimitedKind = keyof typeof A_MINUTE;

/** Seconds to wait before trying again, or undefined when the request may pass. */
type RateLimiter = (kind: LimitedKind, who: string) => number | undefined;

/**
 * Counts requests in windows of a minute, in the memory of one function instance: a brake on one client, beside the
 * gateway's own throttling. It is no security boundary; sign-in and early access are counted in the table.
 */
export function rateLimiter(wall: () => number): RateLimiter {
  let counts = new Map<string, number>();
  let startedAt = wall();
  return (kind, who) => {
    if (wall() - startedAt >= MINUTE) {
      counts = new Map();
      startedAt = wall();
    }
    const key = `${kind} ${who}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > A_MINUTE[kind]
      ? Math.max(1, Math.ceil((startedAt + MINUTE - wall()) / SECOND))
      : undefined;
  };
}
