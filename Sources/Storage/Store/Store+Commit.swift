import Glibc
import Rectification

extension Store {
  /// Makes `changes`, one by one, and returns once those that the rules allow are on the disk.
  ///
  /// Takes in first what others have written. Where that changed a field that a change is about,
  /// `.stale` tells who changed it, and nothing is written. Where the disk fails, memory and disk
  /// are as before. `seen` is the last event that the user had seen when deciding; the ledger's
  /// last one where it is left out.
  public func commit(
    _ changes: [Change], by: String, at instant: Instant, on day: Day, seen: Int? = nil,
    in ledger: inout Ledger
  ) throws(StorageError) -> Commit {
    let by = withHost(by)
    let occasion = Occasion(by: by, on: day)
    return try turn(by: by) { () throws(StorageError) in
      let wishes = try wishes(changes, occasion, seen: seen, ledger)
      let news = try prepare(&ledger)
      try refuseStale(wishes, news.events, ledger)
      if changes.contains(where: { $0.item == .ledger && isAllowed($0, occasion, ledger) }) {
        try giveProfileARevision(&ledger)
      }
      var step = StepInMaking(by: by, at: instant, after: journal.last, of: changes.count)
      var commit = Commit(hasNews: news.isAny)
      for change in changes {
        do throws(RuleBroken) {
          let decision = try ledger.check(change, occasion)
          step.take(decision.edits.map { Step.Entry($0, of: decision.of) }, &ledger)
          commit.remarks += decision.remarks
        } catch { commit.refused.append((change, error)) }
      }
      commit.events = step.finished(&ledger)
      try write(commit.events, news.torn, &ledger)
      return commit
    }
  }

  /// Takes back, or brings back, the last step of the one who asks.
  public func undo(
    _ direction: Direction, by: String, at instant: Instant, on day: Day,
    in ledger: inout Ledger
  ) throws(StorageError) -> Commit {
    let by = withHost(by)
    return try turn(by: by) { () throws(StorageError) in
      let news = try prepare(&ledger)
      let decided: Step
      do throws(UndoRefused) {
        decided = try ledger.check(direction, Occasion(by: by, on: day))
      } catch { throw StorageError.undoRefused(error) }
      if decided.entries.contains(where: { $0.edit.item == .ledger }) {
        try giveProfileARevision(&ledger)
      }
      var step = StepInMaking(by: by, at: instant, after: journal.last, of: 1)
      step.take(decided.entries, &ledger)
      let events = step.finished(&ledger)
      try write(events, news.torn, &ledger)
      return Commit(events: events, hasNews: news.isAny)
    }
  }

  /// Takes in the news; throws where nothing may be written.
  func prepare(
    _ ledger: inout Ledger
  ) throws(StorageError) -> (events: [Event], torn: [UInt8], isAny: Bool) {
    let known = (readings, journal.last)
    let news = try takeNews(&ledger)
    if let obstacle { throw obstacle }
    try refuseNewerFormat()
    return (news.events, news.torn, known != (readings, journal.last))
  }

  /// Throws where a newer program has meanwhile brought the ledger to a format that is not known
  /// here: a change would be lost on it, or damage it.
  private func refuseNewerFormat() throws(StorageError) {
    guard let stamp = try? disk.fileStatus(path(LedgerFile.profile.name)),
      stamp != stamps[.profile], stamp != knownFormat,
      let bytes = try? disk.contents(of: path(LedgerFile.profile.name))
    else { return }
    do throws(StorageError) { _ = try LedgerReader(parser: parser).profile(bytes) } catch {
      if case .badData(_, _, let bad) = error, case .newerSchema = bad.problem { throw error }
    }
    knownFormat = stamp
  }

  private func isAllowed(_ change: Change, _ occasion: Occasion, _ ledger: Ledger) -> Bool {
    (try? ledger.check(change, occasion)) != nil
  }

  /// Writes events that are in `ledger` already; where that fails, they are taken out of it again.
  func write(
    _ events: [Event], _ torn: [UInt8], _ ledger: inout Ledger
  ) throws(StorageError) {
    guard !events.isEmpty else { return }
    let writer = JournalWriter(folder: folder, disk: disk)
    do throws(StorageError) {
      if !torn.isEmpty {
        try storing { () throws(DiskFailure) in try writer.setAside(torn, from: &journal) }
      }
      try forceJournal()
      try storing { () throws(DiskFailure) in try writer.append(events, to: &journal) }
      forced = journal.size
    } catch {
      for _ in events { try? ledger.unwind() }
      throw error
    }
  }
}

/// The name as the journal keeps it: with the machine where it has none.
public func withHost(_ by: String) -> String {
  guard !by.contains("@") else { return by }
  var buffer = [UInt8](repeating: 0, count: 256)
  let isNamed = buffer.withUnsafeMutableBytes { bytes in
    guard let name = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return false }
    return gethostname(name, bytes.count - 1) == 0
  }
  let host = String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
  return "\(by)@\(isNamed && !host.isEmpty ? host : "localhost")"
}
