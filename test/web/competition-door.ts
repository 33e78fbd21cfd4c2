import type { Hono } from "hono";
import {
  competitionAuthorityApi,
  competitionBidderApi,
  competitionPartnerApi,
} from "../../functions/competition/api.ts";
import type { PortalEnv } from "../../functions/platform/request.ts";
import { competitionAuthorityRoutes } from "../../web/competition/authority-routes.tsx";
import { competitionBidderRoutes } from "../../web/competition/bidder-routes.tsx";
import { competitionPartnerRoutes } from "../../web/competition/partner-routes.tsx";
import { competitionPublicRoutes } from "../../web/competition/public-routes.tsx";
import { openDoor } from "../../web/doors/door.tsx";
import { only } from "../../web/doors/guard.tsx";
import { openedFor } from "../../web/doors/opened-for.ts";
import type { TestPortal } from "../builders/portal.ts";
import { fenced } from "../builders/fenced.ts";

const ROUTES = {
  authority: competitionAuthorityRoutes,
  bidder: competitionBidderRoutes,
  partner: competitionPartnerRoutes,
} as const;
const APIS = {
  authority: competitionAuthorityApi,
  bidder: competitionBidderApi,
  partner: competitionPartnerApi,
} as const;
export type Audience = keyof typeof ROUTES;

/** The door of an audience with the competition module alone behind it. */
function doorOf({ deps }: TestPortal, audience: Audience): Hono<PortalEnv> {
  const app = openDoor(fenced(deps, audience), audience);
  app.use(`/${audience}/*`, only(audience));
  app.use(`/api/v1/${audience}/*`, only(audience));
  app.route(`/${audience}`, ROUTES[audience]);
  app.route(`/api/v1/${audience}`, APIS[audience]);
  return app;
}

/** The pages as one person's browser gets them. */
export type Browser = {
  get(path: string): Promise<Response>;
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response>;
};

export async function browserOf(portal: TestPortal, audience: Audience, mail: string): Promise<Browser> {
  const { secret, actor } = await portal.signIn(mail);
  const app = doorOf(portal, audience);
  const cookie = `__Host-session=${secret}`;
  return {
    get: async (path) => app.request(path, { headers: { cookie } }),
    post: async (path, fields) =>
      app.request(path, {
        method: "POST",
        headers: { cookie, origin: portal.deps.settings.publicOrigin },
        body: new URLSearchParams(
          Object.entries({ openedFor: openedFor(actor), ...fields }).flatMap(([name, value]) =>
            [value].flat().map((one) => [name, one]),
          ),
        ),
      }),
  };
}

/** The JSON API as one person's program reaches it. */
export type Client = (method: "GET" | "POST", path: string, given?: Given) => Promise<Response>;
type Given = { body?: unknown; headers?: Readonly<Record<string, string>> };

export async function clientOf(portal: TestPortal, audience: Audience, mail: string): Promise<Client> {
  const { secret } = await portal.signIn(mail, mail, "bearer");
  const app = doorOf(portal, audience);
  return async (method, path, { body, headers = {} } = {}) =>
    app.request(`/api/v1/${audience}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${secret}`,
        ...(method === "POST" ? { "content-type": "application/json" } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
}

/** The start page, for somebody with a session or without. */
export async function startPage({ deps }: TestPortal, secret?: string): Promise<Response> {
  const app = openDoor(fenced(deps, "public"), "public").route("/", competitionPublicRoutes);
  return app.request("/", secret === undefined ? {} : { headers: { cookie: `__Host-session=${secret}` } });
}

/** The words of a page, without tags, with single spaces. */
export async function wordsOf(response: Response): Promise<string> {
  const html = await response.text();
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return main
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

/** Where the links of a page lead. */
export const hrefsIn = (html: string): string[] =>
  [...html.slice(html.indexOf("<main")).matchAll(/<a[^>]* href="([^"]+)"/g)].map(([, href = ""]) => href);

/** The value of a hidden field of a page. */
export function hiddenIn(html: string, name: string): string {
  const found = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1];
  if (found === undefined) throw new Error(`the page hides no ${name}`);
  return found;
}
