"""Pages written and labelled in one go: corpus/pages/learn/*.page (the format: corpus/pages/README.md).

write_folder() makes of them what every other tool reads: pages, labels.jsonl and pages.jsonl. Every second page becomes
HTML, the others plain text, so that both are learned from.
"""

import html
import json
import re
import zlib
from pathlib import Path

CATEGORIES = ("cure permanence guarantee safety natural regulatory panacea evidence-misuse cell-fate processing mechanism "
              "standard-care simple superiority efficacy testimonial pressure authority price").split()


class PageError(Exception):
    """A page that is not written as it should be; says file, line and what is wrong."""


class WrittenUnit:
    def __init__(self, kind, text, category, severity):
        self.kind, self.text, self.category, self.severity = kind, text, category, severity


def read_unit(where, line):
    label, tab, text = line.partition("\t")
    label = re.fullmatch(r"-|([a-z-]+) ([1-5])", label.strip())
    if not tab or not label or (label[1] and label[1] not in CATEGORIES) or not text.strip():
        raise PageError(f"{where}: a unit is '-' or a category and a severity, a tab and its text, not {line[:60]!r}")
    text, kind = text.strip(), "p"
    for mark, name in (("### ", "h3"), ("## ", "h2"), ("# ", "h1"), ("* ", "li"), ("| ", "furniture")):
        if text.startswith(mark):
            text, kind = text[len(mark) :].strip(), name
            break
    return WrittenUnit(kind, text, label[1] or "", int(label[2] or 0))


def read_page(file):
    """(facts, blocks): a block is a list of units of one kind."""
    facts, blocks, block = {}, [], None
    for number, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines(), 1):
        where = f"{file}:{number}"
        if line.startswith("@"):
            facts = {name: plain or quoted for name, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|(\S+))', line)}
        elif not line.strip():
            block = None
        else:
            unit = read_unit(where, line)
            if block is None or block[0].kind != unit.kind or unit.kind not in ("p", "li"):
                block = []
                blocks.append(block)
            block.append(unit)
    missing = {"kind", "sells", "condition", "product", "class"} - set(facts)
    if missing or not blocks:
        raise PageError(f"{file}: needs a first line '@ kind=... sells=...' with {sorted(missing)}, and units")
    return facts, blocks


class Writer:
    def __init__(self):
        self.bytes, self.places = bytearray(), []

    def put(self, text):
        self.bytes += text.encode("utf-8")

    def put_unit(self, unit, text):
        begin = len(self.bytes)
        self.put(text)
        self.places.append((begin, len(self.bytes), unit))


def as_html(blocks):
    out = Writer()
    out.put('<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"></head>\n<body>\n')
    for block in blocks:
        kind = block[0].kind
        opening, closing = {"li": ("<ul>\n", "</ul>\n"), "furniture": ('<div class="menu">', "</div>\n")}.get(
            kind, (f"<{kind}>", f"</{kind}>\n"))
        out.put(opening)
        for index, unit in enumerate(block):
            out.put("  <li>" if kind == "li" else "\n" if index else "")
            out.put_unit(unit, html.escape(unit.text, quote=False))
            out.put("</li>\n" if kind == "li" else "")
        out.put(closing)
    out.put("</body>\n</html>\n")
    return out


def as_text(blocks):
    out = Writer()
    for number, block in enumerate(blocks):
        out.put("\n" if number else "")
        for index, unit in enumerate(block):
            out.put("- " if unit.kind == "li" else " " if index else "")
            out.put_unit(unit, unit.text)
            out.put("\n" if unit.kind == "li" else "")
        out.put("" if block[0].kind == "li" else "\n")
    return out


def page_files(folder):
    return sorted(Path(folder).glob("*.page"))


def write_folder(files, folder):
    """Writes the pages of `files` with their labels into `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    labels, facts_lines = [], []
    for file in files:
        facts, blocks = read_page(file)
        is_html = zlib.crc32(file.stem.encode()) % 2 == 0
        doc = file.stem + (".html" if is_html else ".txt")
        out = as_html(blocks) if is_html else as_text(blocks)
        (folder / doc).write_bytes(out.bytes)
        for begin, end, unit in out.places:
            labels.append({"doc": doc, "begin": begin, "end": end, "flag": int(bool(unit.category)),
                           "category": unit.category or "neutral-fact", "stance": "asserted",
                           "severity": unit.severity, "note": ""})
        facts_lines.append({"doc": doc, "folder": folder.name, "kind": facts["kind"], "condition": facts["condition"],
                            "product": facts["product"], "sells": facts["sells"], "rank_class": facts["class"]})
    for name, lines in (("labels.jsonl", labels), ("pages.jsonl", facts_lines)):
        (folder / name).write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines),
                                   encoding="utf-8")
