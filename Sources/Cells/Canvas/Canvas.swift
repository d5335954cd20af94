/// A screenful of cells that views write to, whether or not there is a terminal.
///
/// Every position is allowed: what lies outside is clipped. A glyph is never shown by half: where
/// the other half is cut off or overwritten, a blank takes its place.
public struct Canvas: Hashable, Sendable {
  public let size: Size
  /// Where the next character would be typed; without it the terminal's cursor is hidden.
  public var cursor: Position?
  /// Where the hidden cursor waits, since screen readers and magnifiers follow it.
  public var restingPlace = Position(row: 0, column: 0)
  var cells: [Cell]

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The cell at a place, which is blank outside the canvas.
  public subscript(row: Int, column: Int) -> Cell {
    guard let index = index(row, column) else { return .blank }
    return cells[index]
  }

  /// The cells of a row from left to right; none outside the canvas.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The columns from the first to the last glyph of a row that is another one than on `other`, a
  /// canvas of the same size; none where the row looks the same. Glyphs of both begin and end there.
  public func columns(ofRow row: Int, unlike other: Canvas) -> Range<Int> {
    let start = row * size.columns
    let end = start + size.columns
    return cells.withUnsafeBufferPointer { new in
      other.cells.withUnsafeBufferPointer { old in
        guard let first = (start..<end).first(where: { new[$0] != old[$0] }),
          let last = (start..<end).last(where: { new[$0] != old[$0] })
        else { return 0..<0 }
        // A glyph that goes beyond the last difference is the same on both.
        let isHalf = last + 1 < end && new[last + 1].width == 0
        return first - start..<(isHalf ? last + 2 : last + 1) - start
      }
    }
  }

  /// What stands on the canvas: a line a row, trailing blanks cut, no newline at the end.
  public var text: String {
    (0..<size.rows).map(text(ofRow:)).joined(separator: "\n")
  }

  /// What stands on a row, trailing blanks cut.
  public func text(ofRow row: Int) -> String {
    let cells = self.row(row)
    let end = (cells.lastIndex { !$0.isBlank && $0.width > 0 }).map { $0 + 1 }
    return String(cells[..<(end ?? cells.startIndex)].lazy.filter { $0.width > 0 }.map(\.glyph))
  }

  func index(_ row: Int, _ column: Int) -> Int? {
    guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return nil }
    return row * size.columns + column
  }
}
