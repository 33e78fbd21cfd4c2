import { aPackedPdf, aPdf, aStream, type AFile, type Hostile } from "./documents.ts";

const SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
const opening = (action: string): AFile => aPdf({ catalogue: `/OpenAction ${action}` });
const annotated = (says: string): AFile =>
  aPdf({ page: `/Annots [<< /Type /Annot /Rect [0 0 1 1] ${says} >>]` });
const behind = (more: string): AFile => ({
  name: "behind.pdf",
  bytes: Buffer.concat([aPdf().bytes, Buffer.from(`\n${more}\n`)]),
});
const text = (name: string, content: string): AFile => ({ name, bytes: Buffer.from(content) });

/** PDFs that do something by themselves, or hold or fetch what they must not. */
export const ACTIVE_PDFS: readonly Hostile[] = [
  ["a PDF with a script", "active-content", () => opening(SCRIPT)],
  [
    "a PDF with a script, its name in disguise",
    "active-content",
    () => opening("<< /S /J#61v#61Script /#4AS (x) >>"),
  ],
  [
    "a PDF with a packed script",
    "active-content",
    () => aPackedPdf({ catalogue: "/OpenAction 4 0 R", objects: [SCRIPT] }),
  ],
  [
    "a PDF with a script by name",
    "active-content",
    () => aPdf({ catalogue: `/Names << /JavaScript << /Kids [<< /Names [(a) ${SCRIPT}] >>] >> >>` }),
  ],
  ["a PDF whose page runs a script", "active-content", () => aPdf({ page: `/AA << /O ${SCRIPT} >>` })],
  ["a PDF that starts a program", "active-content", () => opening("<< /S /Launch /F (cmd) >>")],
  [
    "a PDF that starts a program after turning a page",
    "active-content",
    () => opening("<< /S /GoTo /D [3 0 R /Fit] /Next [<< /S /Launch /F (cmd) >>] >>"),
  ],
  [
    "a PDF with a link that starts a program",
    "active-content",
    () => annotated("/Subtype /Link /A << /S /Launch /F (cmd) >>"),
  ],
  ["a PDF that visits an address", "active-content", () => opening("<< /S /URI /URI (https://a.example) >>")],
  ["a PDF that opens another file", "active-content", () => opening("<< /S /GoToR /F (b.pdf) >>")],
  ["a PDF that prints itself", "active-content", () => opening("<< /S /Named /N /Print >>")],
  [
    "a PDF that calls out as a pointer passes",
    "active-content",
    () => annotated("/Subtype /Link /AA << /E << /S /URI /URI (https://a.example) >> >>"),
  ],
  [
    "a PDF with a link to a computer of somebody’s",
    "active-content",
    () => annotated("/Subtype /Link /A << /S /GoToR /F (\\\\\\\\10.0.0.1\\\\a.pdf) >>"),
  ],
  [
    "a PDF that sends a form",
    "active-content",
    () => annotated("/Subtype /Widget /A << /S /SubmitForm /F (https://a.example) >>"),
  ],
  [
    "a PDF with a form of its own kind",
    "active-content",
    () => aPdf({ catalogue: "/AcroForm << /XFA 4 0 R >>", objects: [aStream("", "<xdp/>")] }),
  ],
  [
    "a PDF with a file in it",
    "active-content",
    () =>
      aPdf({
        catalogue: "/Names << /EmbeddedFiles << /Names [(a) << /F (a) /EF << /F 4 0 R >> >>] >> >>",
        objects: [aStream("/Type /EmbeddedFile", "x")],
      }),
  ],
  [
    "a PDF with a file pinned to a page",
    "active-content",
    () =>
      aPdf({
        page: "/Annots [<< /Subtype /FileAttachment /FS << /EF << /F 4 0 R >> >> >>]",
        objects: [aStream("", "x")],
      }),
  ],
  ["a PDF with a film", "active-content", () => annotated("/Subtype /RichMedia")],
  [
    "a PDF with content from elsewhere",
    "active-content",
    () => aPdf({ objects: [aStream("/F << /FS /URL /F (https://a.example) >>", "x")] }),
  ],
  [
    "a PDF with a page from elsewhere",
    "active-content",
    () => aPdf({ objects: [aStream("/Subtype /Form /Ref << /F (b.pdf) >>", "x")] }),
  ],
  [
    "a PDF without a right table that has a script",
    "active-content",
    () =>
      text(
        "a.pdf",
        Buffer.from(opening(SCRIPT).bytes)
          .toString("latin1")
          .replace(/xref\n0/, "xref\n9"),
      ),
  ],
  [
    "a PDF with a body that runs a script",
    "active-content",
    () => annotated("/Subtype /3D /3DD << /OnInstantiate (alert) >>"),
  ],
  ...["\t", "\n", " "].map((space): Hostile => [
    `a PDF with an object behind its end, its name written with ${JSON.stringify(space)}`,
    "damaged",
    () => behind(`1 0${space}obj << /OpenAction ${SCRIPT} >>`),
  ]),
  ["a PDF with a table behind its end", "damaged", () => behind("startxref\n7")],
];
