import { gzipSync } from "node:zlib";
import {
  type AFile,
  aLink,
  anOfficeFile,
  anOpenDocument,
  aText,
  compoundFile,
  officeParts,
  refusedFor,
} from "./documents.ts";
import { zipOf } from "./zip.ts";

const field = (code: string): string => `<w:r><w:instrText>${code}</w:instrText></w:r>`;
const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const inPart = (name: string, content: string | Uint8Array): AFile => anOfficeFile("docx", { name, content });
const openPart = (content: string): AFile =>
  anOpenDocument("text", { name: "styles.xml", content: `<a xmlns:xlink="x">${content}</a>` });

/** Office and OpenDocument files that do something by themselves, or hold or fetch what they must not. */
export const ACTIVE_DOCUMENTS = [
  ...refusedFor("active-content", {
    "a template from elsewhere": () => anOfficeFile("docx", aLink("attachedTemplate")),
    "a template from a computer of somebody’s": () =>
      anOfficeFile("docx", aLink("attachedTemplate", "file://10.0.0.1/a.dotx")),
    "an object from elsewhere": () => anOfficeFile("docx", aLink("oleObject")),
    "a picture from elsewhere": () => anOfficeFile("docx", aLink("image")),
    "a picture from elsewhere that does not say so": () =>
      anOfficeFile("docx", aLink("image", "https://a.example", "Internal")),
    "a link in disguise": () => anOfficeFile("docx", aLink("frame", "https://a.example", "Exter&#110;al")),
    "a field that asks another program": () =>
      aText(
        `<w:p>${mark("begin")}${field(" DDE")}${field("AUTO c:\\a")}${mark("separate")}${mark("end")}</w:p>`,
      ),
    "a field in one piece that fetches": () =>
      aText(`<w:p><w:fldSimple w:instr=' includePicture "https://a.example"'/></w:p>`),
    "a field within a field": () =>
      aText(
        `<w:p>${mark("begin")}${field("IF 1 = 1 ")}${mark("begin")}${field('IMPORT "https://a.example"')}${mark("end")}${mark("end")}</w:p>`,
      ),
    "a field whose name another makes": () =>
      aText(
        `<w:p>${mark("begin")}${mark("begin")}${field("QUOTE 68 68 69")}${mark("end")}${field(" a")}${mark("end")}</w:p>`,
      ),
    "a field that never ends": () => aText(`<w:p>${mark("begin")}${field("INCLUDETEXT a")}</w:p>`),
    "a document with entities of its own": () => inPart("word/a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
    "a drawing from elsewhere": () =>
      inPart("word/a.vml", '<v:shape xmlns:v="v"><v:imagedata src="https://a.example"/></v:shape>'),
    "a slide that starts a program": () =>
      inPart("ppt/s.xml", "<s><hlinkHover action='ppaction://program'/></s>"),
    "a sheet that is fetched anew": () =>
      inPart("xl/c.xml", "<connections><connection refreshOnLoad='1'/></connections>"),
    "a formula that fetches": () => inPart("xl/s.xml", '<s><f>_xlfn.WEBSERVICE("https://a.example")</f></s>'),
    "a formula that asks another program": () => inPart("xl/s.xml", "<s><f>cmd|' /C calc'!A0</f></s>"),
    "an OpenDocument with a picture from elsewhere": () =>
      openPart("<image xlink:href='https://a.example'/>"),
    "an OpenDocument with a picture beside it": () => openPart("<image xlink:href='../a.png'/>"),
    "an OpenDocument with a template from elsewhere": () =>
      openPart("<template xlink:href='https://a.example'/>"),
    "an OpenDocument that asks another program": () => openPart("<dde-source/>"),
    "an OpenDocument that starts a program": () => openPart("<event-listener action='execute'/>"),
    "a slide that opens a file as a pointer passes": () =>
      inPart("ppt/s.xml", "<s xmlns:r='r'><hlinkHover r:id='r1' action='ppaction://hlinkfile'/></s>"),
    ...Object.fromEntries(
      ["'https://a.example/[b.xlsx]S'", String.raw`'\\a\[b.xlsx]S'`, "[https://a.example/b.xlsx]S"].map(
        (sheet) => [
          `a cell of a workbook at ${sheet}`,
          () => anOfficeFile("xlsx", { name: "xl/s.xml", content: `<s><f>${sheet}!A1</f></s>` }),
        ],
      ),
    ),
    "an OpenDocument with a format that fetches": () => openPart('<condition value="WEBSERVICE([.A1])"/>'),
    "a control": () => anOfficeFile("docx", { name: "word/activeX/activeX1.bin", content: "x" }),
    "an add-in that starts with it": () =>
      anOfficeFile("docx", aLink("webextensiontaskpanes", "webextensions/taskpanes.xml", "Internal")),
    "a packed program": () => anOfficeFile("docx", { name: "word/embeddings/oleObject1.bin", content: "x" }),
    "an old document in a new one": () =>
      anOfficeFile("docx", { name: "word/embeddings/a.doc", content: compoundFile("WordDocument") }),
    "a sheet that asks another program": () =>
      anOfficeFile("xlsx", { name: "xl/e.xml", content: "<e><ddeLink a='cmd'/></e>" }),
    ...Object.fromEntries(
      ["subDocument", "frame", "externalLinkPath", "audio", "somethingNew"].map((type) => [
        `a ${type} from elsewhere`,
        () => anOfficeFile("docx", aLink(type)),
      ]),
    ),
    ...Object.fromEntries(
      ["\\\\/host/a.dotx", "/\\host/a.dotx", "ht&#9;tp://a.example/a.dotx"].map((target) => [
        `a template at ${target}`,
        () => anOfficeFile("docx", aLink("attachedTemplate", target)),
      ]),
    ),
    "a picture whose link only ends like one of a click": () =>
      anOfficeFile("docx", aLink("image?x=/hyperlink")),
    "a picture that is shown by a link of a click": () =>
      inPart("word/document2.xml", '<a xmlns:r="r"><blip r:link="rId9"/></a>'),
    ...Object.fromEntries(
      ["image", "stroke", "fill", "imagedata"].map((name) => [
        `a drawing with its ${name} from elsewhere`,
        () => inPart("word/drawing.xml", `<a><${name} src="https://a.example/a.png"/></a>`),
      ]),
    ),
    "a picture of lines with a script": () =>
      inPart("word/media/a.svg", "<svg><script>alert(1)</script></svg>"),
    ...Object.fromEntries(
      [
        '<use xlink:href="https://a.example/a.svg#b"/>',
        '<rect onclick="alert(1)"/>',
        "<foreignObject><iframe/></foreignObject>",
        '<a href="java&#10;script:alert(1)"/>',
        '<set attributeName="xlink:href" to="https://a.example"/>',
        '<style>@import "a.css";</style>',
        "<style><![CDATA[a{fill:url(]]>https://a.example/a.svg#b)}</style>",
        "<style>a{background:u\\72l( 'https://a.example' )}</style>",
        "<style>a{background:url(/**/https://a.example)}</style>",
        '<style>a{background:image-set(url(#b), "//a.example/a.png" 2x)}</style>',
        '<rect style="filter:url(//a.example/a.svg#b)"/>',
        '<rect fill="url(https://a.example/a.svg#b)"/>',
        "<script>alert(1)</script><path>",
      ].flatMap((content) => {
        const drawing = `<svg xmlns:xlink="x">${content}</svg>`;
        return [
          [`a picture of lines with ${content}`, () => inPart("word/media/a.svg", drawing)] as const,
          [
            `an OpenDocument with a picture of lines with ${content}`,
            () => anOpenDocument("text", { name: "Pictures/a.svg", content: drawing }),
          ] as const,
        ];
      }),
    ),
    "a picture of lines with a sheet of styles from elsewhere": () =>
      inPart("word/media/a.svg", '<?xml-stylesheet type="text/css" href="https://a.example/a.css"?><svg/>'),
    "a picture of lines with entities of its own": () =>
      inPart("word/media/a.svg", '<!DOCTYPE svg [<!ENTITY a SYSTEM "https://a.example">]><svg>&a;</svg>'),
    "a packed picture of lines with a script": () =>
      inPart("word/media/a.svgz", gzipSync("<svg><script>alert(1)</script></svg>")),
    "a picture of lines that fetches another": () =>
      inPart("word/media/a.svg", '<svg><image href="https://a.example/a.png"/></svg>'),
    ...Object.fromEntries(
      [".dat", ".xm1"].map((ending) => [
        `a main part named ${ending}, far behind spaces`,
        () => {
          const content = `${" ".repeat(5_000)}<document xmlns:w="w">${mark("begin")}${field("DDEAUTO c a")}${mark("end")}</document>`;
          return { name: "a.docx", bytes: zipOf(officeParts("docx", [], content, `word/document${ending}`)) };
        },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries({
        "behind the name of a sheet": `'a"'!A1&amp;_xlfn.WEBSERVICE('a"'!A2)`,
        "behind the name of a column": "T['[a]&amp;WEBSERVICE(A1)&amp;T['[b]",
        "of a share’s history": "_xlfn.STOCKHISTORY(A1)",
      }).map(([where, formula]) => [
        `a formula that fetches ${where}`,
        () => anOfficeFile("xlsx", { name: "xl/s.xml", content: `<s><f>${formula}</f></s>` }),
      ]),
    ),
    "a source that is asked every minute": () =>
      anOfficeFile("xlsx", { name: "xl/connections.xml", content: '<c><connection interval="1"/></c>' }),
    "a summary that is fetched anew when it is opened": () =>
      anOfficeFile("xlsx", {
        name: "xl/pivot.xml",
        content:
          '<pivotCacheDefinition refreshOnLoad="1"><cacheSource type="external"/></pivotCacheDefinition>',
      }),
    ...Object.fromEntries(
      ["./../a.png", "a/../../a.png", "%2e%2e/a.png"].map((href) => [
        `an OpenDocument with a picture at ${href}`,
        () => openPart(`<image xlink:href="${href}"/>`),
      ]),
    ),
    "an OpenDocument with a form filled in from elsewhere": () =>
      openPart('<instance src="https://a.example"/>'),
    "an OpenDocument with a form that is sent": () => openPart('<submission action="https://a.example"/>'),
    "an OpenDocument with a sign from elsewhere": () => openPart('<mglyph src="https://a.example/a.png"/>'),
    "an OpenDocument with a cell of another file": () =>
      openPart(`<c formula="of:=['https://a.example/a.ods'#$S.A1]"/>`),
    "an OpenDocument with a name that fetches": () =>
      openPart('<named-expression expression="of:=WEBSERVICE([.A1])"/>'),
    "an OpenDocument with a formula that fetches behind the name of a sheet": () =>
      openPart(`<c formula="of:=[$'a&quot;]'.A1]&amp;WEBSERVICE([$'a&quot;]'.A2])"/>`),
  }),
  ...refusedFor("has-macros", {
    "an OpenDocument with a link that orders its program about": () =>
      openPart('<a xlink:href=".uno:Quit"/>'),
  }),
];
