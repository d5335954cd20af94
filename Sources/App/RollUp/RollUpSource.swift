import Exchange
import OfficeFiles
import Rectification
import Reports
import Synchronization
import Threads

/// The ledgers that are to be rolled up, and as of when: what a table, a report and a screen are made
/// of. It can be read again, and then shows what is there by then.
struct RollUpSource: Sendable {
  let ledgers: LedgerSet
  let days: RollUpDays
  /// Whether remotes are brought up to date first.
  var isFetching: Bool

  /// Finds the ledgers; throws where an argument names none.
  init(_ arguments: [String], _ days: RollUpDays, isFetching: Bool) throws(LedgerListFault) {
    ledgers = try LedgerSet(arguments)
    (self.days, self.isFetching) = (days, isFetching)
  }

  /// Reads all of them; throws only where `pace` stops it. `each` gets every ledger that could be
  /// read, wound back, with its place among the bureaus, on the thread that has read it.
  func read(
    pace: RollUpPace = RollUpPace(), each: @escaping @Sendable (Int, Ledger) -> Void = { _, _ in }
  ) throws(ExchangeError) -> RollUp {
    let circumstances = Circumstances(
      environment: Surroundings.environment, isStopped: pace.isStopped)
    let root = OwnFolder.cache.path.map { "\($0)/rollup" }
    return try rollUp(
      ledgers, on: days, copies: RemoteCopies(in: root, circumstances), isFetching: isFetching,
      pace: pace, each: each)
  }

  /// The same on a thread, at the pace that it keeps.
  func read(_ pace: Pace) throws -> RollUp {
    try withoutActuallyEscaping(pace) { pace in
      // What is told and asked is guarded by the work itself.
      nonisolated(unsafe) let pace = pace
      let done = Atomic(0)
      return try read(
        pace: RollUpPace(
          isStopped: { (try? pace(Double(done.load(ordering: .relaxed)) / 1000)) == nil },
          tell: { _, count, total in done.store(count * 1000 / max(1, total), ordering: .relaxed) })
      )
    }
  }

  /// The same, with what 督办单 need of each ledger, by its place.
  func readWithNotices(
    pace: RollUpPace = RollUpPace()
  ) throws(ExchangeError) -> (rollUp: RollUp, notices: [Int: BureauNotice]) {
    let notices = Guarded<[Int: BureauNotice]>([:])
    let day = days.asOf
    let rollUp = try read(pace: pace) { place, ledger in
      let notice = BureauNotice(of: ledger, on: day)
      notices.withLock { $0[place] = notice }
    }
    return (rollUp, notices.withLock(\.self))
  }
}

extension RollUp {
  /// What has to be told of those that do not count, or whose figures may be old.
  var warnings: [String] {
    worstFirst.compactMap { bureau in
      let subject = bureau.name == bureau.path ? bureau.name : "\(bureau.name)（\(bureau.path)）"
      if let reason = bureau.reason { return "\(subject)没有计入：\(reason)。" }
      return bureau.account?.staleness.map { "\(subject)\($0)。" }
    }
  }

  /// Whether all that was asked for is there, and up to date.
  var status: ExitStatus { unread.isEmpty && stale.isEmpty ? .done : .refused }
}
