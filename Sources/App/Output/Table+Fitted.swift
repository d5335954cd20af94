import Cells
import Reports

private let gap = "  "
/// A column of sentences is not cut shorter than this.
private let narrowest = 12

extension Table {
  /// The table with a line a row, in at most `width` columns where that can be: columns of
  /// sentences are cut, the others stand in full.
  func fittedLines(width: Int) -> [String] {
    let widths = fittedWidths(width)
    return ([columns.map(\.title)] + rows).map { cells in
      zip(columns, zip(cells, widths))
        .map { column, cell in
          cell.0.sanitizedLine.padded(to: cell.1, alignRight: column.alignment == .right)
        }
        .joined(separator: gap).withoutTrailingBlanks
    }
  }

  private func fittedWidths(_ width: Int) -> [Int] {
    var widths = columns.map(\.title.displayWidth)
    for row in rows {
      for (place, cell) in row.enumerated() where place < widths.count {
        widths[place] = max(widths[place], cell.sanitizedLine.displayWidth)
      }
    }
    var excess = widths.reduce(0, +) + gap.count * (widths.count - 1) - width
    let wide = columns.indices.filter { columns[$0].isWide }
    while excess > 0, let widest = wide.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > narrowest
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
