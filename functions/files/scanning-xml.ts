import { SaxesParser } from "saxes";
import { type ByteReader, NotPacked } from "./scanning-bytes.ts";

/** An element as it begins: its name and its attributes' names without their prefixes. */
export type Element = { readonly name: string; readonly attributes: ReadonlyMap<string, string> };

/** What somebody wants to know of a document while it is read; the first thing that is said ends the reading. */
export type XmlLook<Found> = {
  begins?(element: Element): Found | undefined;
  text?(text: string): Found | undefined;
  ends?(name: string): Found | undefined;
  /** A type declaration: it could define entities, and no program that we know of writes one with any. */
  declares?(declaration: string): Found | undefined;
  /** What stands there for some program, by the name of what it is for. */
  instructs?(target: string, says: string): Found | undefined;
};

/** Far more than the first line of a document with its encoding. */
const FIRST_LINE = 256;
/** Far more than any program gives one element. */
const MOST_ATTRIBUTES = 10_000;

/**
 * Reads a document from its first character to its last, in whatever encoding it says, and holds little of it. Entities
 * are never looked up: the five of XML are known, any other is an error. Throws `NotPacked` where it is not well-formed, and
 * a `RangeError` where an element has more attributes than can be kept.
 */
export async function readXml<Found>(reader: ByteReader, look: XmlLook<Found>): Promise<Found | undefined> {
  const head = await reader.take(FIRST_LINE);
  reader.unread(head);
  const decoder = decoderFor(head);
  const parser = new SaxesParser({ position: false });
  let found: Found | undefined;
  let attributesOfOne = 0;
  parser.on("attribute", () => {
    if ((attributesOfOne += 1) > MOST_ATTRIBUTES) throw new RangeError("an element of too many attributes");
  });
  parser.on("doctype", (declaration) => void (found ??= look.declares?.(declaration)));
  parser.on("processinginstruction", ({ target, body }) => void (found ??= look.instructs?.(target, body)));
  parser.on("opentag", ({ name, attributes }) => {
    attributesOfOne = 0;
    const own = Object.entries(attributes).map(([key, value]) => [localName(key), value] as const);
    found ??= look.begins?.({ name: localName(name), attributes: new Map(own) });
  });
  parser.on("text", (text) => void (found ??= look.text?.(text)));
  parser.on("cdata", (text) => void (found ??= look.text?.(text)));
  parser.on("closetag", ({ name }) => void (found ??= look.ends?.(localName(name))));
  parser.on("error", (error) => {
    throw new NotPacked("not well-formed", { cause: error });
  });
  try {
    for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some()) {
      parser.write(decoder.decode(bytes, { stream: true }));
      if (found !== undefined) return found;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    // Some programs show a document as far as it is well-formed.
    if (found !== undefined) return found;
    if (error instanceof TypeError) throw new NotPacked("in another encoding", { cause: error });
    throw error;
  }
  return found;
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Whether bytes that begin so may be a document: with or without a mark, in one or two bytes a character. Where there are
 * spaces alone so far it may still be one.
 */
export const beginsAsXml = (head: Uint8Array): boolean =>
  /^(?:\u{ef}\u{bb}\u{bf}|\u{ff}\u{fe}|\u{fe}\u{ff})?[\s\0]*(?:<|$)/u.test(
    Buffer.from(head).toString("latin1"),
  );

function decoderFor(head: Uint8Array): TextDecoder {
  const text = Buffer.from(head).toString("latin1");
  const two = /^(?:\u{ff}\u{fe}|<\0)/u.test(text)
    ? "utf-16le"
    : /^(?:\u{fe}\u{ff}|\0<)/u.test(text)
      ? "utf-16be"
      : undefined;
  const says = /^[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  try {
    return new TextDecoder(two ?? says ?? "utf-8", { fatal: true });
  } catch (error) {
    throw new NotPacked("in an encoding that nobody uses", { cause: error });
  }
}
