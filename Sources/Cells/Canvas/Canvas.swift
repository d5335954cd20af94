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

  /// Whether a row looks the same on another canvas.
  public func hasSameRow(_ row: Int, as other: Canvas) -> Bool {
    size == other.size && self.row(row) == other.row(row)
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
