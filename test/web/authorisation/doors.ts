import type { Door } from "../../../shared/kernel/names.ts";
/** What stands before the routes of each door, and for which addresses. A guard that goes is missed here. */
export const MIDDLEWARE = {
  signin: [
    "/*",
    "/session/choose",
    "/session/invitations/*",
    "/session/refuse-invitations",
    "/session/places/*",
    "/session/tokens/*",
  ],
  public: ["/*"],
  bidder: ["/*", "/bidder/register", "/bidder/*", "/api/v1/bidder/organisations", "/api/v1/bidder/*"],
  partner: ["/*", "/partner/*", "/api/v1/partner/*"],
  authority: ["/*", "/authority/*", "/api/v1/authority/*"],
} as const satisfies Record<Door, readonly string[]>;
