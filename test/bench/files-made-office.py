"""Makes files with what LibreOffice's people use: forms, comments, changes, charts, formulas, pictures; and what acts."""

import base64, io, os, shutil, tempfile

from files_made_kit import LINK, OUT, TEXTS, call, path, picture, skipped, with_tool

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "script": "urn:oasis:names:tc:opendocument:xmlns:script:1.0", "dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0", "math": "http://www.w3.org/1998/Math/MathML",
    "ooo": "http://openoffice.org/2004/office", "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "xforms": "http://www.w3.org/2002/xforms",
}
MIME = {"fodt": "text", "fods": "spreadsheet", "fodp": "presentation"}
ADDRESS = LINK.replace("&", "&amp;")


def flat(folder, name, body, scripts="", styles=""):
    """A whole document in one piece of XML, which LibreOffice opens as it opens its own."""
    kind = MIME[name.split(".")[-1]]
    names = " ".join(f'xmlns:{short}="{long}"' for short, long in NAMES.items())
    with open(f"{folder}/{name}", "w") as file:
        file.write(
            f'<?xml version="1.0"?><office:document {names} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.{kind}">'
            f"<office:meta><dc:title>Launch &amp; JavaScript</dc:title></office:meta>{scripts}<office:font-face-decls/>{styles}"
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
        )
    return f"{folder}/{name}"


