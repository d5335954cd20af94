import Cells

/// A frame with lines in it, over the screen: drawn by the view, asked by the mouse.
struct Box: Hashable {
  let title: String
  let footer: String
  let lines: [String]
  /// The line that stands at the top.
  var top = 0
  /// The lines under the cursor: an item may take several.
  var cursor = 0..<0
  /// How many lines are seen.
  let height: Int
  /// At the bottom, so that the list behind can be seen; otherwise in the middle.
  var isLow = false

  func frame(on size: Size) -> BoxFrame {
    let frame = BoxFrame([title, footer] + lines, height: height, on: size)
    return isLow ? frame.lowered(on: size) : frame
  }

  /// The line that was clicked on, if there is one.
  func row(of mouse: Mouse, on size: Size) -> Int? {
    let frame = frame(on: size)
    guard frame.columns.contains(mouse.column), frame.rows.contains(mouse.row) else { return nil }
    let row = mouse.row - frame.rows.lowerBound + top
    return lines.indices.contains(row) ? row : nil
  }
}

extension Size {
  /// How many lines a box can have at most.
  var mostBoxRows: Int { max(1, rows - 4) }

  /// How many of so many lines are seen in a box.
  func boxHeight(_ count: Int) -> Int { max(1, min(count, mostBoxRows)) }

  /// The columns that a line in a box may have.
  var boxTextWidth: Int { max(1, columns - 5) }

  /// The columns that a line of a page may have.
  var pageWidth: Int { columns - 6 }
}

extension Canvas {
  /// A frame in ASCII around lines; every row is written whole.
  mutating func draw(_ box: Box) {
    let frame = box.frame(on: size)
    let (inner, column) = (frame.inner, frame.columns.lowerBound)
    let ruled = Style(ink: .cyan)
    write(rule(box.title, inner), row: frame.firstRow, column: column, style: ruled)
    for row in frame.rows {
      let place = box.top + row - frame.rows.lowerBound
      let text = box.lines.indices.contains(place) ? box.lines[place] : ""
      let isFirst = place == box.cursor.first
      let line = "|" + ((isFirst ? ">" : " ") + text.sanitized).padded(to: inner) + "|"
      let style = Style(isReverse: box.cursor.contains(place))
      write(line, row: row, column: column, style: style)
      if isFirst { restingPlace = Position(row: row, column: column) }
    }
    write(
      rule(box.footer, inner), row: frame.rows.upperBound, column: column, style: ruled)
  }

  /// The lines of a page in a frame.
  mutating func draw(_ page: Page) {
    let lines = page.wrapped(to: size.pageWidth)
    draw(
      Box(
        title: page.title, footer: "↑ ↓ 翻看  其他键关闭", lines: lines, top: page.top,
        height: size.boxHeight(lines.count)))
  }
}

/// A side of a frame, with a text in it.
func rule(_ text: String, _ width: Int) -> String {
  let text = "- \(text.sanitized.truncated(to: max(0, width - 4))) "
  return "+" + text + String(repeating: "-", count: max(0, width - text.displayWidth)) + "+"
}

/// Where a box stands: in the middle, as wide as its longest line.
struct BoxFrame: Hashable {
  /// The columns between its sides.
  let inner: Int
  let columns: Range<Int>
  let firstRow: Int
  /// The rows of its lines.
  let rows: Range<Int>

  init(_ lines: [String], height: Int, on size: Size) {
    inner = max(0, min(size.columns - 4, (lines.map(\.displayWidth).max() ?? 0) + 5))
    let column = max(0, (size.columns - inner - 2) / 2)
    columns = column..<column + inner + 2
    firstRow = max(0, (size.rows - height - 2) / 2)
    rows = firstRow + 1..<firstRow + 1 + height
  }

  private init(inner: Int, columns: Range<Int>, firstRow: Int, height: Int) {
    (self.inner, self.columns, self.firstRow) = (inner, columns, firstRow)
    rows = firstRow + 1..<firstRow + 1 + height
  }

  /// The same frame right above the hint line.
  func lowered(on size: Size) -> BoxFrame {
    BoxFrame(
      inner: inner, columns: columns, firstRow: max(0, size.rows - 3 - rows.count),
      height: rows.count)
  }
}
