/// A cursor in a list that is longer than the screen, and the row that stands at the top.
struct Roll: Hashable, Sendable {
  var cursor = 0
  var top = 0

  /// The line under the cursor.
  var line: Range<Int> { cursor..<cursor + 1 }

  /// Puts the cursor on `row`, or on the nearest there is, and brings it into sight.
  mutating func move(to row: Int, of count: Int, height: Int) {
    cursor = max(0, min(row, count - 1))
    bringIntoSight(of: count, height: height)
  }

  /// Scrolls as little as possible so that the cursor is seen and no row is wasted at the end.
  mutating func bringIntoSight(of count: Int, height: Int) {
    cursor = max(0, min(cursor, count - 1))
    let height = max(1, height)
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    top = max(0, min(top, count - height))
  }
}
