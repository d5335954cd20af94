import Cells

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

extension Roll {
  /// Takes an arrow or a page key; false for any other. `height` is how many rows there can be.
  mutating func takeArrow(_ key: Key, of count: Int, height: Int) -> Bool {
    let height = max(1, min(count, height))
    switch key {
    case .down: move(to: cursor + 1, of: count, height: height)
    case .up: move(to: cursor - 1, of: count, height: height)
    case .pageDown: move(to: cursor + height, of: count, height: height)
    case .pageUp: move(to: cursor - height, of: count, height: height)
    default: return false
    }
    return true
  }

  /// Takes any key that moves the cursor where no text is typed; false for any other.
  mutating func take(_ key: Key, of count: Int, height: Int) -> Bool {
    switch key {
    case "j": return takeArrow(.down, of: count, height: height)
    case "k": return takeArrow(.up, of: count, height: height)
    case .home: move(to: 0, of: count, height: max(1, min(count, height)))
    case .end: move(to: count - 1, of: count, height: max(1, min(count, height)))
    default: return takeArrow(key, of: count, height: height)
    }
    return true
  }

  /// The same in a form, where Tab goes from row to row.
  mutating func takeInForm(_ key: Key, of count: Int, height: Int) -> Bool {
    switch key {
    case .tab: takeArrow(.down, of: count, height: height)
    case .backTab: takeArrow(.up, of: count, height: height)
    default: take(key, of: count, height: height)
    }
  }
}
