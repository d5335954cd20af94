/// A range of merged cells; rows are counted from 1, columns from 0.
struct MergedRange {
  let firstRow, lastRow, firstColumn, lastColumn: Int32

  /// Reads `A1:C3` that ends in a NUL.
  init?(_ text: UnsafePointer<UInt8>) {
    var rest = text
    guard let first = cellReference(&rest) else { return nil }
    var last = first
    if rest.pointee == UInt8(ascii: ":") {
      rest += 1
      guard let end = cellReference(&rest) else { return nil }
      last = end
    }
    guard rest.pointee == 0, let top = first.row, let bottom = last.row, top <= bottom,
      first.column <= last.column
    else { return nil }
    (firstRow, lastRow) = (Int32(top), Int32(bottom))
    (firstColumn, lastColumn) = (Int32(first.column), Int32(last.column))
  }

  var isWide: Bool { firstRow < lastRow || firstColumn < lastColumn }
}

extension SheetReader {
  /// Lets merged ranges read as their first cell, in rows that are there: what lies beneath it
  /// nobody sees, and whoever edits the first does not touch it. Ranges do not overlap in an honest
  /// file, so that filling never costs more than there are cells.
  mutating func fillMerges() throws(ImportFault.Problem) {
    let width = rows.lazy.map(\.cells.count).max() ?? 0
    var seen = 0
    for merge in merges {
      let first = rows.firstPlace(ofNumber: Int(merge.firstRow))
      guard first < rows.count, rows[first].number == merge.firstRow,
        Int(merge.firstColumn) < width
      else { continue }
      let value = rows[first][Int(merge.firstColumn)]
      let columns = Int(merge.firstColumn)...min(Int(merge.lastColumn), width - 1)
      for place in first..<rows.count {
        guard rows[place].number <= merge.lastRow else { break }
        seen += columns.count
        guard seen <= ImportLimits.cells else { throw .tooMany("合并单元格", sheet: name) }
        try fill(columns, ofRowAt: place, with: value)
      }
    }
  }

  private mutating func fill(
    _ columns: ClosedRange<Int>, ofRowAt place: Int, with value: CellValue?
  ) throws(ImportFault.Problem) {
    let missing = columns.upperBound + 1 - rows[place].cells.count
    if missing > 0, value != nil {
      try slots.add(missing, empty: missing, on: name)
      rows[place].cells.append(contentsOf: repeatElement(nil, count: missing))
    }
    for column in columns where column < rows[place].cells.count {
      rows[place].cells[column] = value
    }
  }
}

extension [Row] {
  /// The place of the first row with this number or a later one.
  fileprivate func firstPlace(ofNumber number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
