#!/usr/bin/env python3
"""documents_test.py EXTRACT_DOCUMENT office|chromium|mail: documents made by real programs, sentence by sentence.

office: LibreOffice writes DOCX, ODT and PDF. chromium: Chromium prints PDF. mail: Python's email package writes mails.
Ends with 77 (skipped) where the program is not there.
"""
import base64
import email.message
import email.policy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import leaflet

EXTRACT, WHAT = sys.argv[1:3]
failures = []


def check(name, got, wanted):
    if got != wanted:
        failures.append(f"{name}:\n  got    {got}\n  wanted {wanted}")


def need(*programs):
    for program in programs:
        if shutil.which(program):
            return program
    print(f"skipped: {' or '.join(programs)} is not installed (tools/setup does it)")
    sys.exit(77)


def extract(kind, path):
    run = subprocess.run([EXTRACT, kind, str(path)], capture_output=True, check=True, timeout=120)
    return json.loads(run.stdout)


def sentences(document, **wanted):
    return [s["text"] for s in document.get("sentences", []) if all(s[k] == v for k, v in wanted.items())]


def plain(text):
    return text.replace("\u00ad", "").replace("\u00a0", " ")


def compare_words(name, document, wanted, also=()):
    """The same sentences in the same order, none more."""
    check(f"{name}: error", document.get("error"), None)
    got = [plain(s) for s in sentences(document, channel="body", hidden=False)]
    check(name, [s for s in got if s not in also], wanted)
    for extra in also:
        check(f"{name}: {extra}", extra in got, True)


ALL = [s for _, block in leaflet.LEAFLET for s in block]


def of_a_pdf():
    """The same, but a row of a narrow table is one line in a PDF: nothing but a space stands between its cells."""
    out, open_row = [], False
    for kind, block in leaflet.LEAFLET:
        second_cell = kind == "table_cell" and open_row
        if second_cell:
            out[-1] += " " + block[0]
        else:
            out += block
        open_row = kind == "table_cell" and not second_cell
    return out




