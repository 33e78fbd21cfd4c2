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
  withBinaries,
  JPEG,
  officeParts,
  PNG,
  refusedFor,
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
  ...refusedFor("empty", {
    "an empty file": () => text("empty.pdf", ""),
  }),
  ...refusedFor("content-is-not-its-type", {
    "a program that calls itself a PDF": () => text("setup.pdf", "MZ\x90\0"),
    "a page that calls itself a PDF": () => text("page.pdf", "<html><script>"),
    "a picture that calls itself a PDF": () => named("photo.pdf", { bytes: PNG }),
    "a PDF that calls itself a picture": () => named("photo.png", aPdf()),
    "a drawing that calls itself a picture": () => text("a.png", "<svg onload='x'/>"),
    "a JPEG that calls itself a PNG": () => named("photo.png", { bytes: JPEG }),
    "a sheet that calls itself a text": () => named("a.docx", anOfficeFile("xlsx")),
    "an ODT that calls itself an ODS": () => named("a.ods", anOpenDocument("text")),
    "a plain package": () => ({ name: "a.docx", bytes: zipOf([{ name: "a.txt", content: "a" }]) }),
    "a document of before 2007": () => ({ name: "old.docx", bytes: compoundFile("WordDocument") }),
    "text of two bytes a character, cut within one": () => ({
      name: "a.txt",
      bytes: Buffer.from([0xff, 0xfe, 0x61]),
    }),
    "words that call themselves a picture": () => ({
      name: "a.jpg",
      bytes: Buffer.from([0xff, 0xd8, 0xff, ...Buffer.from(" no picture")]),
    }),
    "a page with a PDF in it": () => ({
      name: "a.pdf",
      bytes: Buffer.concat([Buffer.from("<html>"), aPdf().bytes]),
    }),
    "text with control characters": () => text("a.txt", "a\x1b[2Jb"),
  }),
  ...refusedFor("type-not-allowed", {
    "a document of before 2007 by its name": () => ({ name: "a.doc", bytes: compoundFile("WordDocument") }),
    "a page by its name": () => text("page.html", "<script>"),
    "a drawing by its name": () => text("logo.svg", "<svg/>"),
    "a macro document by its name": () => named("a.docm", anOfficeFile("docx")),
    "a name without a type": () => named("accounts", aPdf()),
  }),
  ...refusedFor("encrypted", {
    "a document with a password": () => ({ name: "a.docx", bytes: compoundFile("EncryptedPackage") }),
    "a package with a password": () => anOfficeFile("docx", { name: "a.xml", content: "a", encrypted: true }),
    "an OpenDocument with a password": () =>
      anOpenDocument("text", {
        name: "META-INF/manifest2.xml",
        content: "<m:a xmlns:m='m'><m:encryption-data/></m:a>",
      }),
  }),
  ...refusedFor("has-macros", {
    "a Word file with macros": () => anOfficeFile("docx", { name: "word/vbaProject.bin", content: "x" }),
    "macros behind capitals": () => anOfficeFile("xlsx", { name: "xl/VBAPROJECT.BIN", content: "x" }),
    "macros behind a backslash": () => anOfficeFile("xlsx", { name: "xl\\vbaProject.bin", content: "x" }),
    "an old macro sheet": () => anOfficeFile("xlsx", { name: "xl/macrosheets/s.xml", content: "x" }),
    "macros by type alone": () => ({
      name: "a.docx",
      bytes: zipOf([
        {
          name: "[Content_Types].xml",
          content: Buffer.from(
            '\ufeff<Types><Override PartName="/a" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
            "utf16le",
          ),
        },
      ]),
    }),
    "macros by how the name of a part ends": () => ({ name: "a.xlsx", bytes: withBinaries(["xl/a.bin"]) }),
    "macros by their link alone": () => anOfficeFile("docx", aLink("vbaProject", "a.dat", "Internal")),
    "a slide that runs a macro": () =>
      inPart("ppt/s.xml", "<s><a:hlinkClick xmlns:a='a' action='ppaction://macro?name=x'/></s>"),
    "macros in a file in a file": () =>
      anOfficeFile("docx", {
        name: "word/embeddings/a.xlsx",
        content: zipOf(officeParts("xlsx", [{ name: "xl/vbaProject.bin", content: "x" }])),
      }),
    "an OpenDocument with macros": () =>
      anOpenDocument("text", { name: "Basic/Standard/M.xml", content: "x" }),
    "an OpenDocument that calls a macro": () =>
      anOpenDocument("spreadsheet", { name: "s.xml", content: "<l href='vnd.sun.star.script:a'/>" }),
  }),
  ...ACTIVE_PDFS,
  ...ACTIVE_DOCUMENTS,
  ...refusedFor("expands-too-far", {
    "a bomb that says so": () => anOfficeFile("docx", bomb(100 * MEGABYTE.length)),
    "a bomb that does not": () => anOfficeFile("docx", bomb()),
    "a bomb in a PDF": () => aPackedPdf({}, Buffer.alloc(400 * MEGABYTE.length)),
    "files in files in files": () => ({ name: "a.docx", bytes: nested(4) }),
    "a PNG of more points than anybody could open": () => ({
      name: "a.png",
      bytes: aPng([0, 0, 255, 0, 0, 0, 255, 0, 1, 0, 0, 0, 0], deflateSync(Buffer.alloc(9))),
    }),
    "a document with an element of too many attributes": () =>
      inPart("word/a.xml", `<a${Array.from({ length: 10_001 }, (_, index) => ` b${index}=""`).join("")}/>`),
  }),
  ...refusedFor("too-many-parts", {
    "ten thousand parts and one": () =>
      anOfficeFile(
        "docx",
        ...Array.from({ length: 10_000 }, (_, n) => ({ name: `p${n}`, content: "", stored: true }) as const),
      ),
  }),
  ...refusedFor("damaged", {
    "a bomb that claims to be small": () => anOfficeFile("docx", bomb(10)),
    "a PDF without its end": () => text("cut.pdf", "%PDF-1.7\n1 0 obj"),
    "a PDF cut off in what was added to it": () => ({
      name: "a.pdf",
      bytes: Buffer.concat([aPdf().bytes, Buffer.from("9 0 obj\n<<")]),
    }),
    "a PDF without pages": () => text("a.pdf", "%PDF-1.7\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
    "a JPEG cut off": () => ({ name: "a.jpg", bytes: JPEG.subarray(0, -2) }),
    "a PNG cut off": () => ({ name: "a.png", bytes: PNG.subarray(0, -13) }),
    "a JPEG without data": () => ({
      name: "a.jpg",
      bytes: Buffer.from("ffd8ffc0000b080001000101011100ffda0008010100003f00ffd9", "hex"),
    }),
    "a PNG whose data is none": () => ({ name: "a.png", bytes: aPng(HEADER, Buffer.from("no data")) }),
    "a PNG without its last row": () => ({
      name: "a.png",
      bytes: aPng(HEADER, deflateSync(Buffer.alloc(399 * 101))),
    }),
    "a PNG of no size": () => ({
      name: "a.png",
      bytes: aPng(
        HEADER.map(() => 0),
        deflateSync(Buffer.alloc(40)),
      ),
    }),
    "a PNG with another byte": () => ({
      name: "a.png",
      bytes: Buffer.concat([PNG.subarray(0, 20), Buffer.from([9]), PNG.subarray(21)]),
    }),
    "a part that is not well-formed": () => inPart("word/a.xml", "<a><b></a>"),
    "a package without its end": () => ({
      name: "a.docx",
      bytes: anOfficeFile("docx").bytes.subarray(0, 200),
    }),
    "a package with a part that its list hides": () =>
      anOfficeFile("docx", { name: "h.xml", content: "h", listedAs: false }),
    "a package whose list calls a part otherwise": () =>
      anOfficeFile("docx", { name: "a.xml", content: "a", listedAs: "b.xml" }),
    "bytes between parts": () => ({ name: "a.docx", bytes: zipOf(officeParts("docx"), { between: PNG }) }),
    "bytes behind a package": () => ({ name: "a.docx", bytes: zipOf(officeParts("docx"), { after: PNG }) }),
  }),
  ...refusedFor("leads-out", {
    "a part with a path out of the package": () => inPart("../../evil.xml", "<a/>"),
    "a part with a path from the root": () => inPart("C:\\evil.xml", "<a/>"),
    "a link out of the package": () => anOfficeFile("docx", aLink("image", "../../a.png", "Internal")),
  }),
  ...refusedFor("malware", {
    "the test file": () => text("readme.txt", eicar()),
    "the test file in a PDF": () => aPdf({ objects: [`(${eicar()})`] }),
    "the test file packed": () => anOfficeFile("docx", { name: "word/media/a.jpg", content: eicar() }),
    "the test file packed twice": () =>
      anOfficeFile("docx", {
        name: "e.docx",
        content: zipOf(officeParts("docx", [{ name: "x", content: eicar() }])),
      }),
  }),
];
