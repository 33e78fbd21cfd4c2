import { extensionOf } from "./name.ts";
import type { FileProblem } from "./schema.ts";

/**
 * Bytes of a file, at most: 500 MB as the larger way of counting has it, so that what any computer calls 500 MB fits.
 * More than any annex of 2013 needed, and still looked into in one run of the worker.
 */
export const LARGEST_FILE = 500 * 1024 * 1024;
/** Bytes that a plain form can send at once: a function is given no more than 6 MB, a third of which encoding takes. */
export const LARGEST_FORM = 4 * 1024 * 1024;

/** How a kind of file is made inside, which says how it is looked into. */
type FileForm = "pdf" | "office" | "open-document" | "text" | "png" | "jpeg";

type FileType = {
  readonly form: FileForm;
  readonly mediaType: string;
  /** As people call it. */
  readonly words: string;
};

const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN = "application/vnd.oasis.opendocument";

/** What may be uploaded, by extension. */
const FILE_TYPES: ReadonlyMap<string, FileType> = new Map([
  ["pdf", { form: "pdf", mediaType: "application/pdf", words: "PDF" }],
  ["docx", office("Word (.docx)", "wordprocessingml.document")],
  ["xlsx", office("Excel (.xlsx)", "spreadsheetml.sheet")],
  ["pptx", office("PowerPoint (.pptx)", "presentationml.presentation")],
  ["odt", openDocument("ODT", "text")],
  ["ods", openDocument("ODS", "spreadsheet")],
  ["odp", openDocument("ODP", "presentation")],
  ["txt", { form: "text", mediaType: "text/plain", words: "TXT" }],
  ["csv", { form: "text", mediaType: "text/csv", words: "CSV" }],
  ["png", { form: "png", mediaType: "image/png", words: "PNG" }],
  ["jpg", { form: "jpeg", mediaType: "image/jpeg", words: "JPEG" }],
  ["jpeg", { form: "jpeg", mediaType: "image/jpeg", words: "JPEG" }],
]);

function office(words: string, kind: string): FileType {
  return { form: "office", mediaType: `${OFFICE}.${kind}`, words };
}

function openDocument(words: string, kind: string): FileType {
  return { form: "open-document", mediaType: `${OPEN}.${kind}`, words };
}

/** The type that a name promises; undefined when none of its kind may be uploaded. */
export const typeOfName = (name: string): FileType | undefined => FILE_TYPES.get(extensionOf(name));

/** "PDF, Word, Excel, …": what may be uploaded, for people. */
export const allowedTypesInWords = (): string =>
  [...new Set([...FILE_TYPES.values()].map(({ words }) => words))].join(", ");

/** For the browser's file chooser: it only helps, and decides nothing. */
export const acceptedExtensions = (): string => [...FILE_TYPES.keys()].map((one) => `.${one}`).join(",");

/** How many bytes of a file's beginning tell what it is. */
export const HEAD_BYTES = 8;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** How each kind of file begins; a text begins with anything. */
const BEGINNINGS: Readonly<Record<Exclude<FileForm, "text">, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  office: ZIP,
  "open-document": ZIP,
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
};
/** How an Office file begins that is protected by a password, or one of before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether a file that begins so can be what its name promises. */
export const beginsAs = (form: FileForm, head: Uint8Array): boolean =>
  form === "text" || startsWith(head, BEGINNINGS[form]);

/** Whether a file begins as an Office file does that is protected by a password, or one of before 2007. */
export const isCompound = (head: Uint8Array): boolean => startsWith(head, COMPOUND);

const startsWith = (head: Uint8Array, beginning: readonly number[]): boolean =>
  beginning.every((byte, index) => head[index] === byte);

/** What can be said against a file before a byte of it was sent: its size and what its name promises. */
export function problemBefore({ name, size }: { name: string; size: number }): FileProblem | undefined {
  if (typeOfName(name) === undefined) return "type-not-allowed";
  if (size === 0) return "empty";
  return size > LARGEST_FILE ? "too-large" : undefined;
}
