import type { FileProblem } from "../../shared/files/schema.ts";
import type { Allowance } from "./scanning-allowance.ts";
import { byteReader, type ByteReader, NotPacked, unpacked } from "./scanning-bytes.ts";
import { fieldsOf, formulaFetches } from "./scanning-fields.ts";
import { addressIn, insidePackage, isElsewhere, isLocalFile, leadsOut, linkOf } from "./scanning-links.ts";
import { OPEN_DOCUMENT } from "./scanning-open-document.ts";
import { searchForMalware } from "./scanning-search.ts";
import { beginsAs, isCompound, isGzip } from "./scanning-beginnings.ts";
import { isSvg, lookOfSvg } from "./scanning-svg.ts";
import { beginsAsXml, type Element, readXml, type XmlLook } from "./scanning-xml.ts";
import { problemOfPackage } from "./scanning-zip.ts";

/** Parts that hold programs, by name: of Office, of Office files inside others, and of OpenDocument. */
const MACROS =
  /(?:^|\/)vba(?:project|data)[^/]*\.(?:bin|xml)$|^xl\/macrosheets\/|\.(?:docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm|ppam)$|^basic\/|^scripts\//;
const MACRO_TYPE = /macroEnabled|vbaProject|ms-excel\.(?:intl)?macrosheet/i;
const MACRO_LINK = /^(?:vbaProject|wordVbaData|xl(?:Intl)?Macrosheet)$/i;
/** Parts that hold controls, add-ins or things of other programs, by name and by the link that leads to them. */
const ACTIVE = /(?:^|\/)activex\/|(?:^|\/)embeddings\/[^/]*\.bin$/;
const ACTIVE_LINK = /^(?:control|activeXControlBinary|oleObject|aFChunk|webextension(?:taskpanes)?)$/i;

/** A file in a file in a file is as far as anybody goes. */
const DEEPEST = 2;
/** Links and types of one package, which are kept: far more than any program writes. */
const MOST_KEPT = 50_000;

/** What a package says of itself: its parts, where its main part is, what its parts are, what it calls itself. */
type Seen = {
  readonly names: Set<string>;
  readonly types: Map<string, string>;
  /** Which programs read it: a file within another may be for any. */
  readonly reads: "office" | "open-document" | "both";
  main: string | undefined;
  calledItself: string;
};

/**
 * What is wrong with an Office or OpenDocument file that should be of this media type: another type, encrypted, with
 * macros, with what runs or fetches by itself, with harmful content in a part, or packed so that too much comes out.
 * Files inside it are looked into alike.
 */
export async function problemOfOffice(
  reader: ByteReader,
  allowance: Allowance,
  mediaType: string | undefined,
  depth = 0,
): Promise<FileProblem | undefined> {
  const reads = mediaType === undefined ? "both" : mediaType.includes(".oasis.") ? "open-document" : "office";
  const seen: Seen = { names: new Set(), types: new Map(), reads, main: undefined, calledItself: "" };
  const problem = await problemOfPackage(reader, allowance, async (partName, content) => {
    if (leadsOut(partName)) return "leads-out";
    const name = partName.replaceAll("\\", "/").toLowerCase();
    seen.names.add(name);
    if (MACROS.test(name)) return "has-macros";
    if (ACTIVE.test(name)) return "active-content";
    const isHarmful = searchForMalware();
    let harmful = false;
    const passing = async function* () {
      for await (const bytes of content) {
        harmful = isHarmful(bytes);
        yield bytes;
      }
    };
    const inner = byteReader(passing());
    const found = await problemOfPart(await shownOf(inner, allowance), name, seen, allowance, depth);
    // To its end: what is harmful may stand behind what was understood.
    if (found === undefined) while ((await inner.some()) !== undefined);
    return harmful ? "malware" : found;
  });
  if (problem !== undefined) return problem;
  // A type for an ending that no part has, some writers declare; what has it counts.
  for (const name of seen.names) if (MACRO_TYPE.test(typeOf(seen, name) ?? "")) return "has-macros";
  if (mediaType === undefined) return undefined;
  const isIt =
    reads === "office" ? mainTypeOf(seen) === `${mediaType}.main+xml` : seen.calledItself === mediaType;
  return isIt ? undefined : "content-is-not-its-type";
}

