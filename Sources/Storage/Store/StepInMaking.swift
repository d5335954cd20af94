import Rectification

/// The events of one step, as they are decided.
struct StepInMaking {
  private var events: [Event] = []
  private let by: String
  private let instant: Instant
  private let last: Int
  private var isSeveral: Bool

  init(by: String, at instant: Instant, after last: Int, of changes: Int) {
    (self.by, self.instant, self.last) = (by, instant, last)
    isSeveral = changes > 1
  }

  /// Takes edits into the ledger, so that the next one is decided on what they have left.
  mutating func take(_ entries: [Step.Entry], _ ledger: inout Ledger) {
    if entries.count > 1 { isSeveral = true }
    for entry in entries {
      let event = Event(
        seq: last + events.count + 1, at: instant, by: by, edit: entry.edit,
        step: isSeveral ? last + 1 : nil, of: entry.of)
      events.append(event)
      take(event, &ledger)
    }
  }

  /// The events; `step` is for several alone, so one that is left by itself loses it.
  mutating func finished(_ ledger: inout Ledger) -> [Event] {
    guard events.count == 1, events[0].step != nil else { return events }
    try? ledger.unwind()
    events[0].step = nil
    take(events[0], &ledger)
    return events
  }

  private func take(_ event: Event, _ ledger: inout Ledger) {
    do throws(BadValue) { try ledger.take(event) } catch {
      preconditionFailure("an edit that was checked does not fit its record: \(error)")
    }
  }
}
