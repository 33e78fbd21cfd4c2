import type { FileProblem } from "../../shared/files/schema.ts";
import type { Allowance } from "./scanning-allowance.ts";
import { type ByteReader, NotPacked, unpacked } from "./scanning-bytes.ts";
import { asCharacters } from "./scanning-search.ts";

/** Names of what runs, opens or holds something else; any letter of a name may be written as `#` and its code. */
const ACTIVE = ["JavaScript", "Launch", "EmbeddedFile", "RichMedia"];
const OBJECTS = ["ObjStm", "First"];
const LANDMARKS = new RegExp(
  [
    `(?<active>/(?:${ACTIVE.map(spelled).join("|")}))`,
    `(?<encrypted>/${spelled("Encrypt")})`,
    `(?<objects>/(?:${OBJECTS.map(spelled).join("|")}))`,
    `(?<packed>/${spelled("Filter")})`,
    "(?<end>endobj)",
    "(?<data>(?<!end)stream(?:\\r\\n|\\n|\\r(?=[^\\n])))",
  ].join("|"),
  "g",
);
/** The longest landmark with every letter written as a code, and a little more. */
const OVERLAP = 64;
/** The end of a PDF is marked within so many characters of its end. */
const TAIL = 1_024;

function spelled(name: string): string {
  const code = (letter: string) =>
    letter
      .charCodeAt(0)
      .toString(16)
      .replace(/[a-f]/, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return name.replace(/./g, (letter) => `(?:${letter}|#${code(letter)})`);
}

/** What the object that is being passed has said of itself so far. */
type Passing = { holdsObjects: boolean; isPacked: boolean };

/**
 * What is wrong with a PDF: encrypted; with scripts, commands or other files in it, also where objects are packed;
 * or without its end. Reads it from its beginning to its end and keeps only the last few characters.
 */
export async function problemOfPdf(
  reader: ByteReader,
  allowance: Allowance,
): Promise<FileProblem | undefined> {
  let before = "";
  let tail = "";
  let unread = false;
  let passing: Passing = { holdsObjects: false, isPacked: false };
  for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some()) {
    const text = before + asCharacters(bytes);
    tail = (tail + asCharacters(bytes)).slice(-TAIL);
    const known = before.length;
    before = text.slice(-OVERLAP);
    for (const { groups = {}, index, 0: landmark } of text.matchAll(LANDMARKS)) {
      if (index + landmark.length < known) continue;
      if (groups["active"] !== undefined) return "active-content";
      if (groups["encrypted"] !== undefined) return "encrypted";
      if (groups["objects"] !== undefined) passing.holdsObjects = true;
      if (groups["packed"] !== undefined) passing.isPacked = true;
      if (groups["end"] !== undefined) passing = { holdsObjects: false, isPacked: false };
      if (groups["data"] === undefined || !passing.holdsObjects || !passing.isPacked) continue;
      reader.unread(bytes.subarray(bytes.length - (text.length - index - landmark.length)));
      const found = await problemOfObjects(reader, allowance);
      if (found !== undefined && found !== "damaged") return found;
      unread ||= found === "damaged";
      [before, passing] = ["", { holdsObjects: false, isPacked: false }];
      break;
    }
  }
  return unread || !tail.includes("%%EOF") ? "damaged" : undefined;
}

/** What is wrong with packed objects; damaged when they are packed in another way, or cannot be read. */
async function problemOfObjects(reader: ByteReader, allowance: Allowance): Promise<FileProblem | undefined> {
  let before = "";
  try {
    for await (const bytes of unpacked(reader, "zlib")) {
      if (!allowance.takes(bytes.length)) return "expands-too-far";
      const text = before + asCharacters(bytes);
      for (const { groups = {} } of text.matchAll(LANDMARKS))
        if (groups["active"] !== undefined) return "active-content";
      before = text.slice(-OVERLAP);
    }
    return undefined;
  } catch (error) {
    if (error instanceof NotPacked) return "damaged";
    throw error;
  }
}
