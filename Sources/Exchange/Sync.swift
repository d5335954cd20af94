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

/// How often a sync tries to be the first to push.
private let patience = 10

/// Brings a ledger in step with a remote: what others did is taken in, what was done here is made
/// on top of it and sent (sync.md). A bundle is taken in alone.
///
/// Whenever it is cut short, the ledger opens, and a sync can be run again.
public func sync(
  _ store: Store, with remote: String?, by: String, on day: Day, _ circumstances: Circumstances,
  in ledger: inout Ledger
) throws(ExchangeError) -> SyncReport {
  try holdingTurn(store, by) { () throws(ExchangeError) in
    try refresh(store, by, &ledger)
    let repository = try Repository(of: store, by: by, circumstances)
    let remote = try repository.remote(remote)
    let head = try repository.head()
    let branches = try repository.branches(of: remote)
    if !remote.isBundle {
      let own = try repository.branch()
      let name =
        branches.isEmpty ? try repository.unbornBranch(of: remote) : branches.ledger(orOurs: own)
      if let name { try repository.adoptName(name) }
    }
    let commit = try repository.commit(on: head, saying: repository.subject(ledger))
    if commit != head { try repository.moveHead(to: commit) }
    var course = Course(repository, remote, on: day)
    for attempt in 0..<patience {
      if attempt > 0 { pause(attempt) }
      if try course.run(&ledger) { return course.report }
    }
    throw .beaten(patience)
  }
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

/// Brings memory and files up to the journal's end.
func refresh(_ store: Store, _ by: String, _ ledger: inout Ledger) throws(ExchangeError) {
  do throws(StorageError) {
    _ = try store.refresh(&ledger)
    if let obstacle = store.obstacle { throw obstacle }
    try store.checkpoint(&ledger, by: by)
  } catch { throw .storage(error) }
}

/// A growing while, never the same for two that were refused together.
private func pause(_ attempt: Int) {
  let most = min(3000, 50 << attempt)
  usleep(UInt32(Int.random(in: most / 2...most)) * 1000)
}
