"""Makes ordinary and active files with whatever of the world's writers this machine has, for files-made.ts."""

import io, os, shutil, tempfile

from files_made_kit import LINK, OUT, TEXTS, call, changed, made_pdfs, path, picture, skipped, with_tool

@with_tool("Pillow")
def pictures():
    for mode in ["RGB", "L", "P", "RGBA", "1"]:
        picture().convert(mode).save(path("ordinary", f"pillow-{mode}.png"))
    for name, how in {
        "plain": {}, "progressive": {"progressive": True}, "low": {"quality": 5}, "best": {"quality": 100, "subsampling": 0},
        "tables": {"optimize": True}, "dpi": {"dpi": (300, 300), "comment": b"/JS"}, "restart": {"restart_marker_blocks": 1},
    }.items():
        picture().save(path("ordinary", f"pillow-{name}.jpg"), **how)
    picture().convert("CMYK").save(path("ordinary", "pillow-cmyk.jpeg"))


def texts():
    for code in ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"]:
        for at, text in enumerate(TEXTS[:3] if code == "cp1252" else TEXTS[:2]):
            mark = b"\xfe\xff" if code == "utf-16-be" else b""
            with open(path("ordinary", f"text-{code}-{at}.{'csv' if at else 'txt'}"), "wb") as file:
                file.write(mark + (text + "\u2013\u00a35\r\n").encode(code))


texts()


@with_tool("python-docx")
def docx_files():
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for at, text in enumerate(TEXTS * 2):
        made = docx.Document()
        made.core_properties.title = text[:200]
        made.add_heading(text[:80])
        made.add_paragraph(text, style="List Bullet")
        made.add_table(3, 3).cell(1, 1).text = text[:90]
        if at % 2:
            memory = io.BytesIO()
            picture().save(memory, "PNG")
            memory.seek(0)
            made.add_picture(memory)
        if at % 3 == 0:
            for code in ["PAGE", f'HYPERLINK "{LINK}"', "TOC \\o", "DATE", "REF DDE", "MERGEFIELD Link"]:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), code)
                made.add_paragraph()._p.append(field)
        made.sections[0].header.paragraphs[0].text = text[:60]
        made.part.relate_to(LINK, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made.save(path("ordinary", f"python_docx-{at}.docx"))


@with_tool("openpyxl")
def xlsx_files():
    import openpyxl
    from openpyxl.chart import BarChart, Reference

    for at, text in enumerate(TEXTS + TEXTS[:3]):
        book = openpyxl.Workbook()
        sheet = book.active
        for row in range(30):
            sheet.append([text[:90], row, f"=SUM(B1:B{row + 1})", '=IF(B1>1,"cmd|x!","/JS")'])
        sheet["A1"].hyperlink = LINK
        if at % 2:
            chart = BarChart()
            chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=9))
            sheet.add_chart(chart, "F2")
        book.save(path("ordinary", f"openpyxl-{at}.xlsx"))


@with_tool("XlsxWriter")
def xlsxwriter_files():
    import xlsxwriter

    for at, text in enumerate(TEXTS + TEXTS[:3]):
        book = xlsxwriter.Workbook(path("ordinary", f"xlsxwriter-{at}.xlsx"), {"in_memory": bool(at % 2)})
        sheet = book.add_worksheet("Costs & more")
        sheet.write_url("A1", LINK, string="Launch")
        sheet.write_comment("B1", text[:90])
        sheet.write_formula("C1", "=VLOOKUP(1,A1:B9,2,FALSE)")
        sheet.data_validation("D1", {"validate": "list", "source": ["DDE", "no"]})
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"values": "='Costs & more'!$C$1:$C$4"})
        sheet.insert_chart("E1", chart)
        book.close()


@with_tool("python-pptx")
def pptx_files():
    import pptx

    for at, text in enumerate(TEXTS + TEXTS[:2]):
        deck = pptx.Presentation()
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = text[:90]
        run = slide.placeholders[1].text_frame.paragraphs[0].add_run()
        run.text, run.hyperlink.address = text[:90], LINK
        slide.notes_slide.notes_text_frame.text = text[:90]
        deck.save(path("ordinary", f"python_pptx-{at}.pptx"))


