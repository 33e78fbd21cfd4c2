import { deflateSync } from "node:zlib";
import {
  type AFile,
  aLink,
  anOfficeFile,
  anOpenDocument,
  aPdf,
  aPackedPdf,
  aPng,
  compoundFile,
  type Hostile,
  JPEG,
  officeParts,
  PNG,
} from "./documents.ts";
import { ACTIVE_DOCUMENTS } from "./hostile-documents.ts";
import { ACTIVE_PDFS } from "./hostile-pdfs.ts";
import { zipOf } from "./zip.ts";

/** What every virus scanner finds. In pieces, or they would find it in this very file. */
export const eicar = (): string =>
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"].join("");

const named = (name: string, { bytes }: { bytes: Uint8Array }): AFile => ({ name, bytes });
const text = (name: string, content: string): AFile => ({ name, bytes: Buffer.from(content) });
/** Of a picture of 100 by 400 points in greys. */
const HEADER = [0, 0, 0, 100, 0, 0, 1, 144, 8, 0, 0, 0, 0];
const MEGABYTE = Buffer.alloc(1024 * 1024);
const inPart = (name: string, content: string | Buffer): AFile => anOfficeFile("docx", { name, content });

/** A package that unpacks to a hundred megabytes, and says so or does not. */
const bomb = (claims?: number) => ({
  name: "word/media/zeros.bin",
  content: Buffer.alloc(100 * MEGABYTE.length),
  ...(claims === undefined ? ({ sizesFollow: true } as const) : { claims }),
});
const nested = (depth: number): Uint8Array =>
  depth === 0
    ? zipOf(officeParts("docx"))
    : zipOf([{ name: "inner.docx", content: nested(depth - 1), stored: true }]);

