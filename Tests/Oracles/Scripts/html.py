"""Reads an HTML file on standard input with lxml, and prints what it is made of as JSON."""

import base64
import hashlib
import json
import re
import sys

from lxml import etree, html

source = sys.stdin.buffer.read()
# Ours is XML as well: everything closed, everything escaped.
etree.fromstring(source.split(b"\n", 1)[1])
page = html.document_fromstring(source.decode("utf-8"))
elements = [e for e in page.iter() if isinstance(e.tag, str)]
style = " ".join(s.text_content() for s in page.iter("style"))


def grid(table):
    """The number of cells in each row, those counted that reach into it from above."""
    rows, hanging = [], []
    for row in table.iter("tr"):
        cells = list(row.iterchildren("td", "th"))
        width = sum(int(c.get("colspan", 1)) for c in cells)
        rows.append(width + len(hanging))
        hanging += [int(c.get("rowspan", 1)) for c in cells if int(c.get("rowspan", 1)) > 1]
        hanging = [left - 1 for left in hanging if left > 1]
    return rows


json.dump(
    {
        "language": page.get("lang"),
        "title": page.findtext(".//title"),
        "policy": [m.get("content") for m in page.iter("meta")
                   if m.get("http-equiv") == "Content-Security-Policy"],
        "styleHash": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        "styled": len([e for e in elements if "style" in e.attrib]),
        "tags": sorted({e.tag for e in elements}),
        "handlers": [k for e in elements for k in e.attrib if k.startswith("on")],
        "links": [v for e in elements for k, v in e.attrib.items()
                  if k in ("src", "href", "action", "data", "srcset")]
                 + re.findall(r"url\(|@import|expression\(", style),
        "doubled": len([e for e in elements if e.get("id")])
                   - len({e.get("id") for e in elements if e.get("id")}),
        "text": page.find("body").text_content(),
        "headings": [[e.tag, e.text_content()] for e in elements if re.fullmatch("h[1-6]", e.tag)],
        "tables": [{"caption": t.findtext("caption"), "grid": grid(t),
                    "heads": [h.get("scope") for h in t.iter("th")]} for t in page.iter("table")],
        "pictures": [s.findtext("desc") for s in page.iter("svg")],
        "wide": len(page.find_class("wide")), "sheets": len(page.find_class("sheet")),
    },
    sys.stdout, ensure_ascii=False)
