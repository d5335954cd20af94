import Exchange
import OfficeFiles
import Rectification
import Screens
import Storage
import Synchronization

/// A sync that goes on beside the screen.
struct Syncing: Sendable {
  let folder: String
  let remote: String?
  let occasion: SyncOccasion

  /// Opens the ledger anew and syncs it.
  func run(_ pace: Pace) -> Message {
    do {
      try pace(0.05)
      var opened = try Store.open(folder)
      let report = try withCircumstances(pace) { circumstances in
        try Exchange.sync(opened.store, with: remote, occasion, circumstances, in: &opened.ledger)
      }
      return .synced(report.lines, conflicts: report.conflicts.count)
    } catch is Stopped {
      return .stopped
    } catch ExchangeError.stopped {
      return .stopped
    } catch { return .workFailed(ErrorText(error).sentence) }
  }
}

/// Calls `body` with the circumstances of a thread that nobody can be asked by, and that ends when it
/// is not wanted any more.
func withCircumstances<Answer>(
  _ pace: Pace, _ body: (Circumstances) throws -> Answer
) rethrows -> Answer {
  try withoutActuallyEscaping(pace) { pace in
    // The thread at work is the one that asks.
    nonisolated(unsafe) let pace = pace
    let done = Atomic(5)
    return try body(
      Circumstances(
        environment: Surroundings.environment,
        isStopped: { (try? pace(Double(done.load(ordering: .relaxed)) / 100)) == nil },
        progress: { done.store($0, ordering: .relaxed) }))
  }
}
