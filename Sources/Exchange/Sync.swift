import Glibc
import Rectification
import Storage

/// What a sync came to.
public struct SyncReport: Sendable {
  /// Where the ledger was synced with.
  public let remote: String
  /// A bundle is taken in, and sent nothing.
  public let isBundle: Bool
  /// How many events of others came in.
  public internal(set) var fetched = 0
  /// How many of our own the remote has now that it had not.
  public internal(set) var sent = 0
  /// Our events that could not be made on top of those of others.
  public internal(set) var conflicts: [Event] = []
  public internal(set) var renamed: [Renaming] = []
}

/// Who syncs, and when.
public struct SyncOccasion: Sendable {
  public let by: String
  public let instant: Instant
  /// The day of the changes.
  public let day: Day

  public init(by: String, at instant: Instant, on day: Day) {
    (self.by, self.instant, self.day) = (withHost(by), instant, day)
  }
}

/// How often a sync tries to be the first to push.
private let patience = 10

/// Brings a ledger in step with a remote: what others did is taken in, what was done here is made
/// on top of it and sent (sync.md). A bundle is taken in alone.
///
/// Whenever it is cut short, the ledger opens, and a sync can be run again.
public func sync(
  _ store: Store, with address: String?, _ occasion: SyncOccasion,
  _ circumstances: Circumstances, in ledger: inout Ledger
) throws(ExchangeError) -> SyncReport {
  try holdingTurn(store, occasion.by) { () throws(ExchangeError) in
    try storing { () throws(StorageError) in try store.settle(&ledger, by: occasion.by) }
    try requireRemote(address, store, circumstances)
    let repository = try Repository(of: store, by: occasion.by, circumstances)
    let home = try repository.home()
    guard let remote = try address.map(Remote.init) ?? home else { throw .noRemote }
    if try repository.head() == nil { try repository.callBranch(asAt: remote) }
    let head = try repository.commitAsIs(ledger)
    var course = Course(repository, remote, home: home, head: head, occasion)
    for attempt in 0..<patience {
      if attempt > 0 { pause(attempt) }
      if try course.run(&ledger) { return course.report }
    }
    throw .beaten(patience)
  }
}

/// Before a repository is made in the ledger's folder, there must be something to sync with.
private func requireRemote(
  _ address: String?, _ store: Store, _ circumstances: Circumstances
) throws(ExchangeError) {
  guard Standing("\(store.folder)/.git") == .nothing else { return }
  guard let address else { throw .noRemote }
  _ = try Git(in: store.folder, circumstances).branches(of: Remote(address))
}

/// Runs `body` with the turn to write.
func holdingTurn<Answer>(
  _ store: Store, _ by: String, _ body: () throws(ExchangeError) -> Answer
) throws(ExchangeError) -> Answer {
  try storing { () throws(StorageError) in
    try store.holdingTurn(by: by) {
      Result { () throws(ExchangeError) in try body() }
    }
  }.get()
}

/// A growing while, never the same for two that were refused together.
private func pause(_ attempt: Int) {
  let most = min(3000, 50 << attempt)
  usleep(UInt32(Int.random(in: most / 2...most)) * 1000)
}
