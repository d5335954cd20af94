import CXlsxWriter
import OfficeFiles
import Rectification

extension SheetWriter {
  /// Writes a grid with its heads, frames, filter, lists and what paper needs.
  func write<Record, Groups>(
    _ grid: Grid<Record, Groups>, lists: inout ChoiceLists, pace: Pace = { _ in }
  ) throws(ReportFault) {
    let count = grid.rowCount
    guard count <= SheetWriter.roomForRows else {
      throw ReportFault("有 \(count) 行，超过一张工作表的 \(SheetWriter.roomForRows) 行，请按部门分别导出")
    }
    let widths = grid.columnWidths
    try setColumns(grid.cells.map(\.isFolded), widths)
    try writeHeads(of: grid, widths)
    try writeRows(of: grid, widths, pace: pace)
    try setUp(grid, widths)
    for (place, cell) in grid.cells.enumerated() where !cell.choices.isEmpty {
      let source = lists.reference(to: cell.choices, titled: cell.column.title)
      try offer(source, in: UInt16(place), rows: count)
    }
  }

  /// How many rows go under the heads of a sheet.
  static var roomForRows: Int { 1_048_576 - Int(HeadRow.first) }

  private func writeHeads<Record, Groups>(
    of grid: Grid<Record, Groups>, _ widths: [Int]
  ) throws(ReportFault) {
    let all = 0...UInt16(max(grid.cells.count - 1, 1))
    try setHeight(36, of: HeadRow.title)
    try merge(rows: 0...0, columns: all, grid.title.fitForCell, styles.title)
    try setHeight(20, of: HeadRow.subtitle)
    try merge(rows: 1...1, columns: all, grid.subtitle.fitForCell, styles.subtitle)
    var lines = 2
    for (place, cell) in grid.cells.enumerated() {
      try write(cell.column.title, HeadRow.head, UInt16(place), styles.head)
      lines = max(lines, cell.column.title.lines(within: widths[place] - 1))
    }
    try setHeight(heightOfLines(lines) + 4, of: HeadRow.head)
  }

  private func writeRows<Record, Groups>(
    of grid: Grid<Record, Groups>, _ widths: [Int], pace: Pace
  ) throws(ReportFault) {
    var row = HeadRow.first
    for (place, group) in grid.groups.enumerated() {
      if place % 256 == 0 {
        let done = Double(place) / Double(grid.groups.count)
        do throws(Stopped) { try pace(done) } catch { throw .stopped }
      }
      try write(group, grid.cells, widths, at: row)
      row += UInt32(group.count)
    }
  }

  /// The rows of a group: shared cells are merged, and their values stand in every row beneath, for
  /// filters and pivot tables see only those.
  private func write<Record>(
    _ group: [Record], _ cells: [Cell<Record>], _ widths: [Int], at first: UInt32
  ) throws(ReportFault) {
    let group = GroupOfRows(group, cells, widths)
    let isMerged = group.rows.count > 1
    // Merging empties the cells, so that it comes before writing.
    for (place, cell) in cells.enumerated() where isMerged && cell.column.isShared {
      let column = UInt16(place)
      try merge(
        rows: first...first + UInt32(group.rows.count) - 1, columns: column...column, "",
        style(of: cell, group.rows[0][place]))
    }
    for (offset, contents) in group.rows.enumerated() {
      let row = first + UInt32(offset)
      try setHeight(group.heights[offset], of: row)
      for place in cells.indices {
        let content = contents[place]
        if content == nil, isMerged, cells[place].column.isShared { continue }
        try write(content, row, UInt16(place), style(of: cells[place], content))
      }
    }
  }

  private func write(
    _ content: Content?, _ row: UInt32, _ column: UInt16, _ style: CellStyle
  ) throws(ReportFault) {
    switch content {
    case .text(let text)?: try write(text, row, column, style)
    case .count(let count)?: try write(Double(count), row, column, style)
    case .rate(let rate)?: try write(Double(rate.part) / Double(rate.whole), row, column, style)
    case .day(let day)?: try write(Double(day.number + serialOf1970), row, column, style)
    case nil: try writeBlank(row, column, style)
    }
  }

  private func style<Record>(of cell: Cell<Record>, _ content: Content?) -> CellStyle {
    switch content {
    case .text?: cell.column.isWide ? styles.text : styles.word
    case .count?: styles.number
    case .rate?: styles.rate
    case .day?: styles.day
    case nil: cell.holdsDays ? styles.day : cell.column.isWide ? styles.text : styles.word
    }
  }
}

/// The number of 1970-01-01 where 1 is 1900-01-01 and 1900 has a leap day.
let serialOf1970 = 25_569
