import Rectification

extension Store {
  /// The ledger as a backup has it.
  public func past(_ backup: Backup, of ledger: Ledger) throws(StorageError) -> Ledger {
    let files: LedgerFiles
    do throws(StorageError) {
      files = try LedgerFiles(folder: path(of: backup), disk: disk)
    } catch { throw .sourceUnusable(.backup(backup), error.reason) }
    var past = files.ledger
    // A crash between two files may have left one of them behind the others.
    let first = files.heads.values.compactMap(\.revision).min() ?? backup.revision
    for seq in first..<max(first, backup.revision) {
      guard let event = ledger.history.event(seq + 1) else { continue }
      do throws(BadValue) { try catchUp(event, files.heads, &past) } catch {
        throw .sourceUnusable(.backup(backup), error.description)
      }
    }
    return past
  }

  /// Makes all records read as they do in a backup: a step in the journal like any other, so that
  /// nothing of the history is lost, and it can be undone.
  ///
  /// `seen` is the last event that the user had seen when deciding; where there are later ones,
  /// nothing is changed.
  public func goBack(
    to backup: Backup, by: String, at instant: Instant, on day: Day, seen: Int,
    in ledger: inout Ledger
  ) throws(StorageError) -> [Event] {
    let by = withHost(by)
    return try turn(by: by) { () throws(StorageError) in
      let news = try prepare(&ledger)
      guard ledger.history.last == seen else { throw .changedMeanwhile }
      let past = try past(backup, of: ledger)
      let decided: Step
      do throws(RuleBroken) {
        decided = try ledger.check(
          restoring: past, after: backup.revision, Occasion(by: by, on: day))
      } catch { throw .forbidden(error) }
      guard !decided.entries.isEmpty else { throw .sameAsBackup }
      if decided.entries.contains(where: { $0.edit.item == .ledger }) {
        try giveProfileARevision(&ledger)
      }
      var step = StepInMaking(by: by, at: instant, after: journal.last, of: 1)
      step.take(decided.entries, &ledger)
      let events = step.finished(&ledger)
      try write(events, news.torn, &ledger)
      return events
    }
  }
}
