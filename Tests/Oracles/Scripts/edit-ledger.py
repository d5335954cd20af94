"""Edits a few cells of an exported ledger, as staff would: edit-ledger.py FROM TO."""

import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
sheet = book["台账"]
head = next(row for row in sheet.iter_rows() if any(cell.value == "问题编号" for cell in row))
column = {cell.value: cell.column for cell in head}
for row in range(head[0].row + 1, sheet.max_row + 1):
    if sheet.cell(row, column["问题编号"]).value == "WT-023":
        sheet.cell(row, column["责任部门"]).value = "督查室"
    if sheet.cell(row, column["措施编号"]).value == "CS-002":
        owner = sheet.cell(row, column["责任人"])
        owner.value = "=1+1"
        owner.data_type = "s"
        sheet.cell(row, column["措施状态"]).value = "中止"
book.save(sys.argv[2])
