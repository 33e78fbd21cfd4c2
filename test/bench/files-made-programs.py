"""Makes ordinary files with programs that take one kind of file and write another, and with smaller writers of Python."""

import io, os, shutil, tempfile

from files_made_kit import LINK, OUT, TEXTS, call, path, picture, skipped, with_tool

ADDRESS = LINK.replace("&", "&amp;")
SOURCES = {
    "txt": TEXTS[1] + "\n",
    "html": f"<!DOCTYPE html><html><head><title>Launch</title><style>h1{{color:navy}}</style></head><body><h1>DDE &amp; JavaScript</h1><p><a href='{ADDRESS}'>Launch</a></p><table><tr><td>1</td></tr></table></body></html>",
    "svg": f"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='160' height='90'><style>rect{{fill:#eef}}</style><rect width='90' height='60'/><a xlink:href='{ADDRESS}'><text x='9' y='40'>Launch</text></a></svg>",
    "tex": f"\\documentclass{{article}}\\usepackage{{hyperref}}\\begin{{document}}\\tableofcontents\\section{{JavaScript}}\\href{{{LINK.replace('&', chr(92) + '&')}}}{{Launch}}\\end{{document}}",
    "ms": ".TL\nLaunch\n.PP\n/JS and /AA in words\n",
    "dot": "digraph g { a -> b [label=\"Launch\"] ; b [URL=\"https://www.example.org/\"] }",
    "gp": "set output OUT\nplot sin(x) title 'Launch'\n",
    "rst": f"JavaScript\n==========\n\n`Launch <{LINK}>`_\n\n* DDE\n",
}
# AbiWord leaves an & in an address as it is, which no program reads: its Word file is made of words alone.
# Writer, what it makes, and how: {kind} is a file of that kind that is there, {out} what is made.
COMMANDS = [
    ("pdflatex", "pdf", "pdflatex -interaction batchmode -output-directory {folder} -jobname made {tex}"), ("wkhtmltopdf", "pdf", "wkhtmltopdf -q {html} {out}"),
    ("weasyprint", "pdf", "weasyprint {html} {out}"), ("xhtml2pdf", "pdf", "xhtml2pdf -q {html} {out}"), ("rst2pdf", "pdf", "rst2pdf {rst} -o {out}"),
    ("inkscape", "pdf", "inkscape {svg} --export-filename={out}"), ("inkscape", "png", "inkscape {svg} --export-filename={out}"),
    ("librsvg", "pdf", "rsvg-convert -f pdf -o {out} {svg}"), ("librsvg", "png", "rsvg-convert -f png -o {out} {svg}"),
    ("cairosvg", "pdf", "cairosvg {svg} -o {out}"), ("cairosvg", "png", "cairosvg {svg} -o {out}"), ("img2pdf", "pdf", "img2pdf {jpg} {png} -o {out}"),
    ("pdftk", "pdf", "pdftk {pdf} cat output {out}"), ("pdftk", "pdf", "pdftk {pdf} {pdf} cat output {out} owner_pw o"), ("pdftk", "pdf", "pdftk {pdf} output {out} compress"),
    ("mutool", "pdf", "mutool clean -gggz {pdf} {out}"), ("mutool", "pdf", "mutool clean -d -l {pdf} {out}"), ("mutool", "pdf", "mutool merge -o {out} {pdf} {pdf}"), ("mutool", "pdf", "mutool convert -o {out} {html}"),
    ("mutool", "png", "mutool draw -o {out} {pdf} 1"), ("poppler", "pdf", "pdfunite {pdf} {pdf} {out}"), ("poppler", "pdf", "pdfseparate -f 1 -l 1 {pdf} {out}"),
    ("poppler", "pdf", "pdftocairo -pdf {pdf} {out}"), ("poppler", "png", "pdftoppm -png -singlefile {pdf} {stem}"), ("poppler", "jpg", "pdftoppm -jpeg -jpegopt progressive=y -singlefile {pdf} {stem}"),
    ("poppler", "txt", "pdftotext {pdf} {out}"), ("imagemagick", "pdf", "convert {png} {out}"), ("imagemagick", "png", "convert {png} -interlace PNG -depth 16 {out}"),
    ("imagemagick", "jpg", "convert {png} -interlace JPEG -sampling-factor 4:1:1 {out}"), ("imagemagick", "jpg", "convert {png} -colorspace CMYK {out}"), ("imagemagick", "jpg", "convert {png} -define jpeg:restart=2 -set comment /JS {out}"),
    ("graphicsmagick", "pdf", "gm convert {png} {out}"), ("graphicsmagick", "png", "gm convert {png} {out}"), ("graphicsmagick", "jpg", "gm convert {png} -interlace Line {out}"),
    ("ffmpeg", "jpg", "ffmpeg -loglevel error -i {png} -q:v 3 {out}"), ("ffmpeg", "jpg", "ffmpeg -loglevel error -i {png} -huffman 0 -pix_fmt yuvj444p {out}"), ("ffmpeg", "png", "ffmpeg -loglevel error -i {png} {out}"),
    ("jpegtran", "jpg", "jpegtran -progressive -copy all -outfile {out} {jpg}"), ("jpegtran", "jpg", "jpegtran -restart 1 -outfile {out} {jpg}"), ("jpegtran", "jpg", "jpegtran -arithmetic -outfile {out} {jpg}"),
    ("ghostscript", "jpg", "gs -q -dBATCH -dNOPAUSE -r40 -sDEVICE=jpeg -sOutputFile={out} {pdf}"), ("ghostscript", "png", "gs -q -dBATCH -dNOPAUSE -r40 -sDEVICE=png16m -sOutputFile={out} {pdf}"),
    ("ghostscript", "pdf", "gs -q -dBATCH -dNOPAUSE -dPDFA=2 -sColorConversionStrategy=RGB -sDEVICE=pdfwrite -sOutputFile={out} {pdf}"), ("ghostscript", "pdf", "gs -q -dBATCH -dNOPAUSE -dFastWebView -sDEVICE=pdfwrite -sOutputFile={out} {pdf}"), ("ghostscript", "pdf", "gs -q -dBATCH -dNOPAUSE -sDEVICE=pdfwrite -sOwnerPassword=o -sOutputFile={out} {pdf}"),
    ("ghostscript", "txt", "gs -q -dBATCH -dNOPAUSE -sDEVICE=txtwrite -sOutputFile={out} {pdf}"), ("graphviz", "pdf", "dot -Tpdf {dot} -o {out}"), ("graphviz", "png", "dot -Tpng {dot} -o {out}"), ("graphviz", "jpg", "dot -Tjpg {dot} -o {out}"),
    ("gnuplot", "pdf", "gnuplot -e \"OUT='{out}'\" -e 'set term pdfcairo' {gp}"), ("gnuplot", "png", "gnuplot -e \"OUT='{out}'\" -e 'set term pngcairo' {gp}"),
    ("groff", "pdf", "sh -c 'groff -ms -Tpdf {ms} > {out}'"), ("groff", "pdf", "sh -c 'groff -ms -Tps {ms} | ps2pdf - {out}'"), ("enscript", "pdf", "sh -c 'enscript -q -p - {txt} | ps2pdf - {out}'"), ("a2ps", "pdf", "sh -c 'a2ps -q -o - {txt} | ps2pdf - {out}'"),
    ("abiword", "odt", "abiword --to=odt -o {out} {html}"), ("abiword", "docx", "abiword --to=docx -o {out} {txt}"), ("abiword", "pdf", "abiword --to=pdf -o {out} {html}"),
    ("gnumeric", "xlsx", "ssconvert {csv} {out}"), ("gnumeric", "ods", "ssconvert {csv} {out}"), ("gnumeric", "pdf", "ssconvert {csv} {out}"), ("gnumeric", "xlsx", "ssconvert {xlsx} {out}"),
    ("pandoc", "docx", "pandoc {html} -o {out} --toc"), ("pandoc", "pptx", "pandoc {html} -o {out}"), ("pandoc", "pdf", "pandoc {html} --pdf-engine=wkhtmltopdf -o {out}"),
]


