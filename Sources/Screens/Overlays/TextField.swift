import Cells

/// A line of text that is being typed, with its insertion point.
struct TextField: Hashable, Sendable {
  private(set) var characters: [Character]
  private(set) var cursor: Int
  /// Whether nobody has touched the text that was filled in: typing takes its place, any other
  /// key keeps it.
  private var isFilledIn: Bool

  init(_ text: String = "", isFilledIn: Bool = false) {
    characters = Array(text)
    cursor = characters.count
    self.isFilledIn = isFilledIn
  }

  var text: String { String(characters) }

  /// Whether the insertion point stands behind everything.
  var isAtEnd: Bool { cursor == characters.count }

  /// The part that fits into `width` columns with the insertion point in it, and the column of that
  /// point.
  func window(_ width: Int) -> (text: String, column: Int) {
    var start = cursor
    var used = 0
    while start > 0, used + characters[start - 1].displayWidth < width {
      start -= 1
      used += characters[start].displayWidth
    }
    let shown = String(characters[start...]).truncated(to: width, ellipsis: "")
    return (shown, used)
  }

  /// Takes a key; false where it is none for a field.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(text.sanitized.map { $0 })
    case .backspace where cursor > 0:
      cursor -= 1
      characters.remove(at: cursor)
    case .delete where cursor < characters.count: characters.remove(at: cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeFirst(cursor)
      cursor = 0
    case .control("w"): removeWord()
    case .control("k"): characters.removeLast(characters.count - cursor)
    case .backspace, .delete: break
    default: return false
    }
    isFilledIn = false
    return true
  }

  /// Removes the word before the insertion point, and the blanks behind it.
  private mutating func removeWord() {
    let head = characters[..<cursor]
    let kept = head.reversed().drop(while: \.isWhitespace).drop { !$0.isWhitespace }.count
    characters.removeSubrange(kept..<cursor)
    cursor = kept
  }

  /// Puts the insertion point before the character at `place`, or at the nearest end.
  mutating func move(to place: Int) {
    cursor = place.clamped(to: 0...characters.count)
    isFilledIn = false
  }

  mutating func insert(_ text: [Character]) {
    if isFilledIn { self = TextField() }
    characters.insert(contentsOf: text, at: cursor)
    cursor += text.count
  }
}
