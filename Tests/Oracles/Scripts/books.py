"""Writes a workbook as openpyxl does, with what offices put into theirs."""

import datetime
import sys

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "整改台账"
sheet.append(["2026年整改台账"])
sheet.merge_cells("A1:C1")
sheet.append(["序号", "问题", "时限"])
sheet.append([1, "含“引号”\n换行 & <标签>", datetime.date(2026, 6, 30)])
sheet["C3"].number_format = 'yyyy"年"m"月"d"日"'
sheet.append([None, CellRichText("前", TextBlock(InlineFont(b=True), "粗体"), "后"), "2026年6月底前"])
sheet.merge_cells("A3:A4")
sheet.append([2.5, True, datetime.datetime(2026, 11, 22, 15, 30)])
sheet["C5"].number_format = "[$-804]yyyy\"年\"m\"月\";@"
sheet["A6"] = "=1+2"
sheet["B8"] = "㐀𠀀😀"
hidden = book.create_sheet("字典")
hidden.sheet_state = "hidden"
hidden["B2"] = "是"
book.create_sheet("空表")
book.save(sys.argv[1])
