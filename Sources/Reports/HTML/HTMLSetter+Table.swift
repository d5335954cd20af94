import Cells
import OfficeFiles

/// Cells up to this many columns wide are not broken: ids, words of four characters.
private let unbroken = 8

extension HTMLSetter {
  /// A table whose rows stand together as far as they share cells: no page ends between them if it
  /// can be helped.
  func set(_ table: Table, caption: String) {
    guard !table.rows.isEmpty else {
      writer.fullElement("p", ["class": "body"]) { writer.text("（无）") }
      return
    }
    let kinds = table.columns.indices.map { table.kind(of: $0) }
    writer.fullElement("table", ["class": table.density]) {
      writer.fullElement("caption") { writer.text(caption) }
      writer.fullElement("colgroup") {
        for share in table.shares { writer.element("col", ["width": "\(share)%"]) }
      }
      writer.fullElement("thead") { setHead(of: table) }
      for rows in table.runs {
        writer.raw("\n")
        writer.fullElement("tbody") {
          for row in rows { setRow(row, of: table, in: rows, kinds) }
        }
      }
    }
  }

  private func setHead(of table: Table) {
    writer.fullElement("tr") {
      for column in table.columns {
        writer.fullElement("th", ["scope": "col"]) { writer.text(column.title.printable) }
      }
    }
  }

  private func setRow(_ row: Int, of table: Table, in rows: Range<Int>, _ kinds: [String]) {
    writer.fullElement("tr") {
      for (place, cell) in zip(table.columns.indices, table.rows[row]) {
        let isMerged = table.columns[place].isShared && rows.count > 1
        guard !isMerged || row == rows.lowerBound else { continue }
        let span: KeyValuePairs<String, String> =
          isMerged
          ? ["class": kinds[place], "rowspan": String(rows.count)] : ["class": kinds[place]]
        writer.fullElement("td", span) { setLines(cell) }
      }
    }
  }
}

extension Table {
  /// How many hundredths of the table's breadth each column takes, for what stands in it.
  fileprivate var shares: [Int] {
    let weights = columns.indices.map(weight)
    let sum = max(1, weights.reduce(0, +))
    return weights.map { $0 * 100 / sum }
  }

  /// A short column goes by its longest cell, one of sentences by how long they commonly are.
  private func weight(of column: Int) -> Int {
    let widths = rows.map { $0[column].displayWidth }
    guard columns[column].isWide else {
      return min(
        max(columns[column].title.displayWidth, widths.max() ?? 0), columns.count > 8 ? 10 : 16)
    }
    return min(max(widths.reduce(0, +) / max(1, widths.count), 16), 44)
  }

  /// How small the letters are, for the number of columns: a name of the style sheet.
  fileprivate var density: String {
    switch columns.count {
    case ...6: "plain"
    case ...8: "close"
    default: "dense"
    }
  }

  /// How the cells of a column are set: a name of the style sheet.
  fileprivate func kind(of column: Int) -> String {
    if columns[column].alignment == .right { return "number" }
    if columns[column].isWide { return "text" }
    let isShort = rows.allSatisfy {
      $0[column].printableLines.allSatisfy { $0.displayWidth <= unbroken }
    }
    return isShort ? "short" : "word"
  }
}
