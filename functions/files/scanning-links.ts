/** A link of an Office file's part to another part, or to something elsewhere. */
export type Link = { readonly type: string; readonly target: string; readonly elsewhere: boolean };

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const SHARE = /^(?:\\\\|\/\/)/;

/** A link as a relationship's attributes tell it; one that names an address is one to elsewhere, whatever it calls itself. */
export function linkOf(attributes: ReadonlyMap<string, string>): Link {
  const target = (attributes.get("Target") ?? "").trim();
  const type = (attributes.get("Type") ?? "").split("/").at(-1) ?? "";
  const elsewhere =
    attributes.get("TargetMode")?.toLowerCase() === "external" || SCHEME.test(target) || SHARE.test(target);
  return { type, target, elsewhere };
}

/** Whether a template is a file of the writer's own computer: it fetches nothing anywhere else. */
export function isLocalFile(target: string): boolean {
  const path = unescaped(target).replace(/^file:\/\/(?:localhost)?\/(?![\\/])/i, "");
  return /^[a-z]:[\\/]/i.test(path) || (!SCHEME.test(path) && !SHARE.test(path));
}

/** Where in the package a link leads, in lower case; undefined when it leads out of it. */
export function insidePackage(from: string, target: string): string | undefined {
  const path = unescaped(target.split("#")[0] ?? "").replaceAll("\\", "/");
  const place = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") {
      if (place.pop() === undefined) return undefined;
    } else if (step !== "" && step !== ".") place.push(step);
  }
  return place.join("/").toLowerCase();
}

/** Whether a part's name could lead a program that unpacks it to another place than its folder. */
export const leadsOut = (name: string): boolean =>
  /^(?:\/|[a-z]:)|(?:^|\/)\.\.(?:\/|$)/i.test(unescaped(name).replaceAll("\\", "/"));

/** What an OpenDocument's `href` leads to: a place in the document or package, or elsewhere. */
export const isElsewhere = (href: string): boolean =>
  /^(?:\\|\/|\.\.)/.test(href) || (SCHEME.test(href) && !/^vnd\.sun\.star\.package:/i.test(href));

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
