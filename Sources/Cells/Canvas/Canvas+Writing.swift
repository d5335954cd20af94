extension Canvas {
  /// Writes one line of text, and returns how many columns of it there are up to where it ends or
  /// is clipped, which is at the right edge and after `width` columns.
  ///
  /// What lies left of the canvas counts although it isn't seen, so that calls can be chained.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, row: Int, column: Int = 0, style: Style = .plain,
    width: Int? = nil
  ) -> Int {
    guard (0..<size.rows).contains(row), column < size.columns else { return 0 }
    let room = size.columns.subtractingReportingOverflow(column)
    guard !room.overflow else { return 0 }
    var pen = Pen(row: row, start: column, limit: max(0, min(width ?? .max, room.partialValue)))
    text.withBytes { bytes in
      var scalars = Scalars(bytes)
      while let scalar = scalars.next(), put(scalar, style, &pen) {}
    }
    mend(row: row, around: column..<column + pen.used)
    return pen.used
  }

  /// Writes a text, cut with an ellipsis where it takes more than `width` columns; returns how many
  /// it takes now.
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int, fitting width: Int, style: Style = .plain
  ) -> Int {
    guard text.end(within: width) != nil else {
      return write(text, row: row, column: column, style: style, width: width)
    }
    guard width > 0, let end = text.end(within: width - 1) else { return 0 }
    let used = write(text[..<end], row: row, column: column, style: style)
    return used + write("…", row: row, column: column + used, style: style)
  }

  /// Writes a text into a field of so many columns: cut with an ellipsis where it is too long, and
  /// filled up with blanks where it is too short.
  public mutating func write(
    field text: String, row: Int, column: Int, width: Int, style: Style = .plain
  ) {
    let used = write(text, row: row, column: column, fitting: width, style: style)
    fill(row: row, columns: column + used..<column + max(used, width), style: style)
  }

  /// Blanks the columns of a row, in a style.
  public mutating func fill(row: Int, columns: Range<Int>, style: Style = .plain) {
    guard (0..<size.rows).contains(row) else { return }
    for column in columns.clamped(to: 0..<size.columns) {
      cells[row * size.columns + column] = Cell(" ", style: style)
    }
    mend(row: row, around: columns)
  }

  /// Changes the style of what stands in the columns of a row; a glyph that is only partly among
  /// them changes as a whole.
  public mutating func restyle(row: Int, columns: Range<Int>, style: Style) {
    restyle(row: row, columns: columns) { _ in style }
  }

  /// The same, where the new style follows from the one that is there.
  public mutating func restyle(row: Int, columns: Range<Int>, _ change: (Style) -> Style) {
    let columns = columns.clamped(to: 0..<size.columns)
    guard (0..<size.rows).contains(row), !columns.isEmpty else { return }
    let start = row * size.columns
    var first = start + columns.lowerBound
    var end = start + columns.upperBound
    if cells[first].width == 0 { first -= 1 }
    if cells[end - 1].width == 2 { end += 1 }
    for index in first..<end { cells[index].style = change(cells[index].style) }
  }
}

extension Canvas {
  /// Where the next glyph of a line goes: `used` columns after `start`, `limit` at most.
  private struct Pen {
    let row: Int
    let start: Int
    let limit: Int
    var used = 0
  }

  /// Writes a scalar; false when there is no room for it.
  private mutating func put(_ scalar: Unicode.Scalar, _ style: Style, _ pen: inout Pen) -> Bool {
    let usualWidth = scalar.usualWidth
    let shown = usualWidth == nil ? scalar.shown : scalar
    let width = usualWidth ?? shown.displayWidth
    if width == 0 {
      attach(shown, to: pen)
      return true
    }
    guard pen.used + width <= pen.limit else {
      blank(pen.limit - pen.used, style, &pen)
      return false
    }
    let column = pen.start + pen.used
    if column >= 0 {
      place(Cell(shown, width: width, style: style), pen.row, column)
    } else if column == -1, width == 2 {
      place(Cell(" ", style: style), pen.row, 0)
    }
    pen.used += width
    return true
  }

  /// Fills what is left at the limit when a wide glyph doesn't fit.
  private mutating func blank(_ columns: Int, _ style: Style, _ pen: inout Pen) {
    let start = pen.start + pen.used
    guard columns > 0 else { return }
    fill(row: pen.row, columns: start..<start + columns, style: style)
    pen.used += columns
  }

  /// Puts a combining mark on the glyph before it; what can't combine (a joiner, a selector of
  /// emoji looks) is left out, for terminals disagree about its width.
  private mutating func attach(_ mark: Unicode.Scalar, to pen: Pen) {
    guard pen.used > 0, mark.isCombiningMark,
      var index = index(pen.row, pen.start + pen.used - 1)
    else { return }
    if cells[index].width == 0 { index -= 1 }
    if !cells[index].isBlank { cells[index].add(mark) }
  }

  /// Puts a glyph at a place that is inside; what it cuts in two is mended when the line is written.
  private mutating func place(_ cell: Cell, _ row: Int, _ column: Int) {
    let index = row * size.columns + column
    cells[index] = cell
    if cell.width == 2 { cells[index + 1] = Cell(" ", width: 0, style: cell.style) }
  }

  /// Blanks the halves that are left of glyphs at both ends of what has been written.
  private mutating func mend(row: Int, around columns: Range<Int>) {
    let written = columns.clamped(to: 0..<size.columns)
    guard !written.isEmpty else { return }
    let (start, end) = (written.lowerBound, written.upperBound)
    if start > 0, self[row, start - 1].width == 2 { clear(row, start - 1) }
    if end < size.columns, self[row, end].width == 0 { clear(row, end) }
  }

  private mutating func clear(_ row: Int, _ column: Int) {
    let index = row * size.columns + column
    cells[index] = Cell(" ", style: cells[index].style)
  }
}
