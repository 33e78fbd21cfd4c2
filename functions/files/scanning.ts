import { createHash } from "node:crypto";
import type { FileProblem } from "../../shared/files/schema.ts";
import {
  beginsAs,
  HEAD_BYTES,
  isCompound,
  LARGEST_FILE,
  problemBefore,
  typeOfName,
} from "../../shared/files/allowed.ts";
import { newAllowance } from "./scanning-allowance.ts";
import { byteReader, type ByteReader } from "./scanning-bytes.ts";
import { problemOfOffice } from "./scanning-office.ts";
import { problemOfPdf } from "./scanning-pdf.ts";
import { problemOfJpeg, problemOfPng } from "./scanning-pictures.ts";
import { searchFor, searchForMalware } from "./scanning-search.ts";
import { problemOfText } from "./scanning-text.ts";

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
  judge: Judge = problemOfFile,
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

/**
 * What is wrong with a file, by what is in it, which must be what the name promises. Holds little of it at a time,
 * whatever it is made of, but for a PDF, whose parts refer to each other. No virus scanner: what it finds is known by its
 * structure.
 */
export const problemOfFile: Judge = async (source, name) => {
  const allowance = newAllowance();
  const isHarmful = searchForMalware();
  let harmful = false;
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      allowance.came(bytes.length);
      harmful = isHarmful(bytes);
      yield bytes;
    }
  }
  const reader = byteReader(passing());
  const type = typeOfName(name);
  const problem = type && (await problemInside(reader, allowance, type).catch(tooLarge));
  while ((await reader.some()) !== undefined);
  return harmful ? "malware" : problem;
};

/** Longer than a text can be, or a list, or than anything has: nothing that anybody would read. */
function tooLarge(error: unknown): FileProblem {
  if (error instanceof RangeError) return "expands-too-far";
  throw error;
}

async function problemInside(
  reader: ByteReader,
  allowance: ReturnType<typeof newAllowance>,
  { form, mediaType }: NonNullable<ReturnType<typeof typeOfName>>,
): Promise<FileProblem | undefined> {
  const head = await reader.take(HEAD_BYTES);
  reader.unread(head);
  if (form === "office" && isCompound(head)) return problemOfCompound(reader);
  if (!beginsAs(form, head)) return "content-is-not-its-type";
  switch (form) {
    case "pdf": {
      const bytes = Buffer.from(await reader.take(LARGEST_FILE));
      return (await reader.some()) === undefined ? problemOfPdf(bytes) : "too-large";
    }
    case "office":
    case "open-document":
      return problemOfOffice(reader, allowance, mediaType);
    case "text":
      return problemOfText(reader);
    case "png":
      return problemOfPng(reader);
    case "jpeg":
      return problemOfJpeg(reader);
  }
}

/** The name of what is protected, in two bytes a character. */
const PACKAGE = Buffer.from("EncryptedPackage", "utf16le");

/** A document with a password lies as `EncryptedPackage` in an envelope of the old kind; an old document does not. */
async function problemOfCompound(reader: ByteReader): Promise<FileProblem> {
  const search = searchFor(PACKAGE);
  for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some())
    if (search(bytes)) return "encrypted";
  return "content-is-not-its-type";
}
