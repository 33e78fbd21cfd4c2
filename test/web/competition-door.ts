import { words } from "../builders/page.ts";
import { front } from "../builders/doors.ts";
import type { TestPortal } from "../builders/portal.ts";

/** The start page, for somebody with a session or without. */
export async function startPage({ deps }: TestPortal, secret?: string): Promise<Response> {
  const cookie = secret === undefined ? {} : { cookie: `__Host-session=${secret}` };
  return front(deps).request("/", { headers: cookie });
}

/** The words of a page's own part. */
export async function wordsOf(response: Response): Promise<string> {
  const html = await response.text();
  return words(html.slice(html.indexOf("<main"), html.indexOf("</main>")));
}

/** Where the links of a page lead. */
export const hrefsIn = (html: string): string[] =>
  [...html.slice(html.indexOf("<main")).matchAll(/<a[^>]* href="([^"]+)"/g)].map(([, href = ""]) => href);