@with_tool("odfpy")
def odf_files():
    from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import A, P

    for at, text in enumerate(TEXTS):
        made = OpenDocumentText()
        line = P(text=text)
        line.addElement(A(href=LINK, text="Launch"))
        made.text.addElement(line)
        made.save(path("ordinary", f"odfpy-{at}.odt"))
    for at, text in enumerate(TEXTS[:4]):
        made = OpenDocumentSpreadsheet()
        table, row, cell = Table(name="A"), TableRow(), TableCell(formula="of:=SUM([.A1:.A9])")
        cell.addElement(P(text=text))
        row.addElement(cell)
        table.addElement(row)
        made.spreadsheet.addElement(table)
        made.save(path("ordinary", f"odfpy-{at}.ods"))


@with_tool("reportlab")
def reportlab_files():
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen import canvas

    for at, text in enumerate(TEXTS * 2):
        lock = StandardEncryption("", ownerPassword="o", strength=128) if at == 3 else None
        made = canvas.Canvas(path("ordinary", f"reportlab-{at}.pdf"), encrypt=lock, pageCompression=at % 2)
        made.setTitle(text[:90])
        made.setSubject("Launch /JavaScript /Encrypt")
        made.drawString(72, 720, text[:90])
        made.linkURL(LINK, (72, 700, 200, 720))
        made.bookmarkPage("a")
        made.addOutlineEntry("OpenAction", "a")
        if at % 3 == 0:
            made.acroForm.textfield(name="name", x=72, y=600, value="JS")
            made.acroForm.checkbox(name="yes", x=72, y=560)
        made.showPage()
        made.save()


@with_tool("fpdf2")
def fpdf_files():
    import fpdf

    for at, text in enumerate(TEXTS[:3] + TEXTS[4:] + TEXTS[:2]):
        made = fpdf.FPDF()
        made.set_title(text[:90])
        made.add_page()
        made.set_font("helvetica", size=12)
        made.multi_cell(0, 8, text, link=LINK)
        made.start_section("Launch")
        if at == 1:
            made.set_display_mode("fullpage")
        made.output(path("ordinary", f"fpdf2-{at}.pdf"))


@with_tool("pandoc")
def pandoc_files():
    for at, text in enumerate(TEXTS[:5]):
        source = f"---\ntitle: '{text[:40]}'\n---\n\n# DDE\n\n{text}\n\n[Launch]({LINK})\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
        with tempfile.NamedTemporaryFile("w", suffix=".md", delete=False) as file:
            file.write(source)
        for kind in ["docx", "odt", "pptx", "txt"] if at < 3 else ["docx", "odt"]:
            target = path("ordinary", f"pandoc-{at}.{kind}")
            call("pandoc", file.name, "-t", "plain" if kind == "txt" else kind, "-o", target)


@with_tool("LibreOffice")
def office_files():
    if shutil.which("soffice") is None:
        raise FileNotFoundError("soffice")

    def convert(target, filter_, *names):
        found = [f"{OUT}/ordinary/{name}" for name in names if os.path.exists(f"{OUT}/ordinary/{name}")]
        with tempfile.TemporaryDirectory() as folder:
            call("soffice", "--headless", "--convert-to", filter_, "--outdir", folder, *found)
            for name in os.listdir(folder):
                shutil.move(f"{folder}/{name}", path("ordinary", f"libreoffice-{target}-{name}"))

    documents = ["python_docx-0.docx", "python_docx-1.docx", "python_docx-3.docx", "pandoc-1.docx"]
    convert("pdf", "pdf", *documents, "openpyxl-1.xlsx", "python_pptx-1.pptx", "odfpy-1.odt")
    convert("a", 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}', *documents[:2])
    lock = '{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"o"}}'
    convert("locked", f"pdf:writer_pdf_Export:{lock}", *documents[:2])
    convert("odt", "odt", *documents)
    convert("ods", "ods", "openpyxl-1.xlsx", "xlsxwriter-0.xlsx")
    convert("odp", "odp", "python_pptx-0.pptx", "python_pptx-1.pptx", "pandoc-1.pptx")
    convert("docx", "docx", "odfpy-0.odt", "odfpy-1.odt", "pandoc-1.odt", "python_docx-4.docx")
    convert("xlsx", "xlsx", "odfpy-0.ods", "openpyxl-3.xlsx")
    convert("pptx", "pptx", "python_pptx-0.pptx")
    convert("csv", "csv", "openpyxl-1.xlsx")


