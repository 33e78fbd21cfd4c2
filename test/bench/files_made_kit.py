"""What those share who make files for files-made.ts: where they go, what stands in them, who is not here."""

import os, re, subprocess, sys, zipfile

OUT = sys.argv[1]
TEXTS = [
    "Our approach to safe and sound reducing reoffending",
    "Launch 2013: the JavaScript course, and an Encryption policy",
    "A policy about macroEnabled files, vbaProject and DDEAUTO",
    "\u201cQuoted\u201d \u2013 caf\u00e9 \u00a35,000 & <more> \u65e5\u672c\u8a9e",
    "EmbeddedFiles, OpenAction, /JS, /AA and INCLUDEPICTURE in words",
    "Staff " * 400,
]
LINK = "https://www.example.org/courses/JavaScript?a=1&b=Launch"
skipped = []


def path(kind, name):
    os.makedirs(f"{OUT}/{kind}", exist_ok=True)
    return f"{OUT}/{kind}/{name}"


def with_tool(name):
    """Runs what a writer does now; says in words when the writer is not here."""

    def run(make):
        try:
            make()
        except (ImportError, FileNotFoundError) as error:
            skipped.append(f"{name} is not on this machine ({error})")
        except Exception as error:
            skipped.append(f"{name} made less than it should ({str(error)[-200:]})")

    return run


def call(*args):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)


def picture():
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (160, 90), "white")
    ImageDraw.Draw(image).text((9, 9), "Map of the area", fill="navy")
    return image


def made_pdfs():
    return sorted(f"{OUT}/ordinary/{name}" for name in os.listdir(f"{OUT}/ordinary") if name.endswith(".pdf"))


def changed(source, target, changes, more=()):
    """A package with parts of it changed, and parts added."""
    origin = f"{OUT}/ordinary/{source}"
    if not os.path.exists(origin):
        return
    with zipfile.ZipFile(origin) as old, zipfile.ZipFile(path("active", target), "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            content = old.read(one)
            for name, pattern, by in changes:
                if re.fullmatch(name, one.filename):
                    content = re.sub(pattern.encode(), lambda _: by.encode(), content, count=1)
            new.writestr(one, content)
        for name, content in more:
            new.writestr(name, content)
