import { crc32, deflateSync } from "node:zlib";
import type { FileProblem } from "../../shared/files/schema.ts";
import { zipOf, type ZipPart } from "./zip.ts";

/** A file as somebody might send it. */
export type AFile = { readonly name: string; readonly bytes: Uint8Array };
/** What a file is, what is to be found against it, and how it is made. */
export type Hostile = readonly [string, FileProblem, () => AFile];

/** Files by what they are, each to be refused for the same reason. */
export const refusedFor = (
  problem: FileProblem,
  files: Readonly<Record<string, () => AFile>>,
): readonly Hostile[] => Object.entries(files).map(([what, made]) => [what, problem, made]);

const OFFICE = "application/vnd.openxmlformats-officedocument";
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KINDS = {
  docx: { main: "word/document.xml", type: `${OFFICE}.wordprocessingml.document` },
  xlsx: { main: "xl/workbook.xml", type: `${OFFICE}.spreadsheetml.sheet` },
  pptx: { main: "ppt/presentation.xml", type: `${OFFICE}.presentationml.presentation` },
} as const;

/** The parts of an Office file of a kind, its main part's content, and what else is in it. */
export const officeParts = (
  kind: keyof typeof KINDS,
  more: readonly ZipPart[] = [],
  content = "<document>Approach to reducing reoffending</document>",
  main: string = KINDS[kind].main,
): readonly ZipPart[] => [
  {
    name: "[Content_Types].xml",
    content: `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${KINDS[kind].type}.main+xml"/></Types>`,
  },
  {
    name: "_rels/.rels",
    content: `<Relationships><Relationship Id="r1" Type="${LINKS}/officeDocument" Target="${main}"/></Relationships>`,
  },
  { name: main, content },
  ...more,
];

/** A Word, Excel or PowerPoint file as those programs write it. */
export const anOfficeFile = (kind: keyof typeof KINDS, ...more: readonly ZipPart[]): AFile => ({
  name: `annex.${kind}`,
  bytes: zipOf(officeParts(kind, more)),
});

/** A workbook that says of all parts that end so that they may hold macros, whether or not there is one. */
export const withBinaries = (parts: readonly string[]): Uint8Array =>
  zipOf(
    officeParts(
      "xlsx",
      parts.map((name) => ({ name, content: "x" })),
    ).map((part) => ({
      ...part,
      content: String(part.content).replace(
        "<Override",
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override',
      ),
    })),
  );

/** A Word file whose text holds this, as its XML. */
export const aText = (body: string): AFile => ({
  name: "annex.docx",
  bytes: zipOf(officeParts("docx", [], `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`)),
});

/** A link of a document to elsewhere. */
export const aLink = (type: string, target = "https://elsewhere.example/", mode = "External"): ZipPart => ({
  name: "word/_rels/document.xml.rels",
  content: `<Relationships><Relationship Id="r1" Type="${LINKS}/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`,
});

