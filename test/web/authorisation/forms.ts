import { openedFor } from "../../../web/doors/opened-for.ts";
import type { Exchange } from "./exchange.ts";
import { isOutside, type Principal } from "./principals.ts";
import type { World } from "./world.ts";

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi;
const CARRIED = /<input type="hidden" name="openedFor" value="([^"]*)"\s*\/?>/g;

/** What is wrong with the forms of a page: each that changes something says once for whom the page was opened. */
export function amissInForms({ signedIn }: World, who: Principal, { text }: Exchange): readonly string[] {
  const actor = isOutside(who) ? undefined : signedIn[who]?.actor;
  const own = actor === undefined ? [] : [openedFor(actor)];
  return [...text.matchAll(FORM)].flatMap(([, attributes = "", inside = ""]) => {
    if (!/\bmethod="?post\b/i.test(attributes)) return [];
    const carried = [...inside.matchAll(CARRIED)].map(([, value = ""]) => unescaped(value));
    return JSON.stringify(carried) === JSON.stringify(own)
      ? []
      : [`has a form (${attributes.trim()}) opened for ${carried.join(" and ") || "nobody"}`];
  });
}

const unescaped = (text: string): string =>
  text
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
