import Pinyin
import Rectification

/// Screen 7: the journal, newest first, of everything or of one record.
struct TrailState: Hashable, Sendable {
  /// Only the events of this record.
  var item: RecordID?
  var search = ""
  /// Where the events that are shown stand in the history, newest first.
  private(set) var rows: [Int] = []
  var roll = Roll()

  mutating func refresh(_ ledger: Ledger) {
    let events = ledger.history.events
    let query = Query(search)
    rows = events.indices.reversed().filter { isShown(events[$0], query) }
  }

  private func isShown(_ event: Event, _ query: Query) -> Bool {
    (item == nil || event.edit.item == item)
      && (query.isEmpty || query.matches(event.searchTexts))
  }
}

extension Event {
  fileprivate var searchTexts: [String] {
    [edit.item.text, by, action, at.description, summary]
  }
}