/** An OpenDocument file; its first part says what it is. */
export const anOpenDocument = (
  kind: "text" | "spreadsheet" | "presentation",
  ...more: readonly ZipPart[]
): AFile => ({
  name: `annex.${{ text: "odt", spreadsheet: "ods", presentation: "odp" }[kind]}`,
  bytes: zipOf([
    { name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    { name: "content.xml", content: "<office:document-content/>" },
    { name: "META-INF/manifest.xml", content: "<manifest:manifest/>" },
    ...more,
  ]),
});

/** What is said in a PDF: of its catalogue, of its page, and its further objects, which are numbered from 4. */
type PdfSays = {
  catalogue?: string;
  page?: string;
  objects?: readonly (string | Uint8Array)[];
  trailer?: string;
};

const pdfObjects = ({ catalogue = "", page = "", objects = [] }: PdfSays) => [
  `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] ${page} >>`,
  ...objects,
];
const pdfOf = (
  first: number,
  pieces: readonly (string | Uint8Array)[],
  table: (places: readonly number[], at: number) => string | Uint8Array,
): AFile => {
  const head = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
  const made = pieces.map((one, index) =>
    Buffer.concat([Buffer.from(`${index + first} 0 obj\n`), Buffer.from(one), Buffer.from("\nendobj\n")]),
  );
  const places = made.map((_, index) => head.length + Buffer.concat(made.slice(0, index)).length);
  const at = head.length + Buffer.concat(made).length;
  const end = Buffer.concat([Buffer.from(table(places, at)), Buffer.from(`\nstartxref\n${at}\n%%EOF\n`)]);
  return { name: "accounts.pdf", bytes: Buffer.concat([Buffer.from(head, "latin1"), ...made, end]) };
};
const digits = (place: number) => String(place).padStart(10, "0");

/** A PDF: a catalogue, a page and whatever else is put into it. */
export const aPdf = (says: PdfSays = {}): AFile =>
  pdfOf(
    1,
    pdfObjects(says),
    (places) =>
      `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.map((place) => `${digits(place)} 00000 n \n`).join("")}trailer\n<< /Size ${places.length + 1} /Root 1 0 R ${says.trailer ?? ""} >>`,
  );

/** A stream of a PDF, packed. */
export function aStream(says: string, content: string | Uint8Array): Buffer {
  const packed = deflateSync(content);
  const head = `<< ${says} /Filter /FlateDecode /Length ${packed.length} >>\nstream\r\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\r\nendstream")]);
}

/** A PDF of a newer kind: all its objects are packed into one stream, and its table is a stream too. */
export function aPackedPdf(says: PdfSays = {}, padding = Buffer.alloc(0)): AFile {
  const objects = pdfObjects(says).map(String);
  const count = objects.length;
  const starts = objects.map((_, index) => objects.slice(0, index).join(" ").length + Math.min(index, 1));
  const list = starts.map((start, index) => `${index + 1} ${start}`).join(" ");
  const packed = Buffer.concat([Buffer.from(`${list} ${objects.join(" ")} `), padding]);
  const stream = aStream(`/Type /ObjStm /N ${count} /First ${list.length + 1}`, packed);
  return pdfOf(count + 1, [stream], ([place = 0], at) => {
    const row = (kind: number, where: number, which: number) => [
      kind,
      where >> 16,
      (where >> 8) & 255,
      where & 255,
      which,
    ];
    const rows = [...objects.map((_, which) => row(2, count + 1, which)), row(1, place, 0), row(1, at, 0)];
    const table = aStream(
      `/Type /XRef /W [1 3 1] /Index [1 ${count + 2}] /Size ${count + 3} /Root 1 0 R`,
      Buffer.from(rows.flat()),
    );
    return Buffer.concat([Buffer.from(`${count + 2} 0 obj\n`), table, Buffer.from("\nendobj")]);
  });
}

/** An Office file with a password, or one of before 2007: both lie in an envelope of the old kind. */
export const compoundFile = (holds: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(2_000),
    Buffer.from(holds, "utf16le"),
    Buffer.alloc(500),
  ]);

const chunk = (kind: string, content: Uint8Array): Buffer => {
  const own = Buffer.concat([Buffer.from(kind), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(own));
  return Buffer.concat([length, own, sum]);
};
/** A picture of points: its header, and its data as it is packed. */
export const aPng = (header: readonly number[], data: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", Buffer.from(header)),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
export const PNG = aPng([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0], deflateSync(Buffer.from([0, 0])));
/** As cameras write them: a mark of where it was taken, a size, one scan with a byte of all ones in it, the end. */
export const JPEG = Buffer.from(
  "ffd8ffdb00831000500037003c0046003c00320050004600410046005a00550050005f007800c800820078006e006e007800f500af00b9009100c8012200ff0131012c011d00ff011801130140016801cc01860140015401b301590113011801900221019501b301db01ea020302080203013601810235025d023001f4025801cc01f9020301efffc1000b080005001101011100ffc4001500010100000000000000000000000000000300ffc4001810000301010000000000000000000000000002030113ffdd00040001ffda0008010100003f00964a7fffd04c929fffd16e4a7fffd9",
  "hex",
);

/** Files that are what they say. */
export const GOOD_FILES: readonly AFile[] = [
  aPdf(),
  aPackedPdf(),
  {
    name: "page.pdf",
    bytes: Buffer.concat([aPdf().bytes, Buffer.from("<p>Where a trailer and its xref stand</p>")]),
  },
  anOfficeFile("pptx", {
    name: "ppt/s.xml",
    content: "<s xmlns:r='r'><hlinkHover r:id='r1' action='ppaction://hlinksldjump'/></s>",
  }),
  {
    name: "commented.pdf",
    bytes: Buffer.concat([aPdf().bytes, Buffer.from("% 4 objects, no object missing")]),
  },
  { name: "padded.pdf", bytes: Buffer.concat([aPackedPdf().bytes, Buffer.alloc(3_000)]) },
  {
    name: "no table.pdf",
    bytes: Buffer.from(
      Buffer.from(aPdf().bytes)
        .toString("latin1")
        .replace(/startxref\n\d+/, "startxref\n7"),
      "latin1",
    ),
  },
  aPdf({ objects: [aStream("", "/JS (x) /S /JavaScript")] }),
  aPdf({
    catalogue: "/OpenAction [3 0 R /Fit] /Names << /EmbeddedFiles << /Names [] >> /JavaScript 9 0 R >>",
  }),
  aPdf({
    page: "/Annots [<< /Subtype /Link /Rect [0 0 1 1] /A << /S /URI /URI (https://a.example/JavaScript) >> >>]",
  }),
  aPdf({
    catalogue: "/StructTreeRoot << /K << /S /Launch /P 1 0 R >> /RoleMap << /JavaScript /P >> >> /AA << >>",
  }),
  aPdf({
    catalogue: "/AcroForm << /Fields [] /XFA [] >>",
    page: "/AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>",
  }),
  anOfficeFile("docx"),
  anOfficeFile("docx", aLink("hyperlink")),
  anOfficeFile("docx", aLink("hyperlink", "https://elsewhere.example/?a=1&#38;b=O&#39;Brien")),
  anOfficeFile("docx", aLink("attachedTemplate", "file:///C:\\Templates\\House.dotx")),
  anOfficeFile("docx", aLink("attachedTemplate", "Normal.dotm")),
  anOfficeFile("docx", aLink("settings", "../settings.xml", "Internal")),
  { name: "web.docx", bytes: zipOf(officeParts("docx", [], undefined, "word/document2.xml")) },
  aText(
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "https://a.example/DDEAUTO" </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>DDEAUTO</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>',
  ),
  aText(
    "<w:p><w:r><w:t>A policy about macroEnabled files, DDEAUTO and vbaProject &amp; encryption-data</w:t></w:r></w:p>",
  ),
  anOfficeFile("docx", {
    name: "word/embeddings/table.xlsx",
    content: zipOf(officeParts("xlsx")),
    stored: true,
  }),
  anOfficeFile("docx", { name: "word/media/drawing.svg", content: "<!DOCTYPE svg><svg><path></svg>" }),
  anOfficeFile("docx", {
    name: "word/notes.xml",
    content: "<notes/>".padEnd(70_000),
    stored: true,
    sizesFollow: true,
  }),
  anOfficeFile("docx", { name: "word/two.xml", content: Buffer.from("\ufeff<a>\u00a3</a>", "utf16le") }),
  anOfficeFile("xlsx", {
    name: "xl/sheet1.xml",
    content: `<sheet>${"<row/>".repeat(100_000)}</sheet>`,
    sizesFollow: true,
  }),
  anOfficeFile("xlsx", { name: "xl/sheet2.xml", content: '<sheet><f>SUM(A1:A9)&amp;"a|b!"</f></sheet>' }),
  ...["'Risk register (v2)'!$A$1", "'Income | costs'!A1", "SUM('Call (2013)'!A1)", "T[Income | costs]"].map(
    (formula) => anOfficeFile("xlsx", { name: "xl/sheet3.xml", content: `<sheet><f>${formula}</f></sheet>` }),
  ),
  anOfficeFile("xlsx", {
    name: "xl/pivot.xml",
    content: '<pivotCacheDefinition refreshOnLoad="1"><cacheSource type="worksheet"/></pivotCacheDefinition>',
  }),
  anOfficeFile("docx", {
    name: "word/media/logo.svg",
    content:
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg><a href="https://a.example"/><use href="#a"/><image href="data:image/png;base64,AA=="/><style>@namespace s url(http://www.w3.org/2000/svg); a{fill:url(#b)} /* @import */ b{background:url("data:image/png;base64,AA=="),url(a.png)}</style><rect label="url(https://a.example)" style="fill:url(\'#c\')"/></svg>',
  }),
  anOpenDocument("spreadsheet", {
    name: "styles.xml",
    content: `<a xmlns:xlink="x"><c formula="of:=SUM([$'Call (2013)'.A1]![.A1];{1|2})"/><image xlink:href="./Pictures/a.png"/></a>`,
  }),
  anOfficeFile("pptx", { name: "ppt/media/", content: "", stored: true }),
  anOpenDocument("text"),
  anOpenDocument("text", {
    name: "manifest.rdf",
    content:
      '<RDF xmlns:rdf="r"><type rdf:resource="http://docs.oasis-open.org/ns/office/1.2/meta/odf#StylesFile"/></RDF>',
  }),
  anOpenDocument("spreadsheet"),
  anOpenDocument("presentation", {
    name: "styles.xml",
    content:
      '<a xmlns:xlink="x"><text:a xmlns:text="t" xlink:href="https://a.example"/><image xlink:href="Pictures/a.png"/><template xlink:href="../../House.otp"/></a>',
  }),
  { name: "notes.txt", bytes: Buffer.from("\ufeffNotes\tof a meeting, £5\r\n") },
  { name: "staff.csv", bytes: Buffer.from("name,grade\nÉire,4\n") },
  { name: "excel.txt", bytes: Buffer.from("\ufeffValue\tLondon, £1\r\n", "utf16le") },
  { name: "unmarked.txt", bytes: Buffer.from("Value, £1\r\n", "utf16le") },
  { name: "binaries.xlsx", bytes: withBinaries([]) },
  { name: "dos.csv", bytes: Buffer.from("M\x81ller,5\r\n", "latin1") },
  { name: "dos.txt", bytes: Buffer.from("Notes\r\n\u001a") },
  { name: "excel.csv", bytes: Buffer.from("aims,\u00a35\r\n", "latin1") },
  { name: "logo.png", bytes: PNG },
  // In passes, nine by nine points of two bits each.
  { name: "passes.png", bytes: aPng([0, 0, 0, 9, 0, 0, 0, 9, 2, 0, 0, 0, 1], deflateSync(Buffer.alloc(49))) },
  { name: "padded.png", bytes: Buffer.concat([PNG, Buffer.alloc(100)]) },
  { name: "site.JPG", bytes: JPEG },
];
