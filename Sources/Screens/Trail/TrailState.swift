import Pinyin
import Rectification

/// Screen 7: the journal, newest first, of everything or of what meets some conditions.
struct TrailState: Hashable, Sendable {
  /// In the order in which they were set; every one has to hold.
  private(set) var conditions: [TrailCondition] = []
  /// How many of the conditions it was opened with, from a record: Esc goes back there.
  private(set) var opened = 0
  private(set) var search = ""
  /// Where the events that are shown stand in the history, newest first.
  private(set) var rows: [Int] = []
  var roll = Roll()

  init() {}

  /// The trail of one record, or of everything.
  init(of id: RecordID?) {
    conditions = id.map { [.item($0)] } ?? []
    opened = conditions.count
  }

  /// Where the event under the cursor stands in the history.
  var current: Int? { rows.indices.contains(roll.cursor) ? rows[roll.cursor] : nil }

  /// Sets a condition in place of an earlier one about the same thing.
  mutating func set(_ condition: TrailCondition) {
    let kept = conditions.prefix(opened).filter { !$0.isAbout(theSameAs: condition) }.count
    conditions.removeAll { $0.isAbout(theSameAs: condition) }
    conditions.append(condition)
    opened = min(opened, kept)
  }

  mutating func removeConditions() { (conditions, opened, search) = ([], 0, "") }

  /// Takes back the search, or else the condition that was set last; false where there is none left
  /// but what the trail was opened with.
  mutating func stepBack() -> Bool {
    if !search.isEmpty {
      search = ""
    } else if conditions.count > opened {
      conditions.removeLast()
    } else {
      return false
    }
    return true
  }

  /// Looks for other words; what is added to a search can only narrow it.
  mutating func search(for text: String, in ledger: Ledger) {
    let isNarrower = Query(text).narrows(Query(search))
    search = text
    if isNarrower { show(rows, ledger) } else { refresh(ledger) }
  }

  /// Looks up what is shown; the cursor stays on its event, or else in its place.
  mutating func refresh(_ ledger: Ledger) {
    show(ledger.history.events.indices.reversed(), ledger)
  }

  /// The cheap tests come first, and a text is made only for a search.
  private mutating func show(_ places: some Sequence<Int>, _ ledger: Ledger) {
    let (stood, events, query) = (current, ledger.history.events, Query(search))
    let tests = conditions.map { $0.test(in: events) }
    rows = places.filter { place in
      tests.allSatisfy { $0(place) } && (query.isEmpty || query.matches(events[place].searchTexts))
    }
    // Newest first: events that have come since stand above.
    if roll.cursor > 0, let stood, let row = row(of: stood) { roll.cursor = row }
    roll.cursor = max(0, min(roll.cursor, rows.count - 1))
  }

  /// The row of the event at a place, by bisection: the places descend.
  private func row(of place: Int) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] > place { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low] == place ? low : nil
  }
}

extension Event {
  fileprivate var searchTexts: [String] { [edit.item.text, by, action, at.description, summary] }
}
