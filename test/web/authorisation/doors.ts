import type { Hono } from "hono";
import type { Deps } from "../../../functions/platform/deps.ts";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import type { Door } from "../../../shared/kernel/names.ts";
import { createApp as authority } from "../../../web/doors/authority.app.tsx";
import { createApp as bidder } from "../../../web/doors/bidder.app.tsx";
import { createApp as partner } from "../../../web/doors/partner.app.tsx";
import { createApp as open } from "../../../web/doors/public.app.tsx";
import { createApp as signin } from "../../../web/doors/signin.app.tsx";
import { fenced } from "../../builders/fenced.ts";

/** A door that has no more rights than its role in AWS gives it: what the fence refuses is a fault, and is seen. */
const within = (door: Door, createApp: (deps: Deps) => Hono<PortalEnv>) => (deps: Deps) =>
  createApp(fenced(deps, door));

/** Every door there is. */
export const APPS = {
  signin: within("signin", signin),
  public: within("public", open),
  bidder: within("bidder", bidder),
  partner: within("partner", partner),
  authority: within("authority", authority),
} as const satisfies Record<Door, (deps: Deps) => Hono<PortalEnv>>;

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
  authority: ["/*", "/authority/*", "/authority/create-competition/*", "/api/v1/authority/*"],
} as const satisfies Record<Door, readonly string[]>;
