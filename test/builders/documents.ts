import { deflateSync } from "node:zlib";
import { zipOf, type ZipPart } from "./zip.ts";

/** A file as somebody might send it. */
export type AFile = { readonly name: string; readonly bytes: Uint8Array };

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`;
const MAIN = { docx: "word/document.xml", xlsx: "xl/workbook.xml", pptx: "ppt/presentation.xml" } as const;

/** The parts of an Office file of a kind, and what else is in it. */
export const officeParts = (kind: keyof typeof MAIN, ...more: readonly ZipPart[]): readonly ZipPart[] => [
  { name: "[Content_Types].xml", content: CONTENT_TYPES },
  { name: "_rels/.rels", content: "<Relationships/>" },
  { name: MAIN[kind], content: "<document>Approach to reducing reoffending</document>" },
  ...more,
];

/** A Word, Excel or PowerPoint file as those programs write it. */
export const anOfficeFile = (kind: keyof typeof MAIN, ...more: readonly ZipPart[]): AFile => ({
  name: `annex.${kind}`,
  bytes: zipOf(officeParts(kind, ...more)),
});

/** The links of a document: to a part of it, or to elsewhere. */
export const aLink = (type: string, more: string): ZipPart => ({
  name: "word/_rels/document.xml.rels",
  content: `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://elsewhere.example/" ${more}/></Relationships>`,
});

/** An OpenDocument file; its first part says what it is. */
export const anOpenDocument = (kind: "text" | "spreadsheet", ...more: readonly ZipPart[]): AFile => ({
  name: kind === "text" ? "annex.odt" : "annex.ods",
  bytes: zipOf([
    { name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    { name: "content.xml", content: "<office:document-content/>" },
    { name: "META-INF/manifest.xml", content: "<manifest:manifest/>" },
    ...more,
  ]),
});

/** A PDF: a catalogue, a page and whatever else is put into it. */
export const aPdf = (...more: readonly (string | Uint8Array)[]): AFile => ({
  name: "accounts.pdf",
  bytes: Buffer.concat([
    Buffer.from(
      "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
      "latin1",
    ),
    ...more.map((one) => (typeof one === "string" ? Buffer.from(one, "latin1") : one)),
    Buffer.from("\nxref\n0 1\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
  ]),
});

/** Objects of a PDF packed into one stream, as newer PDFs have them. */
export function packedObjects(
  objects: string,
  says = "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
): Buffer {
  const packed = deflateSync(Buffer.from(`7 0 ${objects}`));
  return Buffer.concat([
    Buffer.from(`\n6 0 obj\n<< ${says} /Length ${packed.length} >>\nstream\r\n`),
    packed,
    Buffer.from("\r\nendstream\nendobj\n"),
  ]);
}

/** An Office file with a password, or one of before 2007: both lie in an envelope of the old kind. */
export const compoundFile = (holds: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(2_000),
    Buffer.from(holds, "utf16le"),
    Buffer.alloc(500),
  ]);

export const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from("IHDR"),
  Buffer.alloc(40),
]);
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60)]);

/** Files that are what they say. */
export const GOOD_FILES: readonly AFile[] = [
  aPdf(),
  aPdf(packedObjects("<< /Type /Pages /Kids [3 0 R] >>")),
  aPdf("3 0 obj\n<< /Length 5 >>\nstream\n/JS x\nendstream\nendobj\n"),
  anOfficeFile("docx"),
  anOfficeFile("docx", aLink("hyperlink", 'TargetMode="External"')),
  anOfficeFile("docx", {
    name: "word/embeddings/table.xlsx",
    content: zipOf(officeParts("xlsx")),
    stored: true,
  }),
  anOfficeFile("xlsx", { name: "xl/sheet1.xml", content: "<row/>".repeat(100_000), sizesFollow: true }),
  anOfficeFile("pptx", { name: "ppt/media/", content: "", stored: true }),
  anOpenDocument("text"),
  anOpenDocument("spreadsheet"),
  { name: "notes.txt", bytes: Buffer.from("\ufeffNotes\tof a meeting, £5\r\n") },
  { name: "staff.csv", bytes: Buffer.from("name,grade\nÉire,4\n") },
  { name: "logo.png", bytes: PNG },
  { name: "site.JPG", bytes: JPEG },
];