/** What a package says that a part of this name is: by its name, or by how it ends. */
const typeOf = ({ types }: Seen, name: string): string | undefined =>
  types.get(`/${name}`) ?? types.get(name.split(".").at(-1) ?? "");

/** The type of the part that the package names as its main one; undefined when it is not there. */
const mainTypeOf = (seen: Seen): string | undefined =>
  seen.main !== undefined && seen.names.has(seen.main) ? typeOf(seen, seen.main) : undefined;

async function problemOfPart(
  reader: ByteReader,
  name: string,
  seen: Seen,
  allowance: Allowance,
  depth: number,
): Promise<FileProblem | undefined> {
  const head = await reader.take(64);
  reader.unread(head);
  if (isCompound(head)) return "active-content";
  if (beginsAs("office", head)) {
    if (depth === DEEPEST) return "expands-too-far";
    return problemOfOffice(reader, allowance, undefined, depth + 1);
  }
  if (name === "mimetype") {
    seen.calledItself = Buffer.from(await reader.take(200)).toString("latin1");
    return undefined;
  }
  const mustBeXml = /\.(?:xml|rels)$/.test(name);
  if (!mustBeXml && !beginsAsXml(head)) return undefined;
  if (mustBeXml && head.length === 0) return undefined;
  try {
    return await readXml(reader, lookOf(name, seen));
  } catch (error) {
    // A page or a drawing need not be well-formed; no program reads it as a part of the document then.
    if (error instanceof NotPacked && !mustBeXml) return undefined;
    throw error;
  }
}

/** What a program shows of a part: drawings of some are packed once more. */
async function shownOf(reader: ByteReader, allowance: Allowance): Promise<ByteReader> {
  const head = await reader.take(2);
  reader.unread(head);
  return isGzip(head) ? byteReader(unpackedOnce(reader, allowance)) : reader;
}

/** What is packed once more, as far as it can be unpacked: who cannot unpack it shows nothing of it. */
async function* unpackedOnce(reader: ByteReader, allowance: Allowance): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of unpacked(reader, "gzip")) {
      if (!allowance.takes(bytes.length)) throw new RangeError("more than may come out");
      yield bytes;
    }
  } catch (error) {
    if (!(error instanceof NotPacked)) throw error;
  }
}

function lookOf(name: string, seen: Seen): XmlLook<FileProblem> {
  if (name.endsWith(".rels")) return lookOfLinks(name, seen);
  if (name === "[content_types].xml") return lookOfTypes(seen);
  const looks = [
    ...(seen.reads === "open-document" ? [] : [lookOfContent()]),
    ...(seen.reads === "office" ? [] : [OPEN_DOCUMENT]),
  ];
  const svg = lookOfSvg();
  let now: readonly XmlLook<FileProblem>[] | undefined;
  const first = (said: (look: XmlLook<FileProblem>) => FileProblem | undefined) =>
    (now ?? looks).reduce<FileProblem | undefined>((found, look) => found ?? said(look), undefined);
  return {
    instructs: (target, says) => svg.instructs?.(target, says),
    declares: problemOfDeclaration,
    begins(element) {
      now ??= isSvg(element) ? [svg] : looks;
      return first((look) => look.begins?.(element));
    },
    text: (text) => first((look) => look.text?.(text)),
    ends: (ended) => first((look) => look.ends?.(ended)),
  };
}

