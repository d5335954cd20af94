import Rectification
import Storage

/// How far a ledger and its remote have gone apart.
public struct Distance: Hashable, Sendable {
  /// The `seq` of the last event that both have: what is behind it here has not been sent.
  public let common: Int
  /// How many events the remote has behind it.
  public let behind: Int
  /// What the remote's branch stands at.
  let commit: String
}

/// Whether a ledger's folder is a repository, so that it may have a remote.
public func hasRepository(_ folder: String) -> Bool { Standing("\(folder)/.git") == .folder }

/// Looks how far the remote that a ledger is synced with has gone, and changes nothing of the
/// ledger; `nil` where there is none, or nothing in it. Where all of it was here when `last` was found,
/// and it still stands there, there is nothing to read.
public func distance(
  of folder: String, since last: Distance? = nil, _ circumstances: Circumstances
) throws(ExchangeError) -> Distance? {
  let store = try storing { () throws(StorageError) in try Store.open(folder).store }
  let repository = try Repository(lookingAt: store, circumstances)
  guard let home = try repository.home(), !home.isBundle,
    let branch = try repository.branches(of: home).ledger(orOurs: repository.branch())
  else { return nil }
  let theirs = try repository.fetch(branch, from: home, to: "refs/zhenggai/looked")
  if let last, last.commit == theirs, last.behind == 0 { return last }
  let incoming = try Incoming(theirs, of: home, in: repository, named: "looking")
  defer { incoming.clear() }
  do throws(StorageError) {
    let fork = try store.fork(from: incoming.journal)
    return Distance(common: fork.common, behind: fork.theirs.count, commit: theirs)
  } catch { throw .unreadable(home.shown, error) }
}
