import Cells

/// A text that is typed over as many screen rows as it takes.
struct TextArea: Hashable, Sendable {
  private(set) var field: TextField
  /// Whether it may hold line breaks; without, pasted ones become blanks.
  let keepsLines: Bool

  init(_ text: String = "", keepsLines: Bool = false) {
    (field, self.keepsLines) = (TextField(text), keepsLines)
  }

  var text: String { field.text }

  /// The same area, to be typed over.
  var filledIn: TextArea {
    var area = self
    area.field = TextField(text, isFilledIn: true)
    return area
  }

  /// The same area with another text, typed to its end.
  func replaced(by text: String) -> TextArea { TextArea(text, keepsLines: keepsLines) }

  /// The characters on each screen row of so many columns, as Chinese is set: a closing mark takes the
  /// character before it along. A line break belongs to no row. Behind a last row that is full there
  /// is an empty one, for the insertion point.
  func rows(_ width: Int) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var (start, used) = (0, 0)
    for (place, character) in field.characters.enumerated() {
      if character.isNewline {
        rows.append(start..<place)
        (start, used) = (place + 1, 0)
      } else {
        if used + character.displayWidth > width, place > start {
          let isClosing = character.isNeverFirst && place - 1 > start
          let end = isClosing ? place - 1 : place
          rows.append(start..<end)
          (start, used) = (end, columns(from: end, to: place))
        }
        used += character.displayWidth
      }
    }
    let end = field.characters.count
    rows.append(start..<end)
    return used >= width ? rows + [end..<end] : rows
  }

  /// What stands on each row, fit to be shown.
  func lines(_ width: Int) -> [String] {
    rows(width).map { String(field.characters[$0]).sanitized }
  }

  /// The row and the column of the insertion point.
  func place(_ width: Int) -> (row: Int, column: Int) {
    let rows = rows(width)
    let row = rows.lastIndex { $0.lowerBound <= field.cursor } ?? 0
    return (row, columns(from: rows[row].lowerBound, to: field.cursor))
  }

  /// Takes a key; false where there is no use for it here, such as ↑ on the first row.
  mutating func take(_ key: Key, _ width: Int) -> Bool {
    switch key {
    case .up: return climb(-1, width)
    case .down: return climb(1, width)
    case .home: field.move(to: currentRow(width).lowerBound)
    case .end: field.move(to: end(of: currentRow(width), width))
    case .control("o") where keepsLines: field.insert(["\n"])
    case .paste(let text):
      field.insert(text.map { keepsLines || !$0.isNewline ? $0 : " " })
    default: return field.take(key)
    }
    return true
  }

  private func currentRow(_ width: Int) -> Range<Int> { rows(width)[place(width).row] }

  /// The last place of a row that is not the first of the next one.
  private func end(of row: Range<Int>, _ width: Int) -> Int {
    let isBroken = row.upperBound < field.characters.count
    return isBroken && !field.characters[row.upperBound].isNewline
      ? max(row.lowerBound, row.upperBound - 1) : row.upperBound
  }

  /// Goes to the row above or below, as near to the same column as can be.
  private mutating func climb(_ step: Int, _ width: Int) -> Bool {
    let rows = rows(width)
    let (row, column) = place(width)
    guard rows.indices.contains(row + step) else { return false }
    let target = rows[row + step]
    let end = end(of: target, width)
    var place = target.lowerBound
    while place < end, columns(from: target.lowerBound, to: place + 1) <= column { place += 1 }
    field.move(to: place)
    return true
  }

  private func columns(from start: Int, to end: Int) -> Int {
    field.characters[start..<end].reduce(0) { $0 + $1.displayWidth }
  }
}