@with_tool("Ghostscript")
def ghostscript_files():
    for at, source in enumerate(made_pdfs()[:8]):
        level = ["1.3", "1.4", "1.5", "1.7"][at % 4]
        target = path("ordinary", f"ghostscript-{at}.pdf")
        call("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-dCompatibilityLevel={level}", f"-sOutputFile={target}", source)


QPDF = {
    "linear": ["--linearize"], "objstm": ["--object-streams=generate"], "plain": ["--object-streams=disable", "--qdf"],
    "owner40": ["--allow-weak-crypto", "--encrypt", "", "o", "40", "--"], "owner128": ["--encrypt", "", "o", "128", "--use-aes=y", "--"],
    "owner256": ["--encrypt", "", "o", "256", "--"], "both": ["--linearize", "--object-streams=generate", "--encrypt", "", "o", "256", "--"],
}


@with_tool("qpdf")
def qpdf_files():
    for at, (name, how) in enumerate(QPDF.items()):
        for more in (0, 1, 2):
            call("qpdf", *how, made_pdfs()[3 * at + more], path("ordinary", f"qpdf-{name}-{more}.pdf"))


@with_tool("pypdf")
def pypdf_files():
    import pypdf

    for at, source in enumerate(made_pdfs()[:6]):
        writer = pypdf.PdfWriter(clone_from=source) if at % 2 else pypdf.PdfWriter()
        if not at % 2:
            writer.append(source)
            writer.append(made_pdfs()[7])
        writer.add_metadata({"/Title": "JavaScript Launch"})
        if at == 1:
            writer.encrypt("", "o", algorithm="RC4-128")
        writer.write(path("ordinary", f"pypdf-{at}.pdf"))
    # More is added to a file than it had: its end follows its first end.
    grown = pypdf.PdfWriter(made_pdfs()[0], incremental=True)
    grown.add_metadata({"/Title": "Again"})
    grown.write(path("ordinary", "pypdf-incremental.pdf"))


@with_tool("PyMuPDF")
def mupdf_files():
    import pymupdf

    for at, text in enumerate(TEXTS[:5]):
        made = pymupdf.open()
        page = made.new_page()
        page.insert_text((72, 72), text[:90])
        page.insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 90, 90), "uri": LINK})
        page.add_text_annot((90, 90), "Launch")
        made.set_toc([[1, "JavaScript", 1]])
        made.save(path("ordinary", f"pymupdf-{at}.pdf"), garbage=at, deflate=True, use_objstms=at % 2)


# What acts, calls out or holds what it must not.


