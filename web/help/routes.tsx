import { Hono } from "hono";
import { ABSOLUTE_LIMIT, SURE_IDLE_TIME } from "../../functions/platform/session.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { HOUR, MINUTE } from "../../shared/kernel/instant.ts";
import { frameOf } from "../doors/frame.tsx";
import { AccessibilityPage, type CookieFacts, CookiesPage, HelpPage, PrivacyPage } from "./pages.tsx";

const COOKIES: readonly CookieFacts[] = [
  {
    name: "__Host-session",
    purpose: "Keeps you signed in",
    lasts: `Until you sign out or close the browser. It stops working after ${SURE_IDLE_TIME / MINUTE} minutes without use, and after ${ABSOLUTE_LIMIT / HOUR} hours`,
  },
  {
    name: "__Host-sign-in",
    purpose: "Recognises you when you come back from the service that you sign in with",
    lasts: "15 minutes",
  },
  {
    name: "__Host-flash",
    purpose: "Names what you have just done, so that the next page can say so",
    lasts: "Until that page, or 1 minute",
  },
];

/** What everybody may read about the portal itself. */
export const helpRoutes = new Hono<PortalEnv>()
  .get("/help", (c) => c.html(<HelpPage frame={frameOf(c)} />))
  .get("/privacy", (c) => c.html(<PrivacyPage frame={frameOf(c)} />))
  .get("/cookies", (c) => c.html(<CookiesPage frame={frameOf(c)} cookies={COOKIES} />))
  .get("/accessibility", (c) => c.html(<AccessibilityPage frame={frameOf(c)} />));
