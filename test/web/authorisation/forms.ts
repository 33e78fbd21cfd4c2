import { openedFor } from "../../../web/doors/opened-for.ts";
import type { Exchange } from "./exchange.ts";
import { isOutside, type Principal } from "./principals.ts";
import type { World } from "./world.ts";

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/gi;
const CARRIED = /<input type="hidden" name="openedFor" value="([^"]*)"\s*\/?>/g;

/**
 * What is wrong with the forms of a page: each that changes something says once for whom the page was opened, and Enter in
 * any of its fields does what its main button does.
 */
export function amissInForms({ signedIn }: World, who: Principal, { text }: Exchange): readonly string[] {
  const actor = isOutside(who) ? undefined : signedIn[who]?.actor;
  const own = actor === undefined ? [] : [openedFor(actor)];
  return [...text.matchAll(FORM)].flatMap(([, attributes = "", inside = ""]) => {
    const pressed = amissWithEnter(inside);
    if (!/\bmethod="?post\b/i.test(attributes)) return pressed;
    const carried = [...inside.matchAll(CARRIED)].map(([, value = ""]) => unescaped(value));
    return JSON.stringify(carried) === JSON.stringify(own)
      ? pressed
      : [...pressed, `has a form (${attributes.trim()}) opened for ${carried.join(" and ") || "nobody"}`];
  });
}

const FIELD = /<(?:input\b(?![^>]*\btype="(?:hidden|file)")|select\b)/i;
const BUTTON = /<button\b(?![^>]*\btype="(?:button|reset)")([^>]*)>/gi;
/** How the buttons look that are not the main one of their form. */
const ASIDE = /govuk-button--secondary|app-link-button|govuk-visually-hidden/;

/** A browser takes the first button of a form for Enter. It has to do what the main one does: the first that looks so. */
function amissWithEnter(inside: string): readonly string[] {
  const buttons = [...inside.matchAll(BUTTON)].map(([, attributes = ""]) => attributes);
  if (buttons.length < 2 || !FIELD.test(inside)) return [];
  const does = (attributes = "") =>
    attributes
      .match(/\b(?:name|value|formaction)="[^"]*"/g)
      ?.toSorted()
      .join(" ");
  const [first] = buttons;
  const main = buttons.find((attributes) => !ASIDE.test(attributes));
  return does(first) === does(main) ? [] : [`has a form in which Enter presses ${does(first)}`];
}

const unescaped = (text: string): string =>
  text
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