@with_tool("pikepdf")
def active_pdfs():
    import pikepdf
    from pikepdf import Array, Dictionary, Name, Stream, String

    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    address = Dictionary(S=Name.URI, URI=String("https://a.example"))

    def annotation(pdf, **says):
        pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **says))])

    kinds = {
        "script": lambda pdf: pdf.Root.update({"/OpenAction": script}),
        "script-indirect": lambda pdf: pdf.Root.update({"/OpenAction": pdf.make_indirect(Dictionary(S=pdf.make_indirect(Name.JavaScript), JS=Stream(pdf, b"x")))}),
        "script-name": lambda pdf: pdf.Root.update({"/Names": Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))}),
        "uri": lambda pdf: pdf.Root.update({"/OpenAction": address}),
        "gotor": lambda pdf: pdf.Root.update({"/OpenAction": Dictionary(S=Name.GoToR, F=String("\\\\10.0.0.1\\a.pdf"))}),
        "gotoe": lambda pdf: pdf.Root.update({"/OpenAction": Dictionary(S=Name.GoToE, F=String("a.pdf"))}),
        "launch": lambda pdf: pdf.Root.update({"/OpenAction": Dictionary(S=Name.Launch, F=String("cmd.exe"))}),
        "next": lambda pdf: pdf.Root.update({"/OpenAction": Dictionary(S=Name.GoTo, D=Array([0]), Next=Array([script]))}),
        "closing": lambda pdf: pdf.Root.update({"/AA": Dictionary(WC=script)}),
        "page": lambda pdf: pdf.pages[0].obj.update({"/AA": Dictionary(O=address)}),
        "form": lambda pdf: annotation(pdf, Subtype=Name.Widget, A=Dictionary(S=Name.SubmitForm, F=String("https://a.example"))),
        "click-launch": lambda pdf: annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("cmd.exe"))),
        "click-script": lambda pdf: annotation(pdf, Subtype=Name.Link, A=script),
        "hover": lambda pdf: annotation(pdf, Subtype=Name.Widget, AA=Dictionary(E=address)),
        "import": lambda pdf: annotation(pdf, Subtype=Name.Widget, A=Dictionary(S=Name.ImportData, F=String("a"))),
        "xfa": lambda pdf: pdf.Root.update({"/AcroForm": Dictionary(Fields=Array([]), XFA=Stream(pdf, b"<xdp/>"))}),
        "film": lambda pdf: annotation(pdf, Subtype=Name.RichMedia),
        "outside": lambda pdf: pdf.pages[0].obj.update({"/Contents": Stream(pdf, b"", F=Dictionary(FS=Name.URL, F=String("https://a.example")))}),
    }
    for at, (name, change) in enumerate(kinds.items()):
        with pikepdf.open(made_pdfs()[at % 9]) as pdf:
            change(pdf)
            how = {"object_stream_mode": pikepdf.ObjectStreamMode.generate} if at % 2 else {"linearize": True}
            if at % 3 == 0:
                how["encryption"] = pikepdf.Encryption(owner="o", user="")
            pdf.save(path("active", f"pikepdf-{name}.pdf"), **how)
    with pikepdf.open(made_pdfs()[0]) as pdf:
        pdf.attachments["a.txt"] = b"x"
        pdf.save(path("active", "pikepdf-attachment.pdf"))


def opens_with_script(writer):
    from pypdf.generic import DictionaryObject, NameObject, TextStringObject

    says = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(says)


@with_tool("pypdf")
def active_pypdf():
    import pypdf

    writer = pypdf.PdfWriter(clone_from=made_pdfs()[0])
    opens_with_script(writer)
    writer.write(path("active", "pypdf-js.pdf"))
    writer = pypdf.PdfWriter(clone_from=made_pdfs()[1])
    writer.add_attachment("a.txt", b"x")
    writer.write(path("active", "pypdf-attachment.pdf"))
    grown = pypdf.PdfWriter(made_pdfs()[0], incremental=True)
    opens_with_script(grown)
    grown.write(path("active", "pypdf-js-added.pdf"))


@with_tool("PyMuPDF")
def active_mupdf():
    import pymupdf

    made = pymupdf.open(made_pdfs()[2])
    made.embfile_add("a.txt", b"x")
    made.save(path("active", "pymupdf-embedded.pdf"))
    made = pymupdf.open(made_pdfs()[2])
    made[0].add_file_annot((9, 9), b"x", "a.txt")
    made.save(path("active", "pymupdf-pinned.pdf"))


@with_tool("qpdf")
def active_qpdf():
    source = made_pdfs()[0]
    call("qpdf", "--add-attachment", __file__, "--", source, path("active", "qpdf-attachment.pdf"))
    for name, how in {"rc4": ["--allow-weak-crypto", "--encrypt", "u", "o", "128", "--"], "aes": ["--object-streams=generate", "--encrypt", "u", "o", "256", "--"]}.items():
        call("qpdf", *how, source, path("active", f"qpdf-password-{name}.pdf"))


TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(kind, target, mode='TargetMode="External"'):
    return f'<Relationship Id="rIdX" Type="{TYPE}/{kind}" Target="{target}" {mode}/></Relationships>'


def in_body(xml):
    return [(r"word/document\.xml", "</w:body>", f"{xml}</w:body>")]


def run(code):
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>"


