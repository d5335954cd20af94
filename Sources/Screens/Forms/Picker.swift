import Cells
import Pinyin
import Rectification

/// A numbered list to choose from, which narrows while one types.
struct Picker: Hashable, Sendable {
  let title: String
  let options: Options
  let isMultiple: Bool
  /// What is chosen; of a list for one, at most one.
  var chosen: [String]
  /// What can be chosen, and what was chosen without standing there.
  private let listed: [Option]
  private(set) var search = TextField()
  private(set) var shown: [Option]
  var roll = Roll()

  init(_ title: String, _ options: Options, isMultiple: Bool, chosen: [String]) {
    (self.title, self.options, self.isMultiple) = (title, options, isMultiple)
    self.chosen = chosen
    let others = chosen.filter { value in !options.all.contains { $0.value == value } }
    listed = options.all + others.map { Option($0) }
    shown = listed
    roll.cursor = chosen.first.flatMap { value in shown.firstIndex { $0.value == value } } ?? 0
  }

  /// Takes a key that is typed into the search; the list follows.
  mutating func narrow(_ key: Key) {
    guard search.take(key) else { return }
    let text = search.text
    let query = Query(text)
    shown = query.isEmpty ? listed : listed.filter { query.matches($0.label) }
    if options.isOpen, !text.isEmpty, !shown.contains(where: { $0.label == text }) {
      shown.append(Option(text, "用所写的“\(text)”"))
    }
    roll = Roll()
  }

  /// Shows the whole list again, what was chosen in it included.
  mutating func clearSearch() {
    let others = chosen.filter { value in !listed.contains { $0.value == value } }
    (search, shown, roll) = (TextField(), listed + others.map { Option($0) }, Roll())
  }

  /// Takes the option of a row, or puts it back; false where there is none.
  mutating func choose(_ row: Int) -> Bool {
    guard shown.indices.contains(row) else { return false }
    let value = shown[row].value
    if !isMultiple {
      chosen = [value]
    } else if let place = chosen.firstIndex(of: value) {
      chosen.remove(at: place)
    } else {
      chosen.append(value)
    }
    return true
  }

  func line(_ row: Int) -> String {
    let number = row < 9 && search.text.isEmpty ? "\(row + 1) " : "  "
    let isChosen = chosen.contains(shown[row].value)
    return number + (isMultiple ? (isChosen ? "[x] " : "[ ] ") : isChosen ? "* " : "  ")
      + shown[row].label
  }
}
