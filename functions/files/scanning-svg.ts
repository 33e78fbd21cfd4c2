import type { FileProblem } from "../../shared/files/schema.ts";
import { addressIn, isElsewhere } from "./scanning-links.ts";
import type { Element, XmlLook } from "./scanning-xml.ts";

/** What a picture of lines is shown with, where its first element says that it is one. */
export const isSvg = ({ name }: Element): boolean => name === "svg";

/** What stands in a picture of lines: scripts, pages in it, and what it fetches but by a click. */
export function lookOfSvg(): XmlLook<FileProblem> {
  let isStyled = false;
  let inside = "";
  let style = "";
  return {
    // A sheet of styles may be a part of the picture itself.
    instructs: (target, says) =>
      void (isStyled ||= target === "xml-stylesheet" && !/\shref\s*=\s*["']#/.test(` ${says}`)),
    begins(element) {
      inside = element.name;
      return isStyled || acts(element) || fetches(element) ? "active-content" : undefined;
    },
    text(text) {
      if (inside === "style") style += text;
      return undefined;
    },
    ends(name) {
      inside = "";
      if (name !== "style") return undefined;
      const found = styleFetches(style);
      style = "";
      return found ? "active-content" : undefined;
    },
  };
}

function acts({ name, attributes }: Element): boolean {
  if (name === "script" || name === "foreignObject" || name === "handler") return true;
  // What changes while it is shown could change an address.
  if (/(?:^|:)href$/i.test(attributes.get("attributeName") ?? "")) return true;
  return [...attributes.keys()].some((attribute) => /^on[a-z]/i.test(attribute));
}

function fetches({ name, attributes }: Element): boolean {
  for (const [attribute, says] of attributes) {
    const address = addressIn(says);
    if (
      attribute === "href" && name === "a"
        ? /^(?:java|vb)script:|^data:/i.test(address)
        : isFetched(attribute, address)
    )
      return true;
    if (STYLED.test(attribute) && styleFetches(says)) return true;
  }
  return false;
}

/** Attributes that hold styles, and no words. */
const STYLED = /^(?:style|fill|stroke|filter|mask|clip-path|cursor|marker(?:-[a-z]+)?)$/;

const isFetched = (attribute: string, address: string): boolean =>
  (attribute === "href" || attribute === "src") && isElsewhere(address);

/** A sign of a style that is written as its number, or behind a backslash. */
const ESCAPED = /\\(?:([\da-f]{1,6})\s?|(\r?\n)|(.))/gi;
/** Everything by which a style names an address. */
const NAMES_ADDRESS = /\b(?:url|src|image|image-set|cross-fade)\(/i;
const ADDRESSES = /\burl\(\s*(?!["'\s])([^)]*)|[(,]\s*(?:"([^"]*)"|'([^']*)')/gi;

/** Whether a style has another one or something from elsewhere fetched. */
function styleFetches(style: string): boolean {
  const plain = style
    .replaceAll(/\/\*.*?(?:\*\/|$)/gs, " ")
    .replace(ESCAPED, (_, code: string | undefined, _end, sign: string | undefined) =>
      code === undefined ? (sign ?? "") : String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)),
    )
    // Of which kind its names are: nothing is fetched from there.
    .replaceAll(/@namespace\b[^;]*;/gi, " ");
  if (/@import\b/i.test(plain)) return true;
  if (!NAMES_ADDRESS.test(plain)) return false;
  return Array.from(plain.matchAll(ADDRESSES)).some(([, bare, double, single]) =>
    isElsewhere(addressIn(bare ?? double ?? single)),
  );
}
