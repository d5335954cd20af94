import Cells

extension Table {
  /// The rows one below the other, a line a cell; cells that rows share stand once above them.
  func recordLines(width: Int) -> [String] {
    let (shared, own) = (sharedColumns, ownColumns)
    let rule = String(repeating: "─", count: width)
    var lines: [String] = []
    for run in runs {
      lines.append(rule)
      lines += labelled(shared, rows[run.lowerBound], width, indent: "")
      for row in rows[run] {
        if !shared.isEmpty, own.contains(where: { !row[$0].isEmpty }) { lines.append("") }
        lines += labelled(own, row, width, indent: shared.isEmpty ? "" : "  ")
      }
    }
    return lines + [rule]
  }

  /// `责任部门：办公室`, short cells side by side, sentences on lines of their own; empty cells are
  /// left out.
  private func labelled(
    _ places: [Int], _ row: [String], _ width: Int, indent: String
  ) -> [String] {
    var lines: [String] = []
    var isOpen = false
    for place in places where !row[place].isEmpty {
      let isWide = columns[place].isWide
      let added =
        "  " + columns[place].title.printable + "："
        + row[place].printableLines.joined(separator: " ")
      if let last = lines.last, isOpen, !isWide, (last + added).displayWidth <= width {
        lines[lines.count - 1] = last + added
      } else {
        lines += cellLines(columns[place].title, row[place], width, indent: indent)
      }
      isOpen = !isWide
    }
    return lines
  }

  /// The cell behind its title, broken lines under the text.
  private func cellLines(
    _ title: String, _ text: String, _ width: Int, indent: String
  ) -> [String] {
    let label = indent + title.printable + "："
    let blanks = String(repeating: " ", count: label.displayWidth)
    return text.printableLines.flatMap { $0.wrapped(to: width - label.displayWidth) }
      .enumerated().map { ($0 == 0 ? label : blanks) + $1 }
  }
}
