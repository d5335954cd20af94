"""Makes a template: letterhead, fields, the mark, and what stands behind it. `plain` has no mark."""

import sys

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

kind, path = sys.argv[1:]
document = docx.Document()
section = document.sections[0]
section.left_margin = Mm(30)
section.header.paragraphs[0].text = "{{单位}}文件"
document.styles.add_style("公文正文", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(15)
if kind == "marked":
    document.add_paragraph("红头：{{单位}}")
    cut = document.add_paragraph()
    for piece in ("文号：{{文", "号", "}}，{{日期}}"):
        cut.add_run(piece)
    document.add_paragraph("{{正文}}")
    document.add_paragraph("版记")
elif kind == "crowded":
    document.add_paragraph("此处 {{正文}} 之后")
else:
    document.add_paragraph("样张")
document.save(path)
