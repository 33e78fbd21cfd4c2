import type { FileProblem } from "../../shared/files/schema.ts";
import { type Objects, type PdfDict, pdfObjects, type PdfValue } from "./scanning-pdf-objects.ts";

/** Actions that only turn to another place of the document: they may happen when it or a page of it is opened. */
const TURNS = new Set(["/GoTo", "/Named", "/GoTo3DView", "/Trans"]);
/** What a click may do: open an address or another document, show what was hidden. */
const CLICKS = new Set([...TURNS, "/URI", "/GoToR", "/Thread", "/Hide", "/SetOCGState", "/ResetForm"]);
/** What of an annotation happens at a click, and not by itself. */
const AT_A_CLICK = new Set(["/U", "/D"]);
/** What a viewer is told to do by a name, and not to turn to. */
const COMMANDS = new Set(["/Print", "/SaveAs", "/Close", "/Quit"]);
/** What plays or runs in a page. */
const PLAYS = new Set(["/RichMedia", "/Movie", "/Screen"]);
/** The end of a PDF is marked; what follows may be padding, and not the beginning of something more. */
const END = "%%EOF";
const MORE = /\d[\0\s]+\d+[\0\s]+obj\b|\b(?:startxref[\0\s]+\d|trailer[\0\s]*<<|xref[\0\s]+\d+[\0\s]+\d)/;

/**
 * What is wrong with a PDF: it needs a password; it acts or calls out by itself when it or a page is opened; it has
 * scripts, forms that send, commands, other files, or content that lies elsewhere; or it is damaged.
 */
export async function problemOfPdf(bytes: Buffer): Promise<FileProblem | undefined> {
  const end = bytes.lastIndexOf(END);
  if (end < 0 || MORE.test(bytes.toString("latin1", end))) return "damaged";
  const objects = await pdfObjects(bytes.subarray(0, end + END.length));
  if (typeof objects === "string") return objects;
  const { dict } = reading(objects);
  const judge = judging(objects);
  const waiting = [...objects.values.values()];
  for (let next = waiting.pop(); next !== undefined || waiting.length > 0; next = waiting.pop()) {
    if (isList(next)) for (const one of next) waiting.push(one);
    if (!isDict(next)) continue;
    if (judge(next)) return "active-content";
    for (const one of Object.values(next)) if (typeof one === "object") waiting.push(one);
  }
  const root = dict(dict(objects.values.get("trailer"))?.["/Root"]);
  return dict(root?.["/Pages"]) === undefined ? "damaged" : undefined;
}

const isList = (value: PdfValue): value is readonly PdfValue[] => Array.isArray(value);
const isDict = (value: PdfValue): value is PdfDict =>
  typeof value === "object" && value !== null && !isList(value);

/** Reads values through the names of the objects that they stand for. */
function reading({ values }: Objects) {
  function value(of: PdfValue): PdfValue {
    let found = of;
    for (let step = 0; step < 32 && typeof found === "string" && /^\d+ \d+ R$/.test(found); step += 1)
      found = values.get(found);
    return found;
  }
  const dict = (of: PdfValue): PdfDict | undefined => {
    const found = value(of);
    return isDict(found) ? found : undefined;
  };
  const text = (of: PdfValue): string => {
    const found = value(of);
    return typeof found === "string" ? found : "";
  };
  /** One or several of something, each looked up. */
  const each = (of: PdfValue): readonly PdfValue[] => {
    const found = value(of);
    return isList(found) ? found.map(value) : [found];
  };
  return { value, dict, text, each };
}

/** Whether a dictionary makes the document do something by itself, or has it hold or fetch what it must not. */
function judging(objects: Objects) {
  const { value, dict, text, each } = reading(objects);
  const isSomething = (of: PdfValue): boolean => {
    const found = value(of);
    return isList(found) ? found.length > 0 : isDict(found) ? Object.keys(found).length > 0 : !!found;
  };

  /** Whether one of these actions, or of those that follow it, does something else than is allowed there. */
  function acts(of: PdfValue, allowed: ReadonlySet<PdfValue>, depth = 0): boolean {
    return each(of).some((one) => {
      const kind = isDict(one) ? value(one["/S"]) : undefined;
      if (!isDict(one) || kind === undefined) return false;
      if (!allowed.has(kind) || depth > 32) return true;
      if (kind === "/Named" && allowed === TURNS && COMMANDS.has(text(one["/N"]))) return true;
      if (kind === "/URI" && /^[ub]:\s*(?:javascript|6a617661)/i.test(text(one["/URI"]))) return true;
      return (
        ((kind === "/GoToR" || kind === "/Thread") && isOnAShare(one["/F"])) ||
        acts(one["/Next"], allowed, depth + 1)
      );
    });
  }
  /** Whether a file's name makes a viewer call another computer. */
  function isOnAShare(of: PdfValue): boolean {
    const file = dict(of);
    const names = file ? [file["/F"], file["/UF"]] : [of];
    return names.some((name) => /^u:(?:\\\\|\/\/|[a-z][a-z0-9+.-]+:)/i.test(text(name)));
  }
  function hooksAct(of: PdfValue): boolean {
    const hooks = Object.entries(dict(of) ?? {});
    return hooks.some(([at, hook]) => acts(hook, AT_A_CLICK.has(at) ? CLICKS : TURNS));
  }
  /** Whether a tree of names holds any. */
  function holdsNames(of: PdfValue, depth = 0): boolean {
    const tree = dict(of);
    if (tree === undefined) return false;
    if (depth > 32 || isSomething(tree["/Names"])) return true;
    return each(tree["/Kids"]).some((kid) => holdsNames(kid, depth + 1));
  }
  const isStream = (of: PdfValue): boolean => objects.streams.has(value(of));
  const holdsFile = (of: PdfValue): boolean => Object.values(dict(of) ?? {}).some(isStream);

  return (one: PdfDict): boolean => {
    const kind = value(one["/S"]);
    const subtype = text(one["/Subtype"]);
    return (
      acts(one["/OpenAction"], TURNS) ||
      hooksAct(one["/AA"]) ||
      acts(one["/A"], CLICKS) ||
      acts(one["/PA"], CLICKS) ||
      holdsNames(one["/JavaScript"]) ||
      holdsNames(one["/AlternatePresentations"]) ||
      holdsNames(one["/EmbeddedFiles"]) ||
      holdsFile(one["/EF"]) ||
      // The document that LibreOffice made it of, which LibreOffice opens in its place.
      isSomething(one["/AdditionalStreams"]) ||
      isSomething(one["/XFA"]) ||
      isSomething(one["/OnInstantiate"]) ||
      (isSomething(one["/JS"]) && (kind === "/JavaScript" || kind === "/Rendition")) ||
      PLAYS.has(subtype) ||
      (isStream(one) && (value(one["/Type"]) === "/EmbeddedFile" || isSomething(one["/F"]))) ||
      (subtype === "/Form" && isSomething(one["/Ref"]))
    );
  };
}