/** What a bad or careless bidder might send, made when it is asked for, each with what is to be found. */
export const HOSTILE: readonly Hostile[] = [
  ["an empty file", "empty", () => text("empty.pdf", "")],
  ["a program that calls itself a PDF", "content-is-not-its-type", () => text("setup.pdf", "MZ\x90\0")],
  ["a page that calls itself a PDF", "content-is-not-its-type", () => text("page.pdf", "<html><script>")],
  ["a picture that calls itself a PDF", "content-is-not-its-type", () => named("photo.pdf", { bytes: PNG })],
  ["a PDF that calls itself a picture", "content-is-not-its-type", () => named("photo.png", aPdf())],
  [
    "a drawing that calls itself a picture",
    "content-is-not-its-type",
    () => text("a.png", "<svg onload='x'/>"),
  ],
  ["a JPEG that calls itself a PNG", "content-is-not-its-type", () => named("photo.png", { bytes: JPEG })],
  [
    "a sheet that calls itself a text",
    "content-is-not-its-type",
    () => named("a.docx", anOfficeFile("xlsx")),
  ],
  [
    "an ODT that calls itself an ODS",
    "content-is-not-its-type",
    () => named("a.ods", anOpenDocument("text")),
  ],
  [
    "a plain package",
    "content-is-not-its-type",
    () => ({ name: "a.docx", bytes: zipOf([{ name: "a.txt", content: "a" }]) }),
  ],
  [
    "a document of before 2007",
    "content-is-not-its-type",
    () => ({ name: "old.docx", bytes: compoundFile("WordDocument") }),
  ],
  [
    "text of two bytes a character, cut within one",
    "content-is-not-its-type",
    () => ({ name: "a.txt", bytes: Buffer.from([0xff, 0xfe, 0x61]) }),
  ],
  [
    "a PNG whose data is none",
    "damaged",
    () => ({ name: "a.png", bytes: aPng(HEADER, Buffer.from("no data")) }),
  ],
  [
    "a PNG without its last row",
    "damaged",
    () => ({ name: "a.png", bytes: aPng(HEADER, deflateSync(Buffer.alloc(399 * 101))) }),
  ],
  [
    "a PNG of no size",
    "damaged",
    () => ({
      name: "a.png",
      bytes: aPng(
        HEADER.map(() => 0),
        deflateSync(Buffer.alloc(40)),
      ),
    }),
  ],
  [
    "a document with an element of too many attributes",
    "expands-too-far",
    () =>
      inPart("word/a.xml", `<a${Array.from({ length: 10_001 }, (_, index) => ` b${index}=""`).join("")}/>`),
  ],
  [
    "words that call themselves a picture",
    "content-is-not-its-type",
    () => ({ name: "a.jpg", bytes: Buffer.from([0xff, 0xd8, 0xff, ...Buffer.from(" no picture")]) }),
  ],
  [
    "a page with a PDF in it",
    "content-is-not-its-type",
    () => ({ name: "a.pdf", bytes: Buffer.concat([Buffer.from("<html>"), aPdf().bytes]) }),
  ],
  [
    "a document of before 2007 by its name",
    "type-not-allowed",
    () => ({ name: "a.doc", bytes: compoundFile("WordDocument") }),
  ],
  ["text with control characters", "content-is-not-its-type", () => text("a.txt", "a\x1b[2Jb")],
  ["a page by its name", "type-not-allowed", () => text("page.html", "<script>")],
  ["a drawing by its name", "type-not-allowed", () => text("logo.svg", "<svg/>")],
  ["a macro document by its name", "type-not-allowed", () => named("a.docm", anOfficeFile("docx"))],
  ["a name without a type", "type-not-allowed", () => named("accounts", aPdf())],

  [
    "a document with a password",
    "encrypted",
    () => ({ name: "a.docx", bytes: compoundFile("EncryptedPackage") }),
  ],
  [
    "a package with a password",
    "encrypted",
    () => anOfficeFile("docx", { name: "a.xml", content: "a", encrypted: true }),
  ],
  [
    "an OpenDocument with a password",
    "encrypted",
    () =>
      anOpenDocument("text", {
        name: "META-INF/manifest2.xml",
        content: "<m:a xmlns:m='m'><m:encryption-data/></m:a>",
      }),
  ],

  [
    "a Word file with macros",
    "has-macros",
    () => anOfficeFile("docx", { name: "word/vbaProject.bin", content: "x" }),
  ],
  [
    "macros behind capitals",
    "has-macros",
    () => anOfficeFile("xlsx", { name: "xl/VBAPROJECT.BIN", content: "x" }),
  ],
  [
    "macros behind a backslash",
    "has-macros",
    () => anOfficeFile("xlsx", { name: "xl\\vbaProject.bin", content: "x" }),
  ],
  [
    "an old macro sheet",
    "has-macros",
    () => anOfficeFile("xlsx", { name: "xl/macrosheets/s.xml", content: "x" }),
  ],
  [
    "macros by type alone",
    "has-macros",
    () => ({
      name: "a.docx",
      bytes: zipOf([
        {
          name: "[Content_Types].xml",
          content: Buffer.from(
            '\ufeff<Types><Default Extension="a" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
            "utf16le",
          ),
        },
      ]),
    }),
  ],
  [
    "macros by their link alone",
    "has-macros",
    () => anOfficeFile("docx", aLink("vbaProject", "a.dat", "Internal")),
  ],
  [
    "a slide that runs a macro",
    "has-macros",
    () => inPart("ppt/s.xml", "<s><a:hlinkClick xmlns:a='a' action='ppaction://macro?name=x'/></s>"),
  ],
  [
    "macros in a file in a file",
    "has-macros",
    () =>
      anOfficeFile("docx", {
        name: "word/embeddings/a.xlsx",
        content: zipOf(officeParts("xlsx", [{ name: "xl/vbaProject.bin", content: "x" }])),
      }),
  ],
  [
    "an OpenDocument with macros",
    "has-macros",
    () => anOpenDocument("text", { name: "Basic/Standard/M.xml", content: "x" }),
  ],
  [
    "an OpenDocument that calls a macro",
    "has-macros",
    () => anOpenDocument("spreadsheet", { name: "s.xml", content: "<l href='vnd.sun.star.script:a'/>" }),
  ],

  ...ACTIVE_PDFS,
  ...ACTIVE_DOCUMENTS,

  ["a bomb that says so", "expands-too-far", () => anOfficeFile("docx", bomb(100 * MEGABYTE.length))],
  ["a bomb that does not", "expands-too-far", () => anOfficeFile("docx", bomb())],
  ["a bomb in a PDF", "expands-too-far", () => aPackedPdf({}, Buffer.alloc(400 * MEGABYTE.length))],
  ["files in files in files", "expands-too-far", () => ({ name: "a.docx", bytes: nested(4) })],
  [
    "ten thousand parts and one",
    "too-many-parts",
    () =>
      anOfficeFile(
        "docx",
        ...Array.from({ length: 10_000 }, (_, n) => ({ name: `p${n}`, content: "", stored: true }) as const),
      ),
  ],

  ["a bomb that claims to be small", "damaged", () => anOfficeFile("docx", bomb(10))],
  ["a PDF without its end", "damaged", () => text("cut.pdf", "%PDF-1.7\n1 0 obj")],
  [
    "a PDF cut off in what was added to it",
    "damaged",
    () => ({ name: "a.pdf", bytes: Buffer.concat([aPdf().bytes, Buffer.from("9 0 obj\n<<")]) }),
  ],
  [
    "a PDF without pages",
    "damaged",
    () => text("a.pdf", "%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
  ],
  ["a JPEG cut off", "damaged", () => ({ name: "a.jpg", bytes: JPEG.subarray(0, -2) })],
  ["a PNG cut off", "damaged", () => ({ name: "a.png", bytes: PNG.subarray(0, -13) })],
  [
    "a PNG with another byte",
    "damaged",
    () => ({
      name: "a.png",
      bytes: Buffer.concat([PNG.subarray(0, 20), Buffer.from([9]), PNG.subarray(21)]),
    }),
  ],
  ["a part that is not well-formed", "damaged", () => inPart("word/a.xml", "<a><b></a>")],
  ["a part with a path out of the package", "leads-out", () => inPart("../../evil.xml", "<a/>")],
  ["a part with a path from the root", "leads-out", () => inPart("C:\\evil.xml", "<a/>")],
  [
    "a link out of the package",
    "leads-out",
    () => anOfficeFile("docx", aLink("image", "../../a.png", "Internal")),
  ],
  [
    "a package without its end",
    "damaged",
    () => ({ name: "a.docx", bytes: anOfficeFile("docx").bytes.subarray(0, 200) }),
  ],
  [
    "a package with a part that its list hides",
    "damaged",
    () => anOfficeFile("docx", { name: "h.xml", content: "h", listedAs: false }),
  ],
  [
    "a package whose list calls a part otherwise",
    "damaged",
    () => anOfficeFile("docx", { name: "a.xml", content: "a", listedAs: "b.xml" }),
  ],
  [
    "bytes between parts",
    "damaged",
    () => ({ name: "a.docx", bytes: zipOf(officeParts("docx"), { between: PNG }) }),
  ],
  [
    "bytes behind a package",
    "damaged",
    () => ({ name: "a.docx", bytes: zipOf(officeParts("docx"), { after: PNG }) }),
  ],

  ["the test file", "malware", () => text("readme.txt", eicar())],
  ["the test file in a PDF", "malware", () => aPdf({ objects: [`(${eicar()})`] })],
  [
    "the test file packed",
    "malware",
    () => anOfficeFile("docx", { name: "word/media/a.jpg", content: eicar() }),
  ],
  [
    "the test file packed twice",
    "malware",
    () =>
      anOfficeFile("docx", {
        name: "e.docx",
        content: zipOf(officeParts("docx", [{ name: "x", content: eicar() }])),
      }),
  ],
];
