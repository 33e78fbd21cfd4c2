import type { FileProblem } from "../../shared/files/schema.ts";
import type { ByteReader } from "./scanning-bytes.ts";

/**
 * Text is UTF-8, UTF-16 with its mark, or as Windows wrote it before, and without control characters: whatever else
 * calls itself text is something else.
 */
export async function problemOfText(reader: ByteReader): Promise<FileProblem | undefined> {
  const mark = Buffer.from(await reader.take(2));
  reader.unread(mark);
  const marked = { fffe: "utf-16le", feff: "utf-16be" }[mark.toString("hex")];
  let possible = (marked === undefined ? ["utf-8", "windows-1252"] : [marked]).map(textIn);
  for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some()) {
    const some = bytes;
    possible = possible.filter((reads) => reads(some));
    if (possible.length === 0) return "content-is-not-its-type";
  }
  return possible.some((reads) => reads()) ? undefined : "content-is-not-its-type";
}

/** Reads piece by piece and says whether all so far is text of this kind; without a piece, whether it may end there. */
function textIn(kind: string): (bytes?: Uint8Array) => boolean {
  const decoder = new TextDecoder(kind, { fatal: true });
  return (bytes) => {
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      return !/[^\P{Cc}\t\n\v\f\r]/u.test(text);
    } catch {
      return false;
    }
  };
}
