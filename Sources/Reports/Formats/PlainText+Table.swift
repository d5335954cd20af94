import Cells

/// Below this a column of sentences is no longer readable, and rows are set as records.
private let narrowestSentence = 14
private let gap = 2

extension Table {
  /// The table in lines of at most `width` columns: side by side where that can be read, else one
  /// record below the other.
  func textLines(width: Int) -> [String] {
    guard !rows.isEmpty else { return ["（无）"] }
    guard let widths = widths(within: width) else { return recordLines(width: width) }
    let rule = String(
      repeating: "─", count: widths.reduce(0, +) + gap * max(0, widths.count - 1))
    let head = lines(of: columns.map(\.title), widths)
    let body = rows.map { lines(of: $0, widths) }
    let isBroken = body.contains { $0.count > 1 }
    return [rule] + head + [rule] + body.joined(separator: isBroken ? [""] : []) + [rule]
  }

  /// How wide each column is set; `nil` where the sentences would not be readable.
  private func widths(within width: Int) -> [Int]? {
    let room = width - gap * max(0, columns.count - 1)
    let natural = columns.indices.map { column in
      cells(of: column).map { $0.printableLines.map(\.displayWidth).max() ?? 0 }.max() ?? 0
    }
    if natural.reduce(0, +) <= room { return natural }
    var widths = columns.indices.map { columns[$0].isWide ? natural[$0] : narrowest($0) }
    let wide = columns.indices.filter { columns[$0].isWide }
    while widths.reduce(0, +) > room {
      guard let widest = wide.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > narrowestSentence
      else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private func cells(of column: Int) -> [String] {
    [columns[column].title] + rows.map { $0[column] }
  }

  /// The width in which the column's cells are broken only where a reader would break them.
  private func narrowest(_ column: Int) -> Int {
    cells(of: column).flatMap { $0.printableLines }.flatMap(pieces).map(\.displayWidth).max() ?? 0
  }

  private func lines(of cells: [String], _ widths: [Int]) -> [String] {
    let broken = columns.indices.map { column in
      cellLines(cells[column], widths[column], isWide: columns[column].isWide)
    }
    return (0..<(broken.map(\.count).max() ?? 0)).map { line in
      let parts = columns.indices.map { column in
        (line < broken[column].count ? broken[column][line] : "")
          .padded(to: widths[column], alignRight: columns[column].alignment == .right)
      }
      return parts.joined(separator: String(repeating: " ", count: gap)).withoutTrailingBlanks
    }
  }
}

private func cellLines(_ text: String, _ width: Int, isWide: Bool) -> [String] {
  text.printableLines.flatMap { line in
    guard !isWide, line.displayWidth > width else { return line.wrapped(to: width) }
    return pieces(line).reduce(into: [""]) { lines, piece in
      let joined = lines[lines.count - 1] + piece
      if joined.displayWidth <= width {
        lines[lines.count - 1] = joined
      } else {
        lines.append(piece)
      }
    }.map(\.withoutTrailingBlanks).filter { !$0.isEmpty }
  }
}

/// The text cut where a reader would break it: behind 年 、 and blanks, before 〔.
func pieces(_ text: String) -> [String] {
  text.reduce(into: [""]) { pieces, character in
    if character == "〔" { pieces.append("") }
    pieces[pieces.count - 1].append(character)
    if "年、 ".contains(character) { pieces.append("") }
  }.filter { !$0.isEmpty }
}
