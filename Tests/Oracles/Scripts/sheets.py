"""Prints what openpyxl reads in a workbook as JSON: {sheet: [[cell, …], …]}, dates as yyyy-mm-dd."""

import json
import sys

import openpyxl


def plain(value):
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)[:10]


book = openpyxl.load_workbook(sys.argv[1], data_only=True)
json.dump({sheet.title: [[plain(c) for c in row] for row in sheet.iter_rows(values_only=True)]
           for sheet in book.worksheets}, sys.stdout, ensure_ascii=False)
