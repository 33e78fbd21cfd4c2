import { auditAuthorityApi } from "../../../functions/audit/api.ts";
import { noticesAuthorityApi, noticesBidderApi, noticesPartnerApi } from "../../../functions/notices/api.ts";
import type { Deps } from "../../../functions/platform/deps.ts";
import { auditAuthorityRoutes } from "../../../web/audit/routes.tsx";
import { openDoor } from "../../../web/doors/door.tsx";
import { only } from "../../../web/doors/guard.tsx";
import { openedFor } from "../../../web/doors/opened-for.ts";
import {
  noticesAuthorityRoutes,
  noticesBidderRoutes,
  noticesPartnerRoutes,
} from "../../../web/notices/routes.tsx";
import { fenced } from "../../builders/fenced.ts";
import type { SignedInTest } from "../../builders/portal.ts";

/** The rooms of audit and notices behind one door, with the guards that the three doors put before them. */
export function rooms(deps: Deps) {
  const app = openDoor(fenced(deps, "authority"), "authority");
  for (const audience of ["authority", "bidder", "partner"] as const) {
    app.use(`/${audience}/*`, only(audience));
    app.use(`/api/v1/${audience}/*`, only(audience));
  }
  app.route("/authority", auditAuthorityRoutes).route("/api/v1/authority", auditAuthorityApi);
  app.route("/authority", noticesAuthorityRoutes).route("/api/v1/authority", noticesAuthorityApi);
  app.route("/bidder", noticesBidderRoutes).route("/api/v1/bidder", noticesBidderApi);
  app.route("/partner", noticesPartnerRoutes).route("/api/v1/partner", noticesPartnerApi);
  return app;
}

/** Somebody at these rooms: by browser with a session, by program with a token. */
export function visitor(app: ReturnType<typeof rooms>, session: SignedInTest, token: SignedInTest) {
  const cookie = `__Host-session=${session.secret}`;
  const authorization = `Bearer ${token.secret}`;
  return {
    get: (path: string) => app.request(path, { headers: { cookie } }),
    post: (path: string, fields: readonly (readonly [string, string])[] = []) =>
      app.request(path, {
        method: "POST",
        headers: { cookie, origin: "https://portal.example" },
        body: new URLSearchParams([
          ["openedFor", openedFor(session.actor)],
          ...fields.map(([name, value]) => [name, value]),
        ]),
      }),
    ask: (path: string) => app.request(`/api/v1${path}`, { headers: { authorization } }),
    tell: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      app.request(`/api/v1${path}`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
  };
}
export type Visitor = ReturnType<typeof visitor>;