/** A declaration of a type that defines nothing and fetches nothing: pictures and older programs have one. */
function problemOfDeclaration(declaration: string): FileProblem | undefined {
  const isFine = /^\s*svg\s+PUBLIC\s+"-\/\/W3C\/\//.test(declaration) || !declaration.includes("://");
  return isFine && !/\[|ENTITY/i.test(declaration) ? undefined : "active-content";
}

/** The links of an Office file's part, which say what it fetches from elsewhere and which part is the main one. */
function lookOfLinks(name: string, seen: Seen): XmlLook<FileProblem> {
  const from = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, "$1$2");
  let kept = 0;
  return {
    declares: () => "active-content",
    begins({ name: element, attributes }) {
      if (element !== "Relationship") return undefined;
      if ((kept += 1) > MOST_KEPT) return "too-many-parts";
      const { type, isKnown, target, elsewhere } = linkOf(attributes);
      if (MACRO_LINK.test(type)) return "has-macros";
      if (ACTIVE_LINK.test(type)) return "active-content";
      if (elsewhere) {
        const isFine = type === "hyperlink" || (type === "attachedTemplate" && isLocalFile(target));
        return isFine && isKnown ? undefined : "active-content";
      }
      const place = insidePackage(from, target);
      if (place === undefined)
        return type === "hyperlink" || target.endsWith("NULL") ? undefined : "leads-out";
      if (from === "" && type === "officeDocument") seen.main = place;
      return undefined;
    },
  };
}

const lookOfTypes = ({ types }: Seen): XmlLook<FileProblem> => ({
  declares: () => "active-content",
  begins({ attributes }) {
    const type = attributes.get("ContentType");
    if (type === undefined) return undefined;
    if (MACRO_TYPE.test(type) && attributes.has("PartName")) return "has-macros";
    if (types.size > MOST_KEPT) return "too-many-parts";
    types.set((attributes.get("PartName") ?? attributes.get("Extension") ?? "").toLowerCase(), type);
    return undefined;
  },
});

const FORMULAS = new Set(["f", "definedName", "formula", "formula1", "formula2"]);

/** What stands in the parts of an Office file: fields and formulas, links to other programs, actions of a slide. */
function lookOfContent(): XmlLook<FileProblem> {
  const fields = fieldsOf();
  let inside = "";
  let formula = "";
  let isRefreshed = false;
  return {
    begins(element) {
      inside = element.name;
      formula = "";
      if (element.name === "pivotCacheDefinition")
        isRefreshed = isTrue(element.attributes.get("refreshOnLoad"));
      if (element.name === "cacheSource" && isRefreshed && element.attributes.get("type") === "external")
        return "active-content";
      return fields.begins(element) ? "active-content" : problemOfElement(element);
    },
    text(text) {
      fields.text(inside, text);
      if (FORMULAS.has(inside)) formula += text;
      return undefined;
    },
    ends(name) {
      inside = "";
      const found = fields.ends(name) || (formula !== "" && formulaFetches(formula, "office"));
      formula = "";
      return found ? "active-content" : undefined;
    },
  };
}

function problemOfElement({ name, attributes }: Element): FileProblem | undefined {
  switch (name) {
    case "ddeLink":
    case "oleLink":
    case "webPr":
      return "active-content";
    case "connection":
    case "queryTable": {
      const isTimed = (attributes.get("interval") ?? "0") !== "0";
      return isTimed || isTrue(attributes.get("refreshOnLoad")) ? "active-content" : undefined;
    }
    case "blip":
      return (attributes.get("link") ?? "") === "" ? undefined : "active-content";
    case "hlinkClick":
    case "hlinkHover":
    case "hlinkMouseOver": {
      const action = attributes.get("action") ?? "";
      if (/^ppaction:\/\/macro/i.test(action)) return "has-macros";
      const turns = /^ppaction:\/\/hlink(?:sldjump|showjump)/i.test(action);
      const goesByItself = name !== "hlinkClick" && !turns && (attributes.get("id") ?? "") !== "";
      return /^ppaction:\/\/program/i.test(action) || goesByItself ? "active-content" : undefined;
    }
    case "imagedata":
    case "image":
    case "fill":
    case "stroke":
      return ["src", "href", "althref"].some((from) => isElsewhere(addressIn(attributes.get(from))))
        ? "active-content"
        : undefined;
    default:
      return undefined;
  }
}

const isTrue = (value = ""): boolean => /^(?:1|true|on)$/.test(value);
