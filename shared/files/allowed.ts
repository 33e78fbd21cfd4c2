import { extensionOf } from "./name.ts";
import type { FileProblem } from "./schema.ts";

/**
 * Bytes of a file, at most: 500 MB as the larger way of counting has it, so that what any computer calls 500 MB fits.
 * More than any annex of 2013 needed, and still looked into in one run of the worker.
 */
export const LARGEST_FILE = 500 * 1024 * 1024;
/** Bytes that a plain form can send at once: a function is given no more than 6 MB, a third of which encoding takes. */
export const LARGEST_FORM = 4 * 1024 * 1024;
/** Points of a picture at most: a poster of A0 in 700 to an inch. Who opens one of more needs gigabytes for it. */
export const MOST_POINTS = 1_000_000_000;

/** How a kind of file is made inside, which says how it is looked into. */
export type FileForm = "pdf" | "office" | "open-document" | "text" | "png" | "jpeg";

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

/** What can be said against a file before a byte of it was sent: its size and what its name promises. */
export function problemBefore({ name, size }: { name: string; size: number }): FileProblem | undefined {
  if (typeOfName(name) === undefined) return "type-not-allowed";
  if (size === 0) return "empty";
  return size > LARGEST_FILE ? "too-large" : undefined;
}
