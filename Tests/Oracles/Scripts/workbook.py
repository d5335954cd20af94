"""Prints what stands in a workbook as JSON: every cell of the raw XML, those beneath merges too, and
what openpyxl makes of merges, lists, rules, panes, print and page."""

import json
import posixpath
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def text(node):
    return "".join(part.text or "" for part in node.iter(MAIN + "t"))


def raw_cells(path):
    with zipfile.ZipFile(path) as package:
        def part(name):
            return ElementTree.fromstring(package.read(name))

        shared = [text(item) for item in part("xl/sharedStrings.xml").iter(MAIN + "si")]
        targets = {relation.get("Id"): relation.get("Target")
                   for relation in part("xl/_rels/workbook.xml.rels")}
        sheets = {}
        for sheet in part("xl/workbook.xml").iter(MAIN + "sheet"):
            cells = sheets[sheet.get("name")] = {}
            for cell in part(posixpath.join("xl", targets[sheet.get(RELATION)])).iter(MAIN + "c"):
                value = cell.find(MAIN + "v")
                if cell.find(MAIN + "f") is not None:
                    cells[cell.get("r")] = "FORMULA"
                elif cell.get("t") == "s":
                    cells[cell.get("r")] = shared[int(value.text)]
                elif value is not None:
                    cells[cell.get("r")] = float(value.text)
        return sheets


def facts(sheet):
    footer = sheet.oddFooter
    return {
        "state": sheet.sheet_state,
        "merges": sorted(str(merged) for merged in sheet.merged_cells.ranges),
        "panes": sheet.freeze_panes,
        "titles": sheet.print_title_rows,
        "area": sheet.print_area,
        "filter": sheet.auto_filter.ref,
        "orientation": sheet.page_setup.orientation,
        "paper": sheet.page_setup.paperSize,
        "fit": [sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage]
        if sheet.sheet_properties.pageSetUpPr else [],
        "footer": [footer.left.text, footer.center.text],
        "charts": len(sheet._charts),
        "hidden": [name for name, column in sheet.column_dimensions.items() if column.hidden],
        "heights": [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)],
        "formats": {cell.coordinate: cell.number_format for row in sheet.iter_rows() for cell in row
                    if cell.number_format != "General"},
        "lists": [[str(rule.sqref), rule.formula1, rule.errorStyle]
                  for rule in sheet.data_validations.dataValidation],
        "rules": [[str(ranges.sqref), rule.formula[0], rule.dxf.fill.bgColor.rgb]
                  for ranges in sheet.conditional_formatting for rule in ranges.rules],
    }


book = openpyxl.load_workbook(sys.argv[1])
cells = raw_cells(sys.argv[1])
json.dump([dict(facts(sheet), name=sheet.title, cells=cells[sheet.title])
           for sheet in book.worksheets], sys.stdout, ensure_ascii=False)
