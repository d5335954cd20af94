import Rectification

extension Store {
  /// Brings the files that are behind up to the journal's end; takes in news first.
  ///
  /// A crash between two files loses nothing: each knows what it holds.
  public func checkpoint(
    _ ledger: inout Ledger, by: String = "zhenggai"
  ) throws(StorageError) {
    try turn(by: withHost(by)) { () throws(StorageError) in
      _ = try takeNews(&ledger)
      if let obstacle { throw obstacle }
      guard isBehind > 0 else { return }
      try readAgainIfChanged(&ledger)
      if let obstacle { throw obstacle }
      try removeLeftovers()
      try forceJournal()
      try keepBackup()
      for file in LedgerFile.allCases {
        guard let revision = heads[file]?.revision, revision < journal.last else { continue }
        try write(file, ledger, revision: journal.last)
      }
    }
  }

  /// Gives a ledger.json without `revision` one, before its first change is in the journal: else
  /// the change would be taken to be in the file already.
  func giveProfileARevision(_ ledger: inout Ledger) throws(StorageError) {
    guard heads[.profile]?.revision == nil else { return }
    try readAgainIfChanged(&ledger)
    guard heads[.profile]?.revision == nil else { return }
    try forceJournal()
    try write(.profile, ledger, revision: journal.last)
  }

  /// No file may hold an event, and none may stand in the journal behind one, that a loss of power
  /// could still take: who was killed while writing has left it to the system.
  func forceJournal() throws(StorageError) {
    guard journal.size > forced else { return }
    try storing { () throws(DiskFailure) in try disk.force(path(LedgerFile.journal)) }
    forced = journal.size
  }

  /// Another process has brought a file up to date, or somebody has edited it: what stands in the
  /// file wins (format.md), so that it is read before it is written over.
  private func readAgainIfChanged(_ ledger: inout Ledger) throws(StorageError) {
    for file in LedgerFile.allCases {
      guard stamps[file] == (try stamp(of: file)) else {
        _ = try reload(&ledger)
        return
      }
    }
  }

  func write(
    _ file: LedgerFile, _ ledger: Ledger, revision: Int
  ) throws(StorageError) {
    let head = head(of: file, at: revision)
    try storing { () throws(DiskFailure) in
      try disk.replace(path(file.name)) { target throws(SystemError) in
        try fill(target, with: file, ledger, head)
      }
    }
    heads[file] = head
    stamps[file] = try stamp(of: file)
  }

  func head(of file: LedgerFile, at revision: Int) -> FileHead {
    var head = heads[file] ?? FileHead()
    head.revision = revision
    return head
  }

  /// Writes a file, and lets no more of it wait for the disk than a change that comes meanwhile can
  /// wait for: a file system may force all of it when the journal is forced.
  func fill(
    _ target: Int32, with file: LedgerFile, _ ledger: Ledger, _ head: FileHead
  ) throws(SystemError) {
    var waiting = 0
    try LedgerWriter.write(file, ledger, head) { bytes throws(SystemError) in
      try disk.writeAll(bytes, to: target)
      waiting += bytes.count
      guard waiting >= Store.mostWaiting else { return }
      try disk.sync(target, true)
      waiting = 0
    }
  }

  private static let mostWaiting = 4 << 20

  func stamp(of file: LedgerFile) throws(StorageError) -> FileStatus {
    try storing { () throws(DiskFailure) in try disk.fileStatus(path(file.name)) }
  }

  /// Temporary files of processes that were killed; under the lock nobody else has any.
  private func removeLeftovers() throws(StorageError) {
    try storing { () throws(DiskFailure) in
      try disk.failing(.remove, folder) { () throws(SystemError) in
        for path in try leftovers(in: folder) { try disk.remove(path) }
      }
    }
    // Evidence is copied without the lock: what is still being written to is somebody's.
    let evidence = path(LedgerFile.evidence)
    for path in (try? leftovers(in: evidence)) ?? [] {
      guard let file = try? disk.status(path) else { continue }
      if file.modified / 1_000_000_000 < disk.now() - Store.longestPause { try? disk.remove(path) }
    }
  }

  /// In seconds: nobody who copies a file rests for so long.
  private static let longestPause = 3600

  private func leftovers(in folder: String) throws(SystemError) -> [String] {
    try disk.list(folder).filter(isTemporary).map { "\(folder)/\($0)" }
  }
}
