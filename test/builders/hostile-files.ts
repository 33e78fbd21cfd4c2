import type { FileProblem } from "../../shared/files/schema.ts";
import {
  type AFile,
  aLink,
  anOfficeFile,
  anOpenDocument,
  aPdf,
  compoundFile,
  JPEG,
  officeParts,
  packedObjects,
  PNG,
} from "./documents.ts";
import { zipOf } from "./zip.ts";

/** What every virus scanner finds. In pieces, or they would find it in this very file. */
export const eicar = (): string =>
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"].join("");

const named = (name: string, { bytes }: { bytes: Uint8Array }): AFile => ({ name, bytes });
const text = (name: string, content: string): AFile => ({ name, bytes: Buffer.from(content) });
const MEGABYTE = Buffer.alloc(1024 * 1024);
const SCRIPT = "4 0 obj\n<< /S /JavaScript /JS (app.alert\\(1\\)) >>\nendobj\n";
const EXTERNAL = 'TargetMode="External"';

/** A package that unpacks to a hundred megabytes, and says so or does not. */
const bomb = (claims?: number) => ({
  name: "word/media/zeros.xml",
  content: Buffer.alloc(100 * MEGABYTE.length),
  ...(claims === undefined ? ({ sizesFollow: true } as const) : { claims }),
});
const nested = (depth: number): Uint8Array =>
  depth === 0
    ? zipOf(officeParts("docx"))
    : zipOf([{ name: "inner.docx", content: nested(depth - 1), stored: true }]);

/** What a bad or careless bidder might send, made when it is asked for, each with what is to be found. */
export const HOSTILE: readonly (readonly [string, FileProblem, () => AFile])[] = [
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
    "text in another alphabet's bytes",
    "content-is-not-its-type",
    () => ({ name: "a.csv", bytes: Buffer.from([0x61, 0xa3]) }),
  ],
  [
    "text cut within a character",
    "content-is-not-its-type",
    () => ({ name: "a.txt", bytes: Buffer.from([0x61, 0xc3]) }),
  ],
  ["text with control characters", "content-is-not-its-type", () => text("a.txt", "a\x1b[2Jb")],
  ["a page by its name", "type-not-allowed", () => text("page.html", "<script>")],
  ["a drawing by its name", "type-not-allowed", () => text("logo.svg", "<svg/>")],
  ["a macro document by its name", "type-not-allowed", () => named("a.docm", anOfficeFile("docx"))],
  ["a name without a type", "type-not-allowed", () => named("accounts", aPdf())],

  ["a PDF with a password", "encrypted", () => aPdf("trailer\n<< /Encrypt 9 0 R >>\n")],
  ["a PDF with a password, its name in disguise", "encrypted", () => aPdf("<< /#45ncr#79pt 9 0 R >>")],
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
    () => anOpenDocument("text", { name: "META-INF/manifest2.xml", content: "<manifest:encryption-data/>" }),
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
    () => anOfficeFile("docx", { name: "t.xml", content: "word.document.macroEnabled.main" }),
  ],
  [
    "macros by type in two bytes a letter",
    "has-macros",
    () => anOfficeFile("docx", { name: "t.xml", content: Buffer.from("document.macroEnabled", "utf16le") }),
  ],
  [
    "macros in a file in a file",
    "has-macros",
    () =>
      anOfficeFile("docx", {
        name: "word/embeddings/a.xlsx",
        content: zipOf(officeParts("xlsx", { name: "xl/vbaProject.bin", content: "x" })),
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
    () => anOpenDocument("spreadsheet", { name: "s.xml", content: "xlink:href='vnd.sun.star.script:a'" }),
  ],

  ["a PDF with a script", "active-content", () => aPdf(SCRIPT)],
  ["a PDF with a script, its name in disguise", "active-content", () => aPdf("<< /S /J#61v#61Script >>")],
  ["a PDF with a script, disguised in capitals", "active-content", () => aPdf("<< /S /#4AavaScript >>")],
  ["a PDF with a packed script", "active-content", () => aPdf(packedObjects(SCRIPT))],
  [
    "a PDF with a packed script that does not say so",
    "active-content",
    () => aPdf(packedObjects(SCRIPT, "/N 1 /Fi#72st 4 /Filter/FlateDecode")),
  ],
  [
    "a PDF that starts a program",
    "active-content",
    () => aPdf("<< /OpenAction << /S /Launch /F (cmd) >> >>"),
  ],
  ["a PDF with a file in it", "active-content", () => aPdf("<< /Type /EmbeddedFile >>")],
  [
    "a template from elsewhere",
    "active-content",
    () => anOfficeFile("docx", aLink("attachedTemplate", EXTERNAL)),
  ],
  [
    "an object from elsewhere",
    "active-content",
    () => anOfficeFile("docx", aLink("oleObject", "TargetMode='External'")),
  ],
  [
    "a link in disguise",
    "active-content",
    () => anOfficeFile("docx", aLink("frame", 'TargetMode="Exter&#110;al"')),
  ],
  [
    "a control",
    "active-content",
    () => anOfficeFile("docx", { name: "word/activeX/activeX1.bin", content: "x" }),
  ],
  [
    "a packed program",
    "active-content",
    () => anOfficeFile("docx", { name: "word/embeddings/oleObject1.bin", content: "x" }),
  ],
  [
    "an old document in a new one",
    "active-content",
    () => anOfficeFile("docx", { name: "word/embeddings/a.doc", content: compoundFile("WordDocument") }),
  ],
  [
    "a sheet that asks another program",
    "active-content",
    () => anOfficeFile("xlsx", { name: "xl/e.xml", content: "<ddeLink a='cmd'/>" }),
  ],

  ["a bomb that says so", "expands-too-far", () => anOfficeFile("docx", bomb(100 * MEGABYTE.length))],
  ["a bomb that does not", "expands-too-far", () => anOfficeFile("docx", bomb())],
  ["a bomb in a PDF", "expands-too-far", () => aPdf(packedObjects("x".repeat(90 * MEGABYTE.length)))],
  ["files in files in files", "expands-too-far", () => ({ name: "a.docx", bytes: nested(4) })],
  [
    "ten thousand parts and one",
    "expands-too-far",
    () =>
      anOfficeFile(
        "docx",
        ...Array.from({ length: 10_000 }, (_, n) => ({ name: `p${n}`, content: "", stored: true }) as const),
      ),
  ],

  ["a bomb that claims to be small", "damaged", () => anOfficeFile("docx", bomb(10))],
  ["a PDF without its end", "damaged", () => text("cut.pdf", "%PDF-1.7\n1 0 obj")],
  [
    "a PDF whose packed objects are packed in another way",
    "damaged",
    () => aPdf("<< /First 1 /Filter /LZWDecode >> stream\nabc"),
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
  ["the test file in a PDF", "malware", () => aPdf(eicar())],
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
        content: zipOf(officeParts("docx", { name: "x", content: eicar() })),
      }),
  ],
];