def command(how, sources, out):
    import shlex

    with tempfile.TemporaryDirectory() as folder:
        try:
            call(*shlex.split(how.format(**sources, out=out, stem=out.rsplit(".", 1)[0], folder=folder)))
        except Exception:
            # What is left of it is no file of that writer's.
            if os.path.exists(out):
                os.remove(out)
            raise
        for name in os.listdir(folder):
            if name == "made.pdf":
                shutil.move(f"{folder}/{name}", out)


with tempfile.TemporaryDirectory() as folder:
    sources = {"csv": path("ordinary", "text-utf-8-1.csv")}
    for kind, content in SOURCES.items():
        sources[kind] = f"{folder}/source.{kind}"
        with open(sources[kind], "w") as file:
            file.write(content)
    for kind, name in {"pdf": "reportlab-0.pdf", "png": "pillow-RGB.png", "jpg": "pillow-plain.jpg", "xlsx": "openpyxl-1.xlsx"}.items():
        sources[kind] = path("ordinary", name)
    for at, (writer, kind, how) in enumerate(COMMANDS):
        with_tool(writer)(lambda: command(how, sources, path("ordinary", f"{writer}-by{at}.{kind}")))


@with_tool("matplotlib")
def matplotlib_files():
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    pyplot.plot([1, 2, 3])
    pyplot.title("Launch")
    for kind in ["pdf", "png", "jpg"]:
        pyplot.savefig(path("ordinary", f"matplotlib-0.{kind}"))


