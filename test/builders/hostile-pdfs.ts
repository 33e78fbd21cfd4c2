import { aPackedPdf, aPdf, aStream, type AFile, refusedFor } from "./documents.ts";

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
export const ACTIVE_PDFS = [
  ...refusedFor("active-content", {
    "a PDF with a script": () => opening(SCRIPT),
    "a PDF with a script, its name in disguise": () => opening("<< /S /J#61v#61Script /#4AS (x) >>"),
    "a PDF with a packed script": () => aPackedPdf({ catalogue: "/OpenAction 4 0 R", objects: [SCRIPT] }),
    "a PDF with a script by name": () =>
      aPdf({ catalogue: `/Names << /JavaScript << /Kids [<< /Names [(a) ${SCRIPT}] >>] >> >>` }),
    "a PDF whose page runs a script": () => aPdf({ page: `/AA << /O ${SCRIPT} >>` }),
    "a PDF that starts a program": () => opening("<< /S /Launch /F (cmd) >>"),
    "a PDF that starts a program after turning a page": () =>
      opening("<< /S /GoTo /D [3 0 R /Fit] /Next [<< /S /Launch /F (cmd) >>] >>"),
    "a PDF with a link that starts a program": () => annotated("/Subtype /Link /A << /S /Launch /F (cmd) >>"),
    "a PDF that visits an address": () => opening("<< /S /URI /URI (https://a.example) >>"),
    "a PDF that opens another file": () => opening("<< /S /GoToR /F (b.pdf) >>"),
    "a PDF that prints itself": () => opening("<< /S /Named /N /Print >>"),
    "a PDF that calls out as a pointer passes": () =>
      annotated("/Subtype /Link /AA << /E << /S /URI /URI (https://a.example) >> >>"),
    "a PDF with a link to a computer of somebody’s": () =>
      annotated("/Subtype /Link /A << /S /GoToR /F (\\\\\\\\10.0.0.1\\\\a.pdf) >>"),
    "a PDF that sends a form": () =>
      annotated("/Subtype /Widget /A << /S /SubmitForm /F (https://a.example) >>"),
    "a PDF with a form of its own kind": () =>
      aPdf({ catalogue: "/AcroForm << /XFA 4 0 R >>", objects: [aStream("", "<xdp/>")] }),
    "a PDF with the document in it that it was made of": () =>
      aPdf({
        trailer: "/AdditionalStreams [/application#2fvnd.oasis.opendocument.text 4 0 R]",
        objects: [aStream("", "x")],
      }),
    "a PDF with a file in it": () =>
      aPdf({
        catalogue: "/Names << /EmbeddedFiles << /Names [(a) << /F (a) /EF << /F 4 0 R >> >>] >> >>",
        objects: [aStream("/Type /EmbeddedFile", "x")],
      }),
    "a PDF with a file pinned to a page": () =>
      aPdf({
        page: "/Annots [<< /Subtype /FileAttachment /FS << /EF << /F 4 0 R >> >> >>]",
        objects: [aStream("", "x")],
      }),
    "a PDF with a film": () => annotated("/Subtype /RichMedia"),
    "a PDF with content from elsewhere": () =>
      aPdf({ objects: [aStream("/F << /FS /URL /F (https://a.example) >>", "x")] }),
    "a PDF with a page from elsewhere": () =>
      aPdf({ objects: [aStream("/Subtype /Form /Ref << /F (b.pdf) >>", "x")] }),
    "a PDF without a right table that has a script": () =>
      text(
        "a.pdf",
        Buffer.from(opening(SCRIPT).bytes)
          .toString("latin1")
          .replace(/xref\n0/, "xref\n9"),
      ),
    "a PDF with a body that runs a script": () => annotated("/Subtype /3D /3DD << /OnInstantiate (alert) >>"),
  }),
  ...refusedFor("damaged", {
    ...Object.fromEntries(
      ["\t", "\n", " "].map((space) => [
        `a PDF with an object behind its end, its name written with ${JSON.stringify(space)}`,
        () => behind(`1 0${space}obj << /OpenAction ${SCRIPT} >>`),
      ]),
    ),
    "a PDF that says an action twice": () => annotated(`/Subtype /Link /A ${SCRIPT} /A << /S /GoTo >>`),
    "a PDF with a table behind its end": () => behind("startxref\n7"),
  }),
];
