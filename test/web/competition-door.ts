import { front } from "../builders/doors.ts";
import { personAt } from "../builders/person.ts";
import type { TestPortal } from "../builders/portal.ts";

export type Audience = "authority" | "bidder" | "partner";

/** The JSON API as one person's program reaches it, below the audience. */
export type Client = (method: "GET" | "POST", path: string, given?: Given) => Promise<Response>;
type Given = { body?: unknown; headers?: Readonly<Record<string, string>> };

export async function clientOf(portal: TestPortal, audience: Audience, mail: string): Promise<Client> {
  const one = await personAt(portal, mail);
  return async (method, path, { body, headers } = {}) =>
    one.api(method, `/${audience}${path}`, body, headers);
}

/** The start page, for somebody with a session or without. */
export async function startPage({ deps }: TestPortal, secret?: string): Promise<Response> {
  const cookie = secret === undefined ? {} : { cookie: `__Host-session=${secret}` };
  return front(deps).request("/", { headers: cookie });
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