def convert(writer, target, kind, *sources, to="ordinary"):
    """Has LibreOffice write these anew: one start of it for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        call("soffice", f"-env:UserInstallation=file://{OUT}/profile", "--headless", "--convert-to", kind, "--outdir", folder, *sources)
        for name in os.listdir(folder):
            shutil.move(f"{folder}/{name}", path(to, f"{writer}-{target}-{name}"))


def image():
    memory = io.BytesIO()
    picture().save(memory, "PNG")
    data = base64.b64encode(memory.getvalue()).decode()
    return f'<draw:frame svg:width="4cm" svg:height="2cm" text:anchor-type="as-char"><draw:image><office:binary-data>{data}</office:binary-data></draw:image></draw:frame>'


FORMULA = '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="1cm"><draw:object><math:math><math:mi>x</math:mi><math:mo>=</math:mo><math:mn>2</math:mn></math:math></draw:object></draw:frame>'
COMMENT = "<office:annotation><dc:creator>A</dc:creator><dc:date>2014-05-08T09:00:00</dc:date><text:p>DDE &amp; Launch?</text:p></office:annotation>"
CHANGES = '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>A</dc:creator><dc:date>2014-05-08T09:00:00</dc:date></office:change-info></text:insertion></text:changed-region></text:tracked-changes>'
FORM = '<office:forms><form:form form:name="Form"><form:text form:name="name" form:id="k1" form:control-implementation="ooo:com.sun.star.form.component.TextField"/><form:checkbox form:name="yes" form:id="k2" form:label="Yes" form:control-implementation="ooo:com.sun.star.form.component.CheckBox"/></form:form></office:forms>'
CONTROLS = '<text:p><draw:control draw:control="k1" text:anchor-type="paragraph" svg:width="4cm" svg:height="1cm" svg:y="1cm"/><draw:control draw:control="k2" text:anchor-type="paragraph" svg:width="2cm" svg:height="1cm" svg:y="3cm"/></text:p>'
HEADED = '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>Page <text:page-number/> of the JavaScript policy</text:p></style:header></style:master-page></office:master-styles>'
BASIC = '<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries><ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="M"><ooo:source-code>Sub Main\nMsgBox 1\nEnd Sub</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script></office:scripts>'
PAGES = {
    "plain": f"<text:h text:outline-level='1'>Approach</text:h><text:p>{TEXTS[1]}<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>/JS</text:p></text:note-body></text:note></text:p>",
    "linked": f'<text:p><text:a xlink:type="simple" xlink:href="{ADDRESS}">Launch</text:a> <text:bookmark text:name="DDE"/><text:a xlink:href="#DDE">there</text:a> <text:date/> <text:file-name/></text:p>',
    "discussed": f'{CHANGES}<text:p>Said{COMMENT} <text:change-start text:change-id="c1"/>and added<text:change-end text:change-id="c1"/></text:p>',
    "drawn": f"<text:p>{image()} {FORMULA} <draw:rect svg:width='2cm' svg:height='1cm' text:anchor-type='as-char'/></text:p>",
    "form": f"{FORM}{CONTROLS}<text:p>Name</text:p>",
    "listed": "<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list><table:table table:name='T'><table:table-column/><table:table-row><table:table-cell office:value-type='float' office:value='1' table:formula='ooow:sum &lt;A1&gt;'><text:p>1</text:p></table:table-cell></table:table-row></table:table>",
}


def cells(formula, more=""):
    rows = "".join(f'<table:table-row><table:table-cell office:value-type="float" office:value="{n}"/><table:table-cell table:formula="{formula}" office:value-type="float" office:value="0"/></table:table-row>' for n in range(5))
    return f'{more}<table:table table:name="Costs &amp; more">{rows}</table:table>'


SHEETS = {
    "sums": cells("of:=SUM([.A1:.A5])"),
    "words": cells("of:=IF([.A1]&gt;1;&quot;cmd|x!&quot;;&quot;WEBSERVICE(1)&quot;)"),
    "links": cells(f"of:=HYPERLINK(&quot;{ADDRESS}&quot;;&quot;Launch&quot;)"),
}
SLIDE = f'<draw:page draw:name="p"><draw:frame svg:width="9cm" svg:height="3cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p><text:a xlink:href="{ADDRESS}">Launch</text:a> of the DDE</text:p></draw:text-box></draw:frame>{image()}<presentation:notes><draw:frame svg:width="9cm" svg:height="3cm"><draw:text-box><text:p>OpenAction</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>'
PDF = "pdf:writer_pdf_Export:{%s}"
SETTING = '"%s":{"type":"%s","value":"%s"}'


@with_tool("LibreOffice’s own documents")
def office_files():
    with tempfile.TemporaryDirectory() as folder:
        texts = [flat(folder, f"{name}.fodt", body, styles=HEADED) for name, body in PAGES.items()]
        sheets = [flat(folder, f"{name}.fods", body) for name, body in SHEETS.items()]
        slides = [flat(folder, "slide.fodp", SLIDE)]
        for target in ["odt", "docx", "pdf"]:
            convert("libreoffice", "text", target, *(one for one in texts if target != "docx" or "form" not in one))
        for target in ["ods", "xlsx", "csv", "pdf"]:
            convert("libreoffice", "sheet", target, *sheets)
        for target in ["odp", "pptx", "pdf", "png", "jpg"]:
            convert("libreoffice", "slides", target, *slides)
        for name, how in {"a1": ("SelectPdfVersion", "long", 1), "a3": ("SelectPdfVersion", "long", 3), "ua": ("PDFUACompliance", "boolean", "true"), "tagged": ("UseTaggedPDF", "boolean", "true")}.items():
            convert("libreoffice", name, PDF % (SETTING % how), texts[0], texts[3])
        convert("libreoffice", "txt", "txt:Text (encoded):UTF8", *texts[:2])


@with_tool("LibreOffice’s active documents")
def active_office():
    def active(kind, target, name, *rest):
        with tempfile.TemporaryDirectory() as folder:
            convert("libreoffice", target.split(":")[0], target, flat(folder, f"{name}.{kind}", *rest), to="active")

    for kind, body in {"fodt": PAGES["plain"], "fods": SHEETS["sums"], "fodp": SLIDE}.items():
        active(kind, kind.replace("fod", "od"), f"basic-{kind}", body, BASIC)
    remote = '<text:p><draw:frame svg:width="4cm" svg:height="2cm" text:anchor-type="as-char"><draw:image xlink:href="http://127.0.0.1:9/a.png"/></draw:frame></text:p>'
    section = '<text:section text:name="s"><text:section-source xlink:href="http://127.0.0.1:9/a.odt"/><text:p>x</text:p></text:section>'
    for target, name, body in [("odt", "remote", remote), ("docx", "remote", remote), ("odt", "section", section)]:
        active("fodt", target, name, body)
    fetches = cells("of:=WEBSERVICE(&quot;http://127.0.0.1:9/&quot;)")
    elsewhere = cells("of:=[&apos;file:///tmp/other.ods&apos;#$Sheet1.A1]")
    asks = cells("of:=DDE(&quot;soffice&quot;;&quot;/tmp/a.ods&quot;;&quot;A1&quot;)")
    for name, body in {"fetches": fetches, "elsewhere": elsewhere, "asks": asks}.items():
        active("fods", "ods", name, body)
    active("fods", "xlsx", "fetches", fetches)
    # Its controls become those of ActiveX there.
    active("fodt", "docx", "form", PAGES["form"], "", HEADED)
    button = '<form:button form:name="send" form:id="k3" form:label="Send" form:button-type="submit" form:control-implementation="ooo:com.sun.star.form.component.CommandButton"/></form:form>'
    sends = FORM.replace('form:name="Form"', 'form:name="Form" xlink:href="http://127.0.0.1:9/" form:method="post"').replace("</form:form>", button)
    shown = '<text:p><draw:control draw:control="k3" text:anchor-type="paragraph" svg:width="4cm" svg:height="1cm"/></text:p>'
    for target in ["pdf", "odt", "docx"]:
        active("fodt", target, "sends", f"{sends}{CONTROLS}{shown}", "", HEADED)
    # Written as files of before 2007, which are told what to be saved as.
    active("fodt", "doc", "before", PAGES["plain"])
    active("fods", "xls", "before", SHEETS["sums"])
    active("fodp", "ppt", "before", SLIDE)
    active("fodt", PDF % ",".join([SETTING % ("EncryptFile", "boolean", "true"), SETTING % ("DocumentOpenPassword", "string", "u")]), "password", PAGES["plain"])
    active("fodt", PDF % (SETTING % ("IsAddStream", "boolean", "true")), "source-in-it", PAGES["plain"])


print("\n".join(skipped))
