import type { PortalContext } from "../../functions/platform/request.ts";

/** Whether a program asks, which is answered with problem documents and never with pages. */
export const isApi = (c: PortalContext): boolean => c.req.path.startsWith("/api/");

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

/**
 * Whether a form was sent from a page that this portal served, though maybe under another name than its public one, such as
 * an old one. Only then is its text shown again: a page of somebody else's words must not look like the portal's.
 */
export const cameFromOwnPage = (c: PortalContext, publicOrigin: string): boolean =>
  !cameFromElsewhere(c, publicOrigin) || c.req.header("sec-fetch-site") === "same-origin";
