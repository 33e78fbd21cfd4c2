import type { FileProblem } from "../../shared/files/schema.ts";
import { beginsAs, isCompound } from "../../shared/files/allowed.ts";
import type { Allowance } from "./scanning-allowance.ts";
import { byteReader, type ByteReader } from "./scanning-bytes.ts";
import { asCharacters, type Search, searchFor, searchForMalware } from "./scanning-search.ts";
import { problemOfPackage } from "./scanning-zip.ts";

/** Parts that hold programs, by name: of Office, of Office files inside others, and of OpenDocument. */
const MACROS =
  /(?:^|\/)vba(?:project|data)[^/]*\.(?:bin|xml)$|^xl\/macrosheets\/|\.(?:docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm|ppam)$|^basic\/|^scripts\//;
/** Parts that hold controls or things of other programs. */
const ACTIVE = /(?:^|\/)activex\/|(?:^|\/)embeddings\/[^/]*\.bin$/;

/** Words in a part's text that say what it does: programs, links that fetch something by themselves, passwords. */
const MACRO_WORDS = /macroEnabled|vbaProject|vnd\.sun\.star\.script/;
const ACTIVE_WORDS = /<(?:\w+:)?ddeLink|DDEAUTO/;
const ENCRYPTION_WORDS = /<(?:\w+:)?encryption-data/;
const LONGEST_WORD = 64;

/** A link to elsewhere that is followed without being asked: a template, an object, a frame; or one in disguise. */
const FETCHED =
  /<(?:\w+:)?Relationship\b(?=[^>]*TargetMode\s*=\s*["']External)[^>]*\/(?:attachedTemplate|oleObject|frame|subDocument)["']|<(?:\w+:)?Relationship\b[^>]*&#/i;
/** The links of one part, and what an OpenDocument calls itself, are short. */
const MOST_LINKS = 4 * 1024 * 1024;
/** A file in a file in a file is as far as anybody goes. */
const DEEPEST = 2;

/** What a package was seen to hold. */
export type Contents = {
  readonly names: Set<string>;
  /** What an OpenDocument says that it is, in its first part. */
  calledItself: string;
};

/**
 * What is wrong with an Office or OpenDocument file: encrypted, with macros, with what runs or fetches by itself, with
 * harmful content in a part, or packed so that too much comes out. Files inside it are looked into alike.
 */
export function problemOfOffice(
  reader: ByteReader,
  allowance: Allowance,
  contents: Contents,
  depth = 0,
): Promise<FileProblem | undefined> {
  return problemOfPackage(reader, allowance, async (partName, content) => {
    const name = partName.replaceAll("\\", "/").toLowerCase();
    contents.names.add(name);
    if (MACROS.test(name)) return "has-macros";
    if (ACTIVE.test(name)) return "active-content";
    const inner = byteReader(content);
    const head = await inner.take(8);
    inner.unread(head);
    if (isCompound(head)) return "active-content";
    if (beginsAs("office", head)) {
      if (depth === DEEPEST) return "expands-too-far";
      return problemOfOffice(inner, allowance, { names: new Set(), calledItself: "" }, depth + 1);
    }
    if (name.endsWith(".rels")) return problemOfLinks(inner);
    if (name === "mimetype") {
      contents.calledItself = asCharacters(await inner.take(MOST_LINKS));
      return undefined;
    }
    return problemOfText(inner, name);
  });
}

async function problemOfLinks(reader: ByteReader): Promise<FileProblem | undefined> {
  const links = asText(await reader.take(MOST_LINKS + 1));
  if (links.length > MOST_LINKS) return "expands-too-far";
  return FETCHED.test(links) ? "active-content" : undefined;
}

async function problemOfText(reader: ByteReader, name: string): Promise<FileProblem | undefined> {
  const isText = name.endsWith(".xml");
  const words = (wanted: RegExp): Search => searchFor((text) => wanted.test(plain(text)), 2 * LONGEST_WORD);
  const searches: readonly (readonly [FileProblem, Search])[] = [
    ["malware", searchForMalware()],
    ...(isText
      ? ([
          ["has-macros", words(MACRO_WORDS)],
          ["active-content", words(ACTIVE_WORDS)],
          ["encrypted", words(ENCRYPTION_WORDS)],
        ] as const)
      : []),
  ];
  for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some())
    for (const [problem, search] of searches) if (search(bytes)) return problem;
  return undefined;
}

/** Text of one or of two bytes a character, as far as it is of the simple letters that all words here are of. */
const plain = (text: string): string => (text.includes("\0") ? text.replaceAll("\0", "") : text);
const asText = (bytes: Uint8Array): string => plain(asCharacters(bytes));
