import { parse, type DefaultTreeAdapterTypes as Tree } from "parse5";
import { DOOR_PATHS, DOORS, type Door } from "../../../shared/kernel/names.ts";
import { commonRefusalInWords } from "../../../shared/kernel/words.ts";
import { responseRefusalInWords } from "../../../shared/responses/words.ts";
import { kindOf } from "../../journeys/crawl.ts";
import { APPS } from "../../builders/doors.ts";
import { exchange, type Exchange } from "./exchange.ts";
import type { Principal } from "./principals.ts";
import type { World } from "./world.ts";

/** What somebody is told who may not, whatever status says it. */
const REFUSED = [
  commonRefusalInWords({ code: "needs-national-lead" }),
  commonRefusalInWords({ code: "not-your-lot" }),
  commonRefusalInWords({ code: "not-for-your-role" }),
  responseRefusalInWords({ code: "not-for-your-role" }),
];

type Form = { readonly action: string; readonly fields: Readonly<Record<string, readonly string[]>> };
type Walked = { readonly refused: readonly string[]; readonly pages: number; readonly forms: number };

/**
 * Follows every link that somebody is offered, one of each kind, and sends every form as it stands on the page, each
 * button by itself; whatever it changed is undone. Gives back what was offered and then refused for who they are.
 */
export async function controlsRefused(world: World, who: Principal): Promise<Walked> {
  const refused: string[] = [];
  const sent = new Set<string>();
  let pages = 0;
  for await (const { url, from, page } of pagesOffered(world, who)) {
    pages += 1;
    if (from !== "" && isRefused(page)) refused.push(`${from}: the link to ${url.pathname} (${page.status})`);
    for (const { action, fields } of formsOf(page)) {
      const to = new URL(action === "" ? url.href : action, url);
      const name = `${kindOf(to)} ${fields["action"]?.join(" ") ?? ""}`;
      if (sent.has(name) || LEFT_OUT.test(to.pathname)) continue;
      sent.add(name);
      const answer = await asks(world, who, "POST", to, fields);
      if (isRefused(answer)) refused.push(`${url.pathname}: the form to ${to.pathname} (${answer.status})`);
      if (answer.writeUnits > 0) await world.atFirst().undo();
    }
  }
  return { refused, pages, forms: sent.size };
}

/** Every page that somebody is led to from where they begin, and from `others`, one of each kind. */
export async function* pagesOffered(world: World, who: Principal, others: readonly string[] = []) {
  const home = `${world.deps.settings.publicOrigin}/`;
  const found = new Map([[home, { url: new URL(home), from: "" }]]);
  for (const start of [...HOMES, ...others]) found.set(start, { url: new URL(start, home), from: "" });
  for (const { url, from } of found.values()) {
    const page = await asks(world, who, "GET", url);
    yield { url, from, page };
    if (page.status !== 200 || !isPage(page)) continue;
    for (const link of linksOf(page)) {
      const to = new URL(link, url);
      if (to.origin === url.origin && !LEFT_OUT.test(to.pathname) && !found.has(kindOf(to)))
        found.set(kindOf(to), { url: to, from: url.pathname });
    }
  }
}

/** Where people begin who have just signed in. */
const HOMES = ["/bidder", "/partner", "/authority", "/session/choose"];
/** What ends the walk, is no page of the portal, or goes to the object store. */
export const LEFT_OUT = /^\/(sign-in|sign-out|assets|local)|\/download$|\.(csv|xlsx|json)$/;

function isRefused({ status, text }: Exchange): boolean {
  return status === 403 || status === 404 || status >= 500 || REFUSED.some((words) => text.includes(words));
}

export const isPage = ({ headers }: Exchange): boolean =>
  headers.get("content-type")?.startsWith("text/html") === true;

export function asks(
  world: World,
  who: Principal,
  method: "GET" | "POST",
  { pathname, search }: URL,
  form?: Form["fields"],
  headers: Readonly<Record<string, string>> = {},
): Promise<Exchange> {
  const app = APPS[doorOf(pathname)](world.deps);
  return exchange(world, app, who, method, pathname, { query: search, headers, ...(form && { form }) });
}

function doorOf(path: string): Door {
  const fits = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`);
  return DOORS.find((door) => door !== "public" && DOOR_PATHS[door].some(fits)) ?? "public";
}

const linksOf = ({ text }: Exchange): readonly string[] =>
  elementsIn(parse(text))
    .flatMap((element) => (element.tagName === "a" ? (attribute(element, "href") ?? []) : []))
    .filter((href) => !href.startsWith("#"));

/** The forms of a page; a form once for each of its buttons. */
function formsOf(page: Exchange): readonly Form[] {
  if (page.status !== 200 || !isPage(page)) return [];
  return elementsIn(parse(page.text))
    .filter((element) => element.tagName === "form" && attribute(element, "method") === "post")
    .flatMap((form) => {
      const inside = elementsIn(form);
      const fields = fieldsOf(inside);
      const buttons = inside.filter(({ tagName }) => tagName === "button");
      return buttons.map((button) => ({
        action: attribute(button, "formaction") ?? attribute(form, "action") ?? "",
        fields: { ...fields, ...named(button) },
      }));
    });
}

export type Element = Tree.Element;

export function elementsIn(node: Tree.ParentNode): readonly Element[] {
  return node.childNodes.flatMap((child) => ("tagName" in child ? [child, ...elementsIn(child)] : []));
}

export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const named = (element: Element): Readonly<Record<string, readonly string[]>> => {
  const name = attribute(element, "name");
  return name === undefined ? {} : { [name]: [attribute(element, "value") ?? ""] };
};

/** What a browser sends when nothing was typed. */
function fieldsOf(elements: readonly Element[]): Readonly<Record<string, readonly string[]>> {
  const fields: Record<string, string[]> = {};
  for (const element of elements) {
    const type = attribute(element, "type");
    const chosen = attribute(element, "checked") !== undefined;
    const isTyped = element.tagName === "textarea" || element.tagName === "select";
    const isSent = element.tagName === "input" && ((type !== "radio" && type !== "checkbox") || chosen);
    const name = attribute(element, "name");
    if (name === undefined || !(isSent || isTyped) || type === "file") continue;
    (fields[name] ??= []).push(attribute(element, "value") ?? "");
  }
  return fields;
}
