import { createHash } from "node:crypto";
import type { FileProblem } from "../../shared/files/schema.ts";
import { beginsAs, HEAD_BYTES, isCompound, problemBefore, typeOfName } from "../../shared/files/allowed.ts";
import { type Allowance, newAllowance } from "./scanning-allowance.ts";
import { byteReader, type ByteReader } from "./scanning-bytes.ts";
import { type Contents, problemOfOffice } from "./scanning-office.ts";
import { problemOfPdf } from "./scanning-pdf.ts";
import { searchFor, searchForMalware } from "./scanning-search.ts";

/** What was found in a file. Without a problem it is what its name says, of this media type. */
export type Inspection = {
  readonly size: number;
  /** Of all its bytes, in hexadecimal. */
  readonly sha256: string;
  readonly mediaType?: string;
  readonly problem?: FileProblem;
};

/**
 * Looks into a file: reads its bytes once, from the first to the last, hashes them all and holds little of them at a
 * time, whatever it is made of. It judges by what is in the file, which must be what the name promises. No virus
 * scanner: what it finds is known by its structure.
 */
export async function inspect(source: AsyncIterable<Uint8Array>, name: string): Promise<Inspection> {
  const hash = createHash("sha256");
  const allowance = newAllowance();
  const isHarmful = searchForMalware();
  let size = 0;
  let harmful = false;
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      hash.update(bytes);
      size += bytes.length;
      allowance.came(bytes.length);
      harmful = isHarmful(bytes);
      yield bytes;
    }
  }
  const reader = byteReader(passing());
  const type = typeOfName(name);
  const inside = type && (await problemInside(reader, allowance, type));
  while ((await reader.some()) !== undefined);

  const problem = harmful ? "malware" : (problemBefore({ name, size }) ?? inside);
  const found = { size, sha256: hash.digest("hex") };
  return problem === undefined && type !== undefined
    ? { ...found, mediaType: type.mediaType }
    : { ...found, ...(problem === undefined ? {} : { problem }) };
}

async function problemInside(
  reader: ByteReader,
  allowance: Allowance,
  { form, made }: NonNullable<ReturnType<typeof typeOfName>>,
): Promise<FileProblem | undefined> {
  const head = await reader.take(HEAD_BYTES);
  reader.unread(head);
  if (form === "office" && isCompound(head)) return problemOfCompound(reader);
  if (!beginsAs(form, head)) return "content-is-not-its-type";
  switch (form) {
    case "pdf":
      return problemOfPdf(reader, allowance);
    case "office":
    case "open-document":
      return problemOfDocument(reader, allowance, made);
    case "text":
      return problemOfText(reader);
    case "png":
    case "jpeg":
      return undefined;
  }
}

/** A package must also hold what makes it the kind of document that its name promises. */
async function problemOfDocument(
  reader: ByteReader,
  allowance: Allowance,
  made: string | undefined,
): Promise<FileProblem | undefined> {
  const contents: Contents = { names: new Set(), calledItself: "" };
  const problem = await problemOfOffice(reader, allowance, contents);
  if (problem !== undefined || made === undefined) return problem;
  const isOffice = contents.names.has("[content_types].xml") && contents.names.has(made);
  return isOffice || contents.calledItself === made ? undefined : "content-is-not-its-type";
}

/** The name of what is protected, in two bytes a character. */
const PACKAGE = "EncryptedPackage".replace(/./g, "$&\0");

/** A document with a password lies as `EncryptedPackage` in an envelope of the old kind; an old document does not. */
async function problemOfCompound(reader: ByteReader): Promise<FileProblem> {
  const search = searchFor((text) => text.includes(PACKAGE), PACKAGE.length);
  for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some())
    if (search(bytes)) return "encrypted";
  return "content-is-not-its-type";
}

/** Text is UTF-8 without control characters: whatever else calls itself text is something else. */
async function problemOfText(reader: ByteReader): Promise<FileProblem | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let bytes = await reader.some(); bytes !== undefined; bytes = await reader.some())
      if (hasControls(decoder.decode(bytes, { stream: true }))) return "content-is-not-its-type";
    decoder.decode();
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return "content-is-not-its-type";
    throw error;
  }
}

const hasControls = (text: string): boolean => /[^\P{Cc}\t\n\f\r]/u.test(text);
