import type { PortalContext } from "../../functions/platform/request.ts";

const SAFE = ["GET", "HEAD", "OPTIONS"];

/** Whether a request changes nothing, by its method. */
export const isSafe = (c: PortalContext): boolean => SAFE.includes(c.req.method);

/**
 * Whether a request that changes something came from another site, or does not say from where. Compared with the
 * portal's public origin, because behind a content network the Host header is another one.
 */
export function cameFromElsewhere(c: PortalContext, publicOrigin: string): boolean {
  if (isSafe(c)) return false;
  const origin = c.req.header("origin");
  if (origin !== undefined) return origin !== publicOrigin;
  return c.req.header("sec-fetch-site") !== "same-origin";
}
