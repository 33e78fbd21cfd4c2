import type { FileProblem } from "../../shared/files/schema.ts";
import type { ByteReader } from "./scanning-bytes.ts";

/**
 * Text is UTF-8, UTF-16, or as Windows wrote it before, and without control characters: whatever else
 * calls itself text is something else.
 */
export async function problemOfText(reader: ByteReader): Promise<FileProblem | undefined> {
  const mark = Buffer.from(await reader.take(2));
  reader.unread(mark);
  const marked = { fffe: "utf-16le", feff: "utf-16be" }[mark.toString("hex")];
  // Half of the bytes of plain English in two bytes a character are zero, which nothing else that is text has.
  const unmarked = mark[1] === 0 ? "utf-16le" : mark[0] === 0 ? "utf-16be" : undefined;
  const inTwo = marked ?? unmarked;
  let possible = (inTwo === undefined ? ["utf-8", "windows-1252"] : [inTwo]).map(textIn);
  for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some()) {
    const some = bytes;
    possible = possible.filter((reads) => reads(some));
    if (possible.length === 0) return "content-is-not-its-type";
  }
  return possible.some((reads) => reads()) ? undefined : "content-is-not-its-type";
}

/** Old programs of Windows mark the end of a text so. */
const OLD_END = "\u001a";

/** Reads piece by piece and says whether all so far is text of this kind; without a piece, whether it may end there. */
function textIn(kind: string): (bytes?: Uint8Array) => boolean {
  const decoder = new TextDecoder(kind, { fatal: true });
  // Where every byte is a letter, those that Windows has no sign for are letters of older programs.
  const control = kind === "windows-1252" ? /[^\P{Cc}\t\n\v\f\r\u0080-\u009f]/u : /[^\P{Cc}\t\n\v\f\r]/u;
  let hasEnded = false;
  return (bytes) => {
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      if (hasEnded && text !== "") return false;
      hasEnded = text.endsWith(OLD_END);
      return !control.test(hasEnded ? text.slice(0, -1) : text);
    } catch {
      return false;
    }
  };
}
