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
    rows = events.indices.reversed().filter { isShown(events[$0]) }
  }

  private func isShown(_ event: Event) -> Bool {
    (item == nil || event.edit.item == item)
      && (search.isEmpty
        || isFound(
          search, in: "\(event.edit.item) \(event.by) \(event.action) \(event.at) \(event.summary)"))
  }
}
