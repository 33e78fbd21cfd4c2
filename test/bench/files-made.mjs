// Makes ordinary and active files with the writers of JavaScript that a folder's node_modules has, for files-made.ts.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [out, from = "."] = process.argv.slice(2);
const need = createRequire(join(resolve(from), "x.js"));
const LINK = "https://www.example.org/courses/JavaScript?a=1&b=Launch";
const TEXTS = [
  "Launch 2013",
  "JavaScript & DDEAUTO",
  "OpenAction /AA /JS",
  "A policy about macroEnabled files",
];

const WRITERS = {
  async docx({ Document, ExternalHyperlink, Packer, Paragraph, TextRun }, text) {
    const link = new ExternalHyperlink({ link: LINK, children: [new TextRun("Launch")] });
    const children = [new Paragraph(text), new Paragraph({ children: [link] })];
    return { docx: await Packer.toBuffer(new Document({ title: text, sections: [{ children }] })) };
  },
  async pdfkit(PDFDocument, text) {
    const made = new PDFDocument({
      info: { Title: text },
      ownerPassword: text.includes("&") ? "o" : undefined,
      pdfVersion: "1.7",
    });
    const pieces = made.text(text, { link: LINK }).end() ?? made;
    return { pdf: Buffer.concat(await Array.fromAsync(pieces)) };
  },
  async "pdf-lib"({ PDFDocument }, text) {
    const made = await PDFDocument.create();
    made.setTitle(text);
    made.addPage().drawText(text);
    made.getForm().createTextField("JS").setText(text);
    const pdf = await made.save();
    made.addJavaScript("a", "app.alert(1)");
    const script = await made.save();
    const other = await PDFDocument.create();
    other.addPage();
    await other.attach(Buffer.from("x"), "a.txt");
    return {
      pdf,
      active: { "script.pdf": script, "file.pdf": await other.save({ useObjectStreams: false }) },
    };
  },
  async jspdf({ jsPDF }, text) {
    const made = new jsPDF({ compress: text.includes("A") });
    made.setProperties({ title: text }).textWithLink(text, 20, 20, { url: LINK });
    const pdf = Buffer.from(made.output("arraybuffer"));
    made.addJS("app.alert(1)");
    return { pdf, active: { "js.pdf": Buffer.from(made.output("arraybuffer")) } };
  },
  async exceljs({ Workbook }, text) {
    const book = new Workbook();
    const sheet = book.addWorksheet("A & b");
    sheet.addRow([text, { formula: "SUM(B2:B9)", result: 0 }, { text: "Launch", hyperlink: LINK }]);
    return { xlsx: await book.xlsx.writeBuffer() };
  },
  xlsx({ utils, write }, text) {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([[text, 1]]), "Risk register (v2)");
    return { xlsx: write(book, { type: "buffer", bookType: "xlsx" }) };
  },
  async pptxgenjs(PptxGenJS, text) {
    const deck = new PptxGenJS();
    const slide = deck.addSlide();
    slide.addText([{ text, options: { hyperlink: { url: LINK } } }], { x: 1, y: 1, w: 5, h: 1 });
    slide.addChart(deck.ChartType.bar, [{ name: "a", labels: ["b"], values: [1] }], { x: 1, y: 2 });
    return { pptx: await deck.write({ outputType: "nodebuffer" }) };
  },
  async "html-to-docx"(made, text) {
    return { docx: await made(`<h1>${text.replaceAll("&", "&amp;")}</h1><a href="${LINK}">Launch</a>`) };
  },
  async pdfmake(made, text) {
    made.setFonts?.({ Courier: { normal: "Courier" } });
    const content = [{ text, link: LINK }];
    return { pdf: await made.createPdf({ content, defaultStyle: { font: "Courier" } }).getBuffer() };
  },
  async "xlsx-populate"({ fromBlankAsync }, text) {
    const book = await fromBlankAsync();
    book.sheet(0).cell("A1").value(text).hyperlink(LINK);
    return { xlsx: await book.outputAsync() };
  },
  "xlsx-js-style"({ utils, write }, text) {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([[{ v: text, s: { font: { bold: true } } }]]), "A");
    return { xlsx: write(book, { type: "buffer", bookType: "xlsx" }) };
  },
  excel4node({ Workbook }, text) {
    const book = new Workbook();
    book.addWorksheet("A & b").cell(1, 1).link(LINK, text);
    return book.writeToBuffer().then((xlsx) => ({ xlsx }));
  },
  pngjs({ PNG }) {
    const png = new PNG({ width: 9, height: 9 });
    png.data.fill(200);
    return { png: PNG.sync.write(png) };
  },
  "upng-js"(UPNG) {
    return { png: Buffer.from(UPNG.encode([new Uint8Array(9 * 9 * 4).fill(99).buffer], 9, 9, 8)) };
  },
  "jpeg-js"({ encode }) {
    return { jpg: encode({ width: 33, height: 17, data: Buffer.alloc(33 * 17 * 4, "abcd") }, 60).data };
  },
  async jimp({ Jimp }) {
    const made = new Jimp({ width: 33, height: 17, color: 0xaa3300ff });
    return { jpg: await made.getBuffer("image/jpeg"), png: await made.getBuffer("image/png") };
  },
};

/** The name of a writer ends at the first hyphen of a file’s name. */
const called = (name) => name.replaceAll("-", "_");
for (const [name, write] of Object.entries(WRITERS)) {
  let library;
  try {
    library = need(name);
  } catch {
    process.stdout.write(`${name} is not in that folder\n`);
    continue;
  }
  for (const [at, text] of TEXTS.entries()) {
    const { active = {}, ...made } = await write(library, text);
    for (const [kind, bytes] of Object.entries(made))
      writeFileSync(`${out}/ordinary/${called(name)}-${at}.${kind}`, bytes);
    for (const [file, bytes] of Object.entries(active))
      if (at < 2) writeFileSync(`${out}/active/${called(name)}-${at}-${file}`, bytes);
  }
}
