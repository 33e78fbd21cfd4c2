import type { Hono } from "hono";
import type { PortalEnv } from "../../../functions/platform/request.ts";
import { createApp as authority } from "../../../web/doors/authority.app.tsx";
import { createApp as bidder } from "../../../web/doors/bidder.app.tsx";
import { createApp as partner } from "../../../web/doors/partner.app.tsx";
import { createApp as publicDoor } from "../../../web/doors/public.app.tsx";
import { createApp as signin } from "../../../web/doors/signin.app.tsx";
import { openedFor } from "../../../web/doors/opened-for.ts";
import { fenced } from "../../builders/fenced.ts";
import type { TestPortal } from "../../builders/portal.ts";
import { hidden } from "../evaluation/people.ts";

const DOORS = { authority, bidder, partner, public: publicDoor, signin } as const;

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers };
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody at one door, with a browser and with a program of theirs. */
export type Visitor = {
  get(path: string): Promise<Answer>;
  post(path: string, fields: Fields): Promise<Answer>;
  /** Sends the form of a page, with the request key that stands in it. `to`: another address than the page's. */
  send(path: string, fields: Fields, to?: string): Promise<Answer>;
  api(method: "GET" | "POST", path: string, given?: Given): Promise<Answer>;
};
type Given = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

/** A door as the function behind it has it. */
export const doorOf = (portal: TestPortal, door: keyof typeof DOORS): Hono<PortalEnv> =>
  DOORS[door](fenced(portal.deps, door));

/** Somebody at a door, of their own unless one is given; without an address somebody who has not signed in. */
export async function visitor(
  portal: TestPortal,
  door: keyof typeof DOORS,
  mail?: string,
  app = doorOf(portal, door),
): Promise<Visitor> {
  const session = mail === undefined ? undefined : await portal.signIn(mail);
  const token = mail === undefined ? undefined : (await portal.signIn(mail, mail, "bearer")).secret;
  const cookie: Record<string, string> =
    session === undefined ? {} : { cookie: `__Host-session=${session.secret}` };
  const bearer: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const get = async (path: string) => answered(await app.request(path, { headers: cookie }));
  async function post(path: string, fields: Fields) {
    const headers = { ...cookie, origin: portal.deps.settings.publicOrigin };
    const opened = session === undefined ? {} : { openedFor: openedFor(session.actor) };
    const pairs = Object.entries({ ...opened, ...fields }).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one]),
    );
    const body = new URLSearchParams(pairs);
    return answered(await app.request(path, { method: "POST", headers, body }));
  }
  return {
    get,
    post,
    async send(path, fields, to = path) {
      const requestKey = hidden((await get(path)).text, "requestKey");
      return post(to, { requestKey, ...fields });
    },
    async api(method, path, { body, headers = {} } = {}) {
      const sent = { ...bearer, "content-type": "application/json", ...headers };
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      return answered(await app.request(`/api/v1${path}`, { method, headers: sent, ...content }));
    },
  };
}

async function answered(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Where the links of the error summary lead, in order. */
export const errorLinks = ({ text }: Answer): readonly string[] => {
  const summary = text.slice(text.indexOf("govuk-error-summary__list"), text.indexOf("<h1"));
  return [...summary.matchAll(/href="(#[^"]+)"/g)].map(([, href = ""]) => href);
};

/** A page without what is drawn anew for each request. */
export const settled = ({ status, text }: Answer) => ({
  status,
  text: text.replaceAll(/nonce="[^"]*"/g, "").replaceAll(/name="requestKey" value="[^"]*"/g, ""),
});