def char(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


DOCX, XLSX, PPTX, ODT = "python_docx-1.docx", "openpyxl-1.xlsx", "python_pptx-1.pptx", "odfpy-1.odt"
for at, (kind, target) in enumerate(
    [("attachedTemplate", "https://a.example/t.dotm"), ("attachedTemplate", "file://10.0.0.1/t.dotx"), ("image", "http://a.example/x.png"),
     ("oleObject", "http://a.example/x"), ("frame", "http://a.example/x"), ("subDocument", "file:///C:/x.docx"), ("externalLinkPath", "http://a.example/x.xlsx")]
):
    changed(DOCX, f"docx-link-{at}.docx", [(r"word/_rels/document\.xml\.rels", "</Relationships>", relation(kind, target))])
for at, body in enumerate(
    ['<w:p><w:fldSimple w:instr=\' DDEAUTO c:\\\\a "b"\'/></w:p>',
     f"<w:p>{char('begin')}{run('DD')}{run('E a b')}{char('end')}</w:p>",
     f"<w:p>{char('begin')}{run('IF 1 = 1 ')}{char('begin')}{run('INCLUDETEXT a')}{char('end')}{char('end')}</w:p>",
     f"<w:p>{char('begin')}{run(' I')}{run('MPORT ')}{run('a')}{char('separate')}{char('end')}</w:p>",
     f"<w:p>{char('begin')}{run('LINK Excel.Sheet')}{char('separate')}{char('end')}</w:p>",
     f"<w:p>{char('begin')}{run('INCLUDE')}<w:r><w:rPr/></w:r>{run('PICTURE x')}{char('separate')}{char('end')}</w:p>"]
):
    changed(DOCX, f"docx-field-{at}.docx", in_body(body))
changed(DOCX, "docx-macro.docx", [], [("word/vbaProject.bin", b"x")])
changed(DOCX, "docx-ole.docx", [], [("word/embeddings/oleObject1.bin", b"x")])
changed(DOCX, "docx-out.docx", [], [("../../evil.xml", b"<a/>")])
changed(DOCX, "docx-html.docx", [(r"word/_rels/document\.xml\.rels", "</Relationships>", relation("aFChunk", "a.html", ""))], [("word/a.html", b"<img src=x>")])
changed(XLSX, "xlsx-dde.xlsx", [], [("xl/externalLinks/externalLink1.xml", b"<externalLink><ddeLink ddeService='cmd'/></externalLink>")])
changed(XLSX, "xlsx-web.xlsx", [(r"xl/worksheets/sheet1\.xml", "SUM\\(B1:B1\\)", '_xlfn.WEBSERVICE("http://a.example")')])
changed(XLSX, "xlsx-cmd.xlsx", [(r"xl/worksheets/sheet1\.xml", "SUM\\(B1:B1\\)", "cmd|'/C calc'!A0")])
changed(XLSX, "xlsx-book.xlsx", [(r"xl/_rels/workbook\.xml\.rels", "</Relationships>", relation("externalLinkPath", "file:///C:/b.xlsx"))])
changed(PPTX, "pptx-film.pptx", [(r"ppt/slides/_rels/slide1\.xml\.rels", "</Relationships>", relation("video", "http://a.example/x.mp4"))])
changed(PPTX, "pptx-program.pptx", [(r"ppt/slides/slide1\.xml", "<a:hlinkClick ", '<a:hlinkClick action="ppaction://program" ')])
for name, xml in {
    "image": '<text:p><draw:image xmlns:draw="d" xmlns:xlink="x" xlink:href="http://a.example/x.png"/></text:p>',
    "section": '<text:section><text:section-source xmlns:xlink="x" xlink:href="file:///C:/a.odt"/></text:section>',
    "dde": '<text:section><office:dde-source office:dde-application="soffice"/></text:section>',
    "script": '<text:p><script:event-listener xmlns:script="s" xmlns:xlink="x" xlink:href="vnd.sun.star.script:a"/></text:p>',
    "object": '<text:p><draw:object xmlns:draw="d" xmlns:xlink="x" xlink:href="../b.odt"/></text:p>',
}.items():
    changed(ODT, f"odt-{name}.odt", [(r"content\.xml", "</office:text>", f"{xml}</office:text>")])
changed(ODT, "odt-basic.odt", [], [("Basic/Standard/Module1.xml", b"<a/>")])

print("\n".join(skipped))
