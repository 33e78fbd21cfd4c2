import type { FileProblem } from "../../shared/files/schema.ts";
import { LARGEST_FILE, typeOfName } from "../../shared/files/allowed.ts";
import type { Judge } from "./inspection.ts";
import { newAllowance } from "./scanning-allowance.ts";
import { beginsAs, HEAD_BYTES, isCompound } from "./scanning-beginnings.ts";
import { byteReader, type ByteReader } from "./scanning-bytes.ts";
import { problemOfOffice } from "./scanning-office.ts";
import { problemOfPdf } from "./scanning-pdf.ts";
import { problemOfJpeg } from "./scanning-jpeg.ts";
import { problemOfPng } from "./scanning-png.ts";
import { searchFor, searchForMalware } from "./scanning-search.ts";
import { problemOfText } from "./scanning-text.ts";

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