@with_tool("OpenCV")
def opencv_files():
    import cv2

    image = cv2.imread(path("ordinary", "pillow-RGB.png"))
    cv2.imwrite(path("ordinary", "opencv-0.png"), image)
    for at, how in enumerate([[], [cv2.IMWRITE_JPEG_PROGRESSIVE, 1, cv2.IMWRITE_JPEG_OPTIMIZE, 1], [cv2.IMWRITE_JPEG_RST_INTERVAL, 3]]):
        cv2.imwrite(path("ordinary", f"opencv-{at}.jpg"), image, how)


@with_tool("mozjpeg")
def mozjpeg_files():
    from mozjpeg_lossless_optimization import optimize

    with open(path("ordinary", "pillow-best.jpg"), "rb") as source, open(path("ordinary", "mozjpeg-0.jpg"), "wb") as made:
        made.write(optimize(source.read()))


@with_tool("pandas")
def pandas_files():
    import pandas

    frame = pandas.DataFrame({"Launch": TEXTS[:3], "n": [1, 2, 3]})
    frame.to_csv(path("ordinary", "pandas-0.csv"))
    frame.to_excel(path("ordinary", "pandas-0.xlsx"))


@with_tool("pyexcelerate")
def pyexcelerate_files():
    from pyexcelerate import Workbook

    book = Workbook()
    book.new_sheet("Costs", data=[TEXTS[:3], [1, 2, 3]])
    book.save(path("ordinary", "pyexcelerate-0.xlsx"))


@with_tool("pyexcel-ods3")
def pyexcel_files():
    from pyexcel_ods3 import save_data

    save_data(path("ordinary", "pyexcel_ods3-0.ods"), {"Costs": [TEXTS[:3], [1, 2, 3]]})


@with_tool("odswriter")
def odswriter_files():
    import odswriter

    with odswriter.writer(open(path("ordinary", "odswriter-0.ods"), "wb")) as book:
        book.writerow([*TEXTS[:3], 1])


@with_tool("docxtpl")
def docxtpl_files():
    from docxtpl import DocxTemplate

    made = DocxTemplate(path("ordinary", "python_docx-1.docx"))
    made.render({"name": TEXTS[3]})
    made.save(path("ordinary", "docxtpl-0.docx"))


@with_tool("docxcompose")
def docxcompose_files():
    from docx import Document
    from docxcompose.composer import Composer

    made = Composer(Document(path("ordinary", "python_docx-1.docx")))
    made.append(Document(path("ordinary", "python_docx-3.docx")))
    made.save(path("ordinary", "docxcompose-0.docx"))


@with_tool("htmldocx")
def htmldocx_files():
    from docx import Document
    from htmldocx import HtmlToDocx

    made = Document()
    HtmlToDocx().add_html_to_document(SOURCES["html"], made)
    made.save(path("ordinary", "htmldocx-0.docx"))


@with_tool("svglib")
def svglib_files():
    from reportlab.graphics import renderPDF
    from svglib.svglib import svg2rlg

    renderPDF.drawToFile(svg2rlg(io.StringIO(SOURCES["svg"])), path("ordinary", "svglib-0.pdf"))


@with_tool("pypdfium2")
def pypdfium_files():
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(path("ordinary", "reportlab-0.pdf")))
    made.save(path("ordinary", "pypdfium2-0.pdf"))


@with_tool("markdown-pdf")
def markdown_files():
    from markdown_pdf import MarkdownPdf, Section

    made = MarkdownPdf(toc_level=1)
    made.add_section(Section(f"# JavaScript\n\n[Launch]({LINK})\n"))
    made.save(path("ordinary", "markdown_pdf-0.pdf"))


print("\n".join(skipped))