def office(folder):
    soffice = need("soffice", "libreoffice")
    (folder / "leaflet.fodt").write_text(leaflet.flat_odt())
    (folder / "page.html").write_text(leaflet.html())

    def convert(source, to, *options):
        subprocess.run([soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", *options, "--convert-to", to,
                        "--outdir", str(folder), str(folder / source)], check=True, capture_output=True, timeout=240)

    convert("leaflet.fodt", "odt:writer8")
    convert("leaflet.fodt", "docx:MS Word 2007 XML")
    convert("leaflet.fodt", "pdf:writer_pdf_Export")
    extra = (leaflet.FOOTNOTE, leaflet.BOX, leaflet.HEADER, leaflet.FOOTER)
    for kind in ("odt", "docx"):
        document = extract(kind, folder / f"leaflet.{kind}")
        compare_words(kind, document, ALL, extra)
        for block in ("heading", "list_item", "table_cell", "quote"):
            check(f"{kind}: {block}", [s for s in sentences(document, kind=block, channel="body")],
                  leaflet.blocks_of(block, leaflet.LEAFLET))
        check(f"{kind}: hidden", sentences(document, hidden=True), [leaflet.HIDDEN])
        check(f"{kind}: left out", document["left_out"], ["1 comment", "1 deleted passage (tracked changes)"])
        check(f"{kind}: title", document["title"], "Leaflet")
        check(f"{kind}: title sentence", sentences(document, channel="title"), ["Leaflet"])
        # The paragraph a sentence stands in, counted by hand: the heading is the first, what is offered the third.
        at = next(s["begin"] for s in document["sentences"] if s["text"] == "What we offer")
        check(f"{kind}: paragraph", [p["number"] for p in document["places"] if p["begin"] <= at][-1], 3)
    document = extract("pdf", folder / "leaflet.pdf")
    # A box and what stands around the page come where they were drawn; LibreOffice prints deleted words struck through.
    got = " | ".join(plain(s) for s in sentences(document))
    for sentence in ALL[:-1] + [ALL[-1].rstrip("."), leaflet.BOX, leaflet.HEADER, leaflet.FOOTER]:
        check(f"pdf: {sentence}", sentence in got, True)
    check("pdf: places", [p["kind"] for p in document["places"]][:1], ["page"])

    # A page of the web, through LibreOffice to all three.
    convert("page.html", "odt:writer8", "--infilter=HTML (StarWriter)")
    (folder / "page.odt").rename(folder / "web.odt")
    convert("web.odt", "docx:MS Word 2007 XML")
    convert("web.odt", "pdf:writer_pdf_Export")
    for kind in ("odt", "docx"):
        compare_words(f"web {kind}", extract(kind, folder / f"web.{kind}"), ALL)
    compare_pdf("web pdf", extract("pdf", folder / "web.pdf"), of_a_pdf())

    # Cut in the middle: an error, never a shorter document.
    for kind in ("odt", "docx"):
        whole = (folder / f"leaflet.{kind}").read_bytes()
        (folder / f"cut.{kind}").write_bytes(whole[:len(whole) // 2])
        check(f"cut {kind}", extract(kind, folder / f"cut.{kind}").get("error", {}).get("code"), "damaged")


def compare_pdf(name, document, wanted, also=()):
    """As compare_words; bullets are drawn or letters."""
    check(f"{name}: error", document.get("error"), None)
    got = [plain(s).lstrip("•\uf0b7 ") for s in sentences(document, channel="body", hidden=False)]
    check(name, [s for s in got if s not in also], wanted)


def chromium(folder):
    program = need("chromium", "chromium-browser", "google-chrome")
    page = folder / "page.html"

    def print_page(text, *options):
        page.write_text(text)
        subprocess.run([program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", *options,
                        f"--print-to-pdf={folder}/page.pdf", page.as_uri()], check=True, capture_output=True, timeout=120)
        return extract("pdf", folder / "page.pdf")

    document = print_page(leaflet.html(), "--no-pdf-header-footer")
    compare_pdf("one column", document, of_a_pdf())
    check("title", document["title"], "Leaflet")
    compare_pdf("two columns", print_page(leaflet.html(columns=True), "--no-pdf-header-footer"), of_a_pdf())

    # Many pages, each with a head and a foot of the browser's: sentences go on over the page.
    wanted = [f"Family number {i} was asked after a year whether anything had changed for the child, and its answer is "
              f"written down in the book of the centre under the letter that it was given on the first day." for i in range(120)]
    document = print_page('<meta charset="utf-8"><title>Answers</title><p>' + " ".join(wanted))
    got = [plain(s) for s in sentences(document)]
    check("many pages", got[:len(wanted)], wanted)
    check("many pages: head and foot once", len(got) - len(wanted) <= 4, True)
    pages = [p["number"] for p in document["places"]]
    check("many pages: places", pages[:-1] == list(range(1, len(pages))) and len(pages) > 3, True)

    # Only a picture.
    dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    document = print_page(f'<img width=300 height=300 src="data:image/png;base64,{dot}">', "--no-pdf-header-footer")
    check("scan", document.get("error", {}).get("code"), "no_text")
    whole = (folder / "page.pdf").read_bytes()
    (folder / "cut.pdf").write_bytes(whole[:len(whole) // 3])
    cut = extract("pdf", folder / "cut.pdf")
    check("cut", "error" in cut or cut["left_out"] != [], True)


def mail(folder):
    words = ["Caf\u00e9 visitors may ask for “proof”.", "There is no trial of it.", "Costs are 90 \u20ac a visit."]
    text = "\n".join(words) + "\n"
    page = '<html><head><meta charset="ascii"><title></title></head><body>' + "".join(f"<p>{w}</p>" for w in words)
    subject = "Hope & help – what a year in the “Willow Lane” centre costs, and what nobody can promise you"

    def message():
        m = email.message.EmailMessage(policy=email.policy.SMTP)
        m["From"] = "Willow Lane <info@example.org>"
        m["To"] = "family@example.org"
        m["Date"] = "Sat, 21 Nov 2026 23:30:00 -0500"
        m["Subject"] = subject
        return m

    def read(name, m):
        path = folder / f"{name}.eml"
        path.write_bytes(m.as_bytes() if hasattr(m, "as_bytes") else m)
        document = extract("eml", path)
        check(f"{name}: error", document.get("error"), None)
        check(f"{name}: subject", document.get("title"), subject)
        check(f"{name}: date", document.get("date"), "2026-11-21")
        return document

    for charset, cte in [("utf-8", "base64"), ("utf-8", "quoted-printable"), ("utf-8", "8bit"),
                         ("windows-1252", "quoted-printable"), ("windows-1252", "base64"), ("iso-8859-15", "8bit")]:
        sayable = [w for w in words if charset != "iso-8859-15" or "“" not in w]
        m = message()
        m.set_content("\n".join(sayable) + "\n", charset=charset, cte=cte)
        check(f"plain {charset} {cte}", sentences(read(f"plain-{charset}-{cte}", m), kind="paragraph"), sayable)
        m = message()
        m.set_content(text)
        m.add_alternative("".join(f"<p>{w}</p>" for w in sayable), subtype="html", charset=charset, cte=cte)
        got = read(f"html-{charset}-{cte}", m)
        check(f"html {charset} {cte}", sentences(got, channel="body"), sayable)
        check(f"html {charset} {cte}: title", sentences(got, channel="title"), [subject])

    m = message()
    m.set_content("Only the HTML part is read.\n")
    m.add_alternative(page, subtype="html")
    m.get_payload()[1].add_related(base64.b64decode("iVBORw0KGgo="), "image", "png", cid="<a>")
    m.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="prices 2026 – caf\u00e9.pdf")
    m.add_attachment("More words.", filename="notes.txt")
    document = read("full", m)
    check("full", sentences(document, channel="body"), words)
    check("full: left out", document["left_out"],
          ["1 attached picture", "2 attachments: prices 2026 – caf\u00e9.pdf, notes.txt",
           "1 other version of the text, in other words: text/plain"])

    inner, outer = message(), message()
    inner.replace_header("Subject", "The first mail")
    inner.set_content(text)
    outer.set_content("See below.\n")
    outer.add_attachment(inner)
    got = sentences(read("forwarded", outer))
    check("forwarded", got[1:], ["See below.", "The first mail"] + words)

    whole = m.as_bytes()
    for size in range(0, len(whole), 100):
        path = folder / "cut.eml"
        path.write_bytes(whole[:size])
        document = extract("eml", path)
        check(f"cut at {size}", "error" in document or document["left_out"] != [] or b"\r\n\r\n" not in whole[:size], True)


with tempfile.TemporaryDirectory() as name:
    {"office": office, "chromium": chromium, "mail": mail}[WHAT](pathlib.Path(name).resolve())
if failures:
    print("\n".join(failures))
    sys.exit(1)
print(f"{WHAT}: all sentences read as written")
