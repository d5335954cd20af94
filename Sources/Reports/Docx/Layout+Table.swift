import Cells

/// Up to this many lines a table stands on one page.
private let smallTable = 16.0

extension Layout {
  /// The table side by side where that can be read, else one record below the other.
  func pieces(of table: Table) -> [Piece] {
    guard !table.columns.isEmpty else { return [] }
    guard let widths = ColumnWidths(table, within: page.textWidth) else {
      return table.records.flatMap { pieces(of: $0, size: 21) }
    }
    var gap = Paragraph(.gap)
    gap.keepsNext = true
    return [.paragraph(gap), .frame(frame(of: table, widths)), .paragraph(Paragraph(.gap))]
  }

  private func frame(of table: Table, _ widths: ColumnWidths) -> Frame {
    var head = Frame.Row(
      cells: zip(table.columns, widths.characters).map { column, width in
        Frame.Cell(
          paragraphs: titleLines(column.title, width: width).map {
            cell($0, .cellHead, widths.size)
          })
      })
    head.isHead = true
    let merging = table.merging
    var rows = table.rows.enumerated().map { place, row in
      Frame.Row(
        cells: table.columns.indices.map { column in
          self.cell(
            row[column], table.columns[column],
            width: widths.characters[column], widths.size, merging[place][column])
        },
        isWhole: row.allSatisfy { $0.utf8.count < 1_500 })
    }
    if Double(rows.count) * widths.lines <= smallTable {
      for place in rows.indices.dropLast() { rows[place].keepNext() }
    }
    return Frame(widths: widths.widths, rows: [head] + rows)
  }

  private func cell(
    _ text: String, _ column: Column, width: Int, _ size: Int, _ merging: Frame.Merging?
  ) -> Frame.Cell {
    guard merging != .continue else {
      return Frame.Cell(paragraphs: [cell("", .cell, size)], merging: merging)
    }
    // Short cells are broken here, so that no program breaks a date elsewhere.
    let lines = column.isWide ? text.printableLines : shortLines(text, width: width)
    let paragraphs = (lines.isEmpty ? [""] : lines).map { line in
      var paragraph = cell(line, .cell, size)
      if !column.isWide { paragraph.alignment = .center }
      return paragraph
    }
    return Frame.Cell(paragraphs: paragraphs, merging: merging)
  }

  private func cell(_ text: String, _ role: Role, _ size: Int) -> Paragraph {
    var paragraph = Paragraph(role, text.printable)
    if size != 24 { paragraph.size = size }
    return paragraph
  }
}

extension Table {
  /// For each row and column whether the cell is one with that above or below it.
  fileprivate var merging: [[Frame.Merging?]] {
    let blank = [Frame.Merging?](repeating: nil, count: columns.count)
    var merging = [[Frame.Merging?]](repeating: blank, count: rows.count)
    for run in runs where run.count > 1 {
      for (row, column) in run.flatMap({ row in sharedColumns.map { (row, $0) } }) {
        merging[row][column] = row == run.lowerBound ? .restart : .continue
      }
    }
    return merging
  }

  /// The rows as forms, what they share once above them; empty cells are left out.
  fileprivate var records: [Form] {
    runs.map { run in
      Form(
        formRows(of: sharedColumns, in: rows[run.lowerBound])
          + rows[run].flatMap { formRows(of: ownColumns, in: $0) })
    }
  }

  /// Short cells in twos beside each other, sentences in rows of their own.
  private func formRows(of places: [Int], in row: [String]) -> [[Form.Entry]] {
    var rows: [[Form.Entry]] = []
    var isOpen = false
    for place in places where !row[place].isEmpty {
      let entry = Form.Entry(columns[place].title, row[place])
      let isShort = !columns[place].isWide && row[place].paperWidth <= 24
      if isShort, isOpen {
        rows[rows.count - 1].append(entry)
        isOpen = false
      } else {
        rows.append([entry])
        isOpen = isShort
      }
    }
    return rows
  }
}
