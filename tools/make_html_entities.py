#!/usr/bin/env python3
"""Writes src/text/html_entity_table.inc: the named character references of HTML, sorted by bytes.

The names come from Python's html.entities.html5, a copy of the WHATWG table (2,231 names, those with ';' and the
legacy ones without). Run from anywhere; the file is committed, so a build needs no Python.
"""
import html.entities
import pathlib

path = pathlib.Path(__file__).resolve().parent.parent / "src" / "text" / "html_entity_table.inc"
names = sorted(html.entities.html5.items(), key=lambda item: item[0].encode())
assert len(names) == 2231, len(names)

lines = ["// Made by tools/make_html_entities.py; do not edit. {name without '&', UTF-8}, sorted by bytes of the name."]
for name, text in names:
    escaped = "".join(f"\\x{byte:02x}" for byte in text.encode())
    lines.append(f'{{"{name}", "{escaped}"}},')
path.write_text("\n".join(lines) + "\n")
print(f"{path.name}: {len(names)} names")
