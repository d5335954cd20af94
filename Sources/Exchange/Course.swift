import Rectification
import Storage

/// The way of a sync from fetching to pushing, which is gone again where somebody was faster.
struct Course {
  let repository: Repository
  let remote: Remote
  let occasion: SyncOccasion
  /// The remote that the ledger knows already.
  private var home: Remote?
  /// Where the ledger's own branch stands.
  private(set) var head: String
  private(set) var report: SyncReport

  init(
    _ repository: Repository, _ remote: Remote, home: Remote?, head: String,
    _ occasion: SyncOccasion
  ) {
    (self.repository, self.remote, self.occasion) = (repository, remote, occasion)
    (self.home, self.head) = (home, head)
    report = SyncReport(remote: remote.shown, isBundle: remote.isBundle)
  }

  /// Fetches, replays, pushes; false where the push came too late.
  mutating func run(_ ledger: inout Ledger) throws(ExchangeError) -> Bool {
    let branches = try repository.branches(of: remote)
    guard !branches.isEmpty else { return try begin(ledger) }
    guard let branch = branches.ledger(orOurs: try repository.branch()) else {
      throw .severalBranches(remote.shown)
    }
    repository.tell(20)
    let theirs = try repository.fetch(branch, from: remote)
    repository.tell(50)
    if !remote.isBundle { try requireUnbroken(branch, theirs) }
    let isNew = try take(theirs, &ledger)
    repository.tell(70)
    let commit = try commit(on: theirs, isNew: isNew, ledger)
    repository.tell(80)
    if remote.isBundle { return true }
    if commit != theirs {
      guard case .done = try repository.push(commit, to: branch, of: remote) else { return false }
    }
    try settle(branch, at: commit)
    return true
  }

  /// The first to come makes an empty remote the ledger's home.
  private mutating func begin(_ ledger: Ledger) throws(ExchangeError) -> Bool {
    guard !remote.isBundle else { throw .noLedger(remote.shown) }
    let branch = try repository.branch() ?? "main"
    if home == remote, try repository.known(branch) != nil { throw .rewritten(remote.shown) }
    guard case .done = try repository.push(head, to: branch, of: remote) else { return false }
    report.sent = ledger.history.last
    try settle(branch, at: head)
    return true
  }

  /// What the remote had when we were last in step with it must still be there.
  private func requireUnbroken(_ branch: String, _ theirs: String) throws(ExchangeError) {
    guard home == remote, let known = try repository.known(branch) else { return }
    guard try repository.isAncestor(known, of: theirs) else { throw .rewritten(remote.shown) }
  }

  private mutating func settle(_ branch: String, at commit: String) throws(ExchangeError) {
    try repository.remember(remote, insteadOf: home, branch)
    try repository.note(branch, at: commit)
    home = remote
  }

  /// Takes in what is new at the remote; whether there was anything.
  private mutating func take(
    _ theirs: String, _ ledger: inout Ledger
  ) throws(ExchangeError) -> Bool {
    if head == theirs { return false }
    let incoming = try Incoming(theirs, of: remote, in: repository)
    defer { incoming.clear() }
    let fork = try fork(from: incoming)
    try requireSameLedger(theirs, fork)
    report.sent = fork.ours.count
    // A stale bundle has nothing for us; a remote that we do not follow yet may have files that
    // were edited by hand.
    if fork.theirs.isEmpty {
      if remote.isBundle { return false }
      if try repository.isAncestor(theirs, of: head) { return false }
    }
    let opened = try incoming.open()
    try incoming.takeEvidence(on: occasion.day)
    let tail = try tail(fork, beside: theirs, ledger)
    let replay = Replay(of: tail, onto: opened.ledger, knowing: fork.theirs)
    try storing { () throws(StorageError) in
      try repository.store.adopt(replay, after: opened.store, common: fork.common, in: &ledger)
    }
    add(replay, fork)
    return true
  }

  private func fork(from incoming: Incoming) throws(ExchangeError) -> Fork {
    do throws(StorageError) { return try repository.store.fork(from: incoming.journal) } catch {
      throw .unreadable(remote.shown, error)
    }
  }

  /// Two copies of one ledger have a commit in common, or at least the first event.
  private func requireSameLedger(_ theirs: String, _ fork: Fork) throws(ExchangeError) {
    guard fork.common == 0, try repository.common(head, theirs) == nil else { return }
    throw .otherLedger(remote.shown)
  }

  private mutating func add(_ replay: Replay, _ fork: Fork) {
    report.fetched += fork.theirs.count - replay.dropped
    report.sent = replay.events.count
    if !fork.theirs.isEmpty {
      let open = Set(replay.ledger.openConflicts.map(\.seq))
      report.conflicts = replay.conflicts.filter { open.contains($0.seq) }
    }
    for new in replay.renamed {
      let old = report.renamed.firstIndex { $0.to == new.from }
      if let old {
        report.renamed[old] = Renaming(from: report.renamed[old].from, to: new.to)
      } else {
        report.renamed.append(new)
      }
    }
  }

  /// The ledger's commit on top of the remote's: history there is one line.
  private mutating func commit(
    on theirs: String, isNew: Bool, _ ledger: Ledger
  ) throws(ExchangeError) -> String {
    guard isNew else { return head }
    let commit = try repository.commit(on: theirs, saying: repository.subject(ledger))
    if commit != head { try repository.moveHead(to: commit) }
    head = commit
    return commit
  }
}
