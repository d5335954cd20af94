import Cells

/// A line of a box, and which of the box's items it belongs to.
struct BoxLine: Hashable, Sendable {
  let text: String
  var item: Int?
}

extension [BoxLine] {
  /// The lines of an item.
  func rows(of item: Int) -> Range<Int> {
    guard let first = firstIndex(where: { $0.item == item }) else { return 0..<0 }
    let count = self[first...].prefix { $0.item == item }.count
    return first..<first + count
  }

  /// Which line stands at the top of a box so high, so that an item is seen, from its first line on.
  func top(showing item: Int, height: Int) -> Int {
    let rows = rows(of: item)
    return Swift.max(0, Swift.min(rows.lowerBound, rows.upperBound - height))
  }
}

/// A head, and a text that wraps behind it; below it, indented likewise, what has no room beside it.
func hanging(_ head: String, _ text: String, _ detail: String = "", width: Int) -> [String] {
  let indent = String(repeating: " ", count: head.displayWidth)
  let room = max(1, width - indent.count)
  let parts = text.wrapped(to: room) + (detail.isEmpty ? [] : detail.wrapped(to: room))
  return parts.enumerated().map { row, part in (row == 0 ? head : indent) + part }
}
