import CXlsxWriter

/// Writes one sheet. Rows and columns count from 0.
struct SheetWriter {
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let styles: SheetStyles

  init(_ sheet: UnsafeMutablePointer<lxw_worksheet>, styles: SheetStyles) {
    (self.sheet, self.styles) = (sheet, styles)
  }

  /// Text stays text, whatever it begins with.
  func write(_ text: String, _ row: UInt32, _ column: UInt16, _ style: CellStyle?)
    throws(ReportFault)
  {
    try demand(worksheet_write_string(sheet, row, column, text, style))
  }

  func write(_ number: Double, _ row: UInt32, _ column: UInt16, _ style: CellStyle?)
    throws(ReportFault)
  {
    try demand(worksheet_write_number(sheet, row, column, number, style))
  }

  /// An empty cell, which has a frame nevertheless.
  func writeBlank(_ row: UInt32, _ column: UInt16, _ style: CellStyle) throws(ReportFault) {
    try demand(worksheet_write_blank(sheet, row, column, style))
  }

  /// Merges cells into one and empties them. One cell alone is no merge, which the library refuses.
  func merge(
    rows: ClosedRange<UInt32>, columns: ClosedRange<UInt16>, _ text: String, _ style: CellStyle
  ) throws(ReportFault) {
    try demand(
      worksheet_merge_range(
        sheet, rows.lowerBound, columns.lowerBound, rows.upperBound, columns.upperBound, text, style
      ))
  }

  func setHeight(_ points: Double, of row: UInt32) throws(ReportFault) {
    // No row can be higher than this.
    try demand(worksheet_set_row(sheet, row, min(points, 409), nil))
  }

  func setWidth(_ width: Double, of column: UInt16) throws(ReportFault) {
    try demand(worksheet_set_column(sheet, column, column, width, nil))
  }
}
