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
    let (limit, first) = (max(0, min(width ?? .max, room.partialValue)), row * size.columns)
    let used = cells.withUnsafeMutableBufferPointer { cells in
      let row = UnsafeMutableBufferPointer(rebasing: cells[first..<first + size.columns])
      var pen = Pen(row: row, start: column, limit: limit, style: style)
      text.withBytes { bytes in
        var scalars = Scalars(bytes)
        while let scalar = scalars.next(), pen.put(scalar) {}
      }
      return pen.used
    }
    mend(row: row, around: column..<column + used)
    return used
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
  /// Blanks the halves that are left of glyphs at both ends of what has been written.
  private mutating func mend(row: Int, around columns: Range<Int>) {
    let written = columns.clamped(to: 0..<size.columns)
    guard !written.isEmpty else { return }
    let first = row * size.columns
    let (before, behind) = (first + written.lowerBound - 1, first + written.upperBound)
    if written.lowerBound > 0, cells[before].width == 2 { clear(before) }
    if written.upperBound < size.columns, cells[behind].width == 0 { clear(behind) }
  }

  private mutating func clear(_ index: Int) {
    cells[index] = Cell(" ", style: cells[index].style)
  }
}

/// Writes glyph after glyph into the cells of a row: `used` columns after `start` by now, `limit` at
/// most, which is inside. What it cuts in two at both ends is mended when the line is written.
private struct Pen {
  let row: UnsafeMutableBufferPointer<Cell>
  let start: Int
  let limit: Int
  let style: Style
  var used = 0

  /// Writes a scalar; false when there is no room for it.
  mutating func put(_ scalar: Unicode.Scalar) -> Bool {
    let usualWidth = scalar.usualWidth
    let shown = usualWidth == nil ? scalar.shown : scalar
    let width = usualWidth ?? shown.displayWidth
    if width == 0 {
      attach(shown)
      return true
    }
    guard used + width <= limit else {
      // What is left where a wide glyph doesn't fit.
      while used < limit { place(" ", width: 1) }
      return false
    }
    place(shown, width: width)
    return true
  }

  private mutating func place(_ base: Unicode.Scalar, width: Int) {
    let column = start + used
    if column >= 0 {
      row[column] = Cell(base, width: width, style: style)
      if width == 2 { row[column + 1] = Cell(" ", width: 0, style: style) }
    } else if column == -1, width == 2 {
      row[0] = Cell(" ", style: style)
    }
    used += width
  }

  /// Puts a combining mark on the glyph before it; what can't combine (a joiner, a selector of
  /// emoji looks) is left out, for terminals disagree about its width.
  private func attach(_ mark: Unicode.Scalar) {
    let column = start + used - 1
    guard used > 0, mark.isCombiningMark, row.indices.contains(column) else { return }
    let base = row[column].width == 0 ? column - 1 : column
    if !row[base].isBlank { row[base].add(mark) }
  }
}
