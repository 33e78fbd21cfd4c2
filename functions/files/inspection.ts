import { createHash } from "node:crypto";
import { problemBefore, typeOfName } from "../../shared/files/allowed.ts";
import type { FileProblem } from "../../shared/files/schema.ts";

/** What was found in a file. Without a problem it is what its name says, of this media type. */
export type Inspection = {
  readonly size: number;
  /** Of all its bytes, in hexadecimal. */
  readonly sha256: string;
  readonly mediaType?: string;
  readonly problem?: FileProblem;
};
/** Says what is wrong with a file of this name. Reads it from its first byte to its last. */
export type Judge = (source: AsyncIterable<Uint8Array>, name: string) => Promise<FileProblem | undefined>;

/** Looks into a file and hashes all its bytes, which are read once. */
export async function inspect(
  source: AsyncIterable<Uint8Array>,
  name: string,
  judge: Judge,
): Promise<Inspection> {
  const hash = createHash("sha256");
  let size = 0;
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      hash.update(bytes);
      size += bytes.length;
      yield bytes;
    }
  }
  const judged = await judge(passing(), name);
  const problem = judged === "malware" ? judged : (problemBefore({ name, size }) ?? judged);
  const mediaType = typeOfName(name)?.mediaType;
  const found = { size, sha256: hash.digest("hex") };
  if (problem !== undefined) return { ...found, problem };
  return mediaType === undefined ? found : { ...found, mediaType };
}
