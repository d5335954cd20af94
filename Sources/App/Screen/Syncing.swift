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
      let report = try withoutActuallyEscaping(pace) { pace in
        // The thread that syncs is the one that asks.
        nonisolated(unsafe) let pace = pace
        let done = Atomic(5)
        let circumstances = Circumstances(
          environment: Surroundings.environment,
          isStopped: { (try? pace(Double(done.load(ordering: .relaxed)) / 100)) == nil },
          progress: { done.store($0, ordering: .relaxed) })
        return try Exchange.sync(
          opened.store, with: remote, occasion, circumstances, in: &opened.ledger)
      }
      return .synced(report.lines, conflicts: report.conflicts.count)
    } catch is Stopped {
      return .stopped
    } catch ExchangeError.stopped {
      return .stopped
    } catch { return .workFailed(ErrorText(error).sentence) }
  }
}
