/** A link of an Office file's part to another part, or to something elsewhere. */
export type Link = {
  readonly type: string;
  /** Whether the type is one of the standard's, and does not only end like one. */
  readonly isKnown: boolean;
  readonly target: string;
  readonly elsewhere: boolean;
};

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;
const SHARE = /^[\\/]{2}/;
const KNOWN =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/officeDocument\/2006|purl\.oclc\.org\/ooxml\/officeDocument)\/relationships\/[a-z]+$/i;

/** A link as a relationship's attributes tell it; one that names an address is one to elsewhere, whatever it calls itself. */
export function linkOf(attributes: ReadonlyMap<string, string>): Link {
  const target = addressIn(attributes.get("Target"));
  const named = attributes.get("Type") ?? "";
  const type = named.split("/").at(-1) ?? "";
  const elsewhere =
    attributes.get("TargetMode")?.toLowerCase() === "external" || SCHEME.test(target) || SHARE.test(target);
  return { type, isKnown: KNOWN.test(named), target, elsewhere };
}

/** An address as programs take it: line ends and tabs in it are nothing to them. */
export const addressIn = (text: string | undefined): string => (text ?? "").replace(/[\t\r\n]/g, "").trim();

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

/** Whether an address leads elsewhere, and not to a place in the document or its package, nor to what it says itself. */
export const isElsewhere = (address: string): boolean =>
  SCHEME.test(address)
    ? !/^(?:vnd\.sun\.star\.package|data):/i.test(address)
    : /^[\\/]/.test(address) || insidePackage("", address) === undefined;

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
