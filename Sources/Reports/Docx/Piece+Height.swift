import Cells

extension [Piece] {
  /// About how high the pieces stand one below the other, in twips.
  func height(within width: Int) -> Int { reduce(0) { $0 + $1.height(within: width) } }
}

extension Piece {
  fileprivate func height(within width: Int) -> Int {
    switch self {
    case .paragraph(let paragraph): paragraph.height(within: width)
    case .frame(let frame): frame.rows.reduce(0) { $0 + $1.height(frame.widths) }
    }
  }
}

extension Frame.Row {
  fileprivate func height(_ widths: [Int]) -> Int {
    var column = 0
    return cells.reduce(0) { highest, cell in
      let width = widths[column..<(column + cell.span)].reduce(0, +) - 2 * ColumnWidths.padding
      column += cell.span
      return max(highest, cell.paragraphs.reduce(0) { $0 + $1.height(within: width) })
    }
  }
}

extension Paragraph {
  fileprivate func height(within width: Int) -> Int {
    let role = role.measures
    let half = (size ?? role.size) * 5
    let room = max(half, width - (indent?.left ?? 0)) / half
    let breaks = runs.count { $0 == .lineBreak }
    let text = runs.reduce(0) { width, run in
      if case .text(let text) = run { width + text.paperRoom } else { width }
    }
    let lines = Swift.max(1, breaks + (text + room - 1) / room)
    return lines * (size.map { $0 * 15 } ?? role.line)
  }
}

extension Role {
  /// The pitch of lines in twips and the size in half points, its own or those of its base.
  fileprivate var measures: (line: Int, size: Int) {
    let style = style(Fonts())
    let base = style.base?.measures
    return (style.line ?? base?.line ?? 0, style.size ?? base?.size ?? 0)
  }
}
