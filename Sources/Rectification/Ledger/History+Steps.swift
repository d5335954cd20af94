extension History {
  /// The events that were made together with the one at `place`, itself among them.
  public func step(at place: Int) -> ArraySlice<Event> {
    guard let step = events[place].step else { return events[place...place] }
    let first = events[..<place].lastIndex { $0.step != step }.map { $0 + 1 } ?? 0
    let end = events[place...].firstIndex { $0.step != step } ?? events.count
    return events[first..<end]
  }

  /// The events that took back or brought back `event`, oldest first; the last one holds.
  public func answers(to event: Event) -> [Event] {
    events(of: event.edit.item).filter { $0.of.contains(event.seq) }
  }

  /// The events that `event` took back or brought back itself.
  public func answered(by event: Event) -> [Event] {
    event.of.isEmpty
      ? [] : events(of: event.edit.item).filter { event.of.contains($0.seq) }
  }
}
