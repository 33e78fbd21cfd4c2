import type { Hono } from "hono";
import type { Deps } from "../../../functions/platform/deps.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import type { Door } from "../../../shared/kernel/names.ts";
import { createApp as authority } from "../../../web/doors/authority.app.tsx";
import { createApp as bidder } from "../../../web/doors/bidder.app.tsx";
import { createApp as partner } from "../../../web/doors/partner.app.tsx";
import { createApp as open } from "../../../web/doors/public.app.tsx";
import { createApp as signin } from "../../../web/doors/signin.app.tsx";

/** Every door there is. */
export const APPS = { signin, public: open, bidder, partner, authority } as const satisfies Record<
  Door,
  (deps: Deps) => Hono<PortalEnv>
>;

/** What stands before the routes of each door, and for which addresses. A guard that goes is missed here. */
export const MIDDLEWARE = {
  signin: ["/*", "/session/choose", "/session/tokens"],
  public: ["/*"],
  bidder: ["/*", "/bidder/register", "/bidder/*", "/api/v1/bidder/*"],
  partner: ["/*", "/partner/*", "/api/v1/partner/*"],
  authority: [
    "/*",
    "/authority/*",
    "/authority/create-competition/*",
    "/authority/competitions/:competition/propose-amendment",
    "/authority/competitions/:competition/cancel",
    "/authority/competitions/:competition/prequalification",
    "/api/v1/authority/*",
  ],
} as const satisfies Record<Door, readonly string[]>;
