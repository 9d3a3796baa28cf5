"""A leaflet of an invented clinic: what it says, and the same as HTML and as a flat OpenDocument text.

LEAFLET lists (kind, sentences of one block); the kinds are those of the reader's blocks.
"""
from html import escape

LEAFLET = [
    ("heading", ["Willow Lane Centre for Movement"]),
    ("paragraph", ["We see children from three years on.", "Nobody can promise what a treatment will do for your child.",
                   "A written plan, agreed with the family and looked at again every three months, says what we try, "
                   "for how long, and how all of us will see whether it was of any use to the child."]),
    ("heading", ["What we offer"]),
    ("paragraph", ["Most families begin with these:"]),
    ("list_item", ["An hour with a physiotherapist, who also shows the exercises for at home."]),
    ("list_item", ["Speech & language therapy"]),
    ("list_item", ["A talk about “costs”, which are 90 € a visit."]),
    ("paragraph", ["Ask your doctor first – always."]),
    ("quote", ["Our son liked the swimming best."]),
    ("heading", ["Prices"]),
    ("table_cell", ["Treatment"]),
    ("table_cell", ["Price"]),
    ("table_cell", ["Physiotherapy"]),
    ("table_cell", ["90 €"]),
    ("table_cell", ["Swimming"]),
    ("table_cell", ["Nothing"]),
    ("heading", ["What is not known"]),
    ("paragraph", ["There is no trial of our programme.", "We count what goes wrong, too: last year two children fell, "
                   "and one of them broke an arm."]),
]

# Only office documents have these.
FOOTNOTE = "Counted by the centre itself."
BOX = "Please bring your own towel."
HIDDEN = "Not on Fridays."
DELETED = "There are no risks."
COMMENT = "Is that so?"
HEADER = "Willow Lane leaflet"
FOOTER = "Results differ from child to child."


def blocks_of(kind_wanted, blocks):
    return [s for kind, sentences in blocks for s in sentences if kind == kind_wanted]


def html(columns=False):
    out, i = [], 0
    while i < len(LEAFLET):
        kind, sentences = LEAFLET[i]
        text = escape(" ".join(sentences))
        if kind == "heading":
            out.append(f"<h{1 if i == 0 else 2}>{text}</h{1 if i == 0 else 2}>")
        elif kind == "paragraph":
            out.append(f"<p>{text}</p>")
        elif kind == "quote":
            out.append(f"<blockquote>{text}</blockquote>")
        elif kind == "list_item":
            out.append("<ul>")
            while LEAFLET[i][0] == "list_item":
                out.append(f"<li>{escape(' '.join(LEAFLET[i][1]))}</li>")
                i += 1
            out.append("</ul>")
            continue
        else:
            cells = []
            while LEAFLET[i][0] == "table_cell":
                cells.append(escape(" ".join(LEAFLET[i][1])))
                i += 1
            rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in zip(cells[::2], cells[1::2]))
            out.append(f"<table border=1>{rows}</table>")
            continue
        i += 1
    body = "\n".join(out)
    style = "column-count: 2; column-gap: 14px; text-align: justify" if columns else ""
    return f'<!DOCTYPE html><meta charset="utf-8"><title>Leaflet</title><body style="{style}">{body}</body>'


def flat_odt():
    """The leaflet with a note, a box, hidden and deleted words, a comment, and a head and foot to its pages."""
    def p(text, style="Standard"):
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    out, i = [], 0
    while i < len(LEAFLET):
        kind, sentences = LEAFLET[i]
        text = escape(" ".join(sentences))
        if kind == "heading":
            level = 1 if i == 0 else 2
            out.append(f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{text}</text:h>')
        elif kind == "quote":
            out.append(p(text, "Quotations"))
        elif kind == "list_item":
            out.append('<text:list text:style-name="L1">')
            while LEAFLET[i][0] == "list_item":
                out.append(f'<text:list-item>{p(escape(" ".join(LEAFLET[i][1])))}</text:list-item>')
                i += 1
            out.append("</text:list>")
            continue
        elif kind == "table_cell":
            cells = []
            while LEAFLET[i][0] == "table_cell":
                cells.append(f'<table:table-cell>{p(escape(" ".join(LEAFLET[i][1])))}</table:table-cell>')
                i += 1
            out.append('<table:table table:name="Prices"><table:table-column table:number-columns-repeated="2"/>')
            out += [f"<table:table-row>{a}{b}</table:table-row>" for a, b in zip(cells[::2], cells[1::2])]
            out.append("</table:table>")
            continue
        elif i == len(LEAFLET) - 1:
            first, second = map(escape, sentences)
            note = ('<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
                    f"{p(FOOTNOTE)}</text:note-body></text:note>")
            box = ('<draw:frame draw:style-name="Box" text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm" svg:y="3cm"><draw:text-box>'
                   f"{p(BOX)}</draw:text-box></draw:frame>")
            comment = ('<office:annotation><dc:creator>A</dc:creator><dc:date>2026-01-01T00:00:00</dc:date>'
                       f"{p(COMMENT)}</office:annotation>")
            out.append(p(f"{box}{first}{note} {comment}{second}" f'<text:change text:change-id="c1"/>'
                         f' <text:span text:style-name="Unseen">{HIDDEN}</text:span>'))
        else:
            out.append(p(text))
        i += 1
    spaces = {"office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
              "meta": "meta"}
    names = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in spaces.items())
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document {names} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Leaflet</dc:title></office:meta>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="1"><style:text-properties fo:font-size="18pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="2"><style:text-properties fo:font-size="15pt"/></style:style>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard"/>
</office:styles>
<office:automatic-styles>
<style:style style:name="Box" style:family="graphic"><style:graphic-properties style:wrap="none"/></style:style>
<style:style style:name="Unseen" style:family="text"><style:text-properties text:display="none"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">
<style:header>{p(HEADER)}</style:header><style:footer>{p(FOOTER)}</style:footer></style:master-page></office:master-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>A</dc:creator>
<dc:date>2026-01-01T00:00:00</dc:date></office:change-info>{p(DELETED)}</text:deletion></text:changed-region>
</text:tracked-changes>
{chr(10).join(out)}
</office:text></office:body></office:document>'''
