import Rectification
import Storage

extension Course {
  /// The events of the tail, and what somebody has changed in the files without an event: that is
  /// put on record as a change of the one who syncs, since another desk's files take the place of
  /// these.
  func tail(
    _ fork: Fork, beside theirs: String, _ ledger: Ledger
  ) throws(ExchangeError) -> [SealedEvent] {
    guard let base = try repository.common(head, theirs) else { return fork.ours }
    let laidOut = try Incoming(base, of: remote, in: repository, named: "base")
    defer { laidOut.clear() }
    let old = try laidOut.open().ledger
    guard old.history.last <= fork.common else { return fork.ours }
    do throws(BadValue) {
      var past = ledger
      while past.history.last > old.history.last { try past.unwind() }
      let before = old.edits(to: past, note: Course.note)
      var now = old
      for edit in before { try now.replay(edit) }
      for event in ledger.history.events where event.seq > old.history.last { try now.take(event) }
      let after = now.edits(to: ledger, note: Course.note)
      return before.map(unsealed) + fork.ours + after.map(unsealed)
    } catch { throw .storage(.badData(Store.journalName, nil, error)) }
  }

  private static let note = "直接改动台账文件"

  /// It stands in no journal yet, and has no hash.
  private func unsealed(_ edit: Edit) -> SealedEvent {
    SealedEvent(Event(seq: 0, at: occasion.instant, by: occasion.by, edit: edit), hash: "")
  }
}
