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
    try write(.profile, ledger, revision: journal.last)
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
    var head = heads[file] ?? FileHead()
    head.revision = revision
    let bytes =
      switch file {
      case .profile: LedgerWriter.profile(ledger.profile, head)
      case .issues: LedgerWriter.list(file, ledger.issues.records, head)
      case .measures: LedgerWriter.list(file, ledger.measures.records, head)
      case .policies: LedgerWriter.list(file, ledger.policies.records, head)
      }
    try storing { () throws(DiskFailure) in try disk.replace(path(file.name), with: bytes) }
    heads[file] = head
    stamps[file] = try stamp(of: file)
  }

  func stamp(of file: LedgerFile) throws(StorageError) -> FileStatus {
    try storing { () throws(DiskFailure) in try disk.fileStatus(path(file.name)) }
  }

  /// Temporary files of processes that were killed; under the lock nobody else has any.
  private func removeLeftovers() throws(StorageError) {
    try storing { () throws(DiskFailure) in
      try disk.failing(.remove, folder) { () throws(SystemError) in
        for name in try disk.list(folder) where name.hasPrefix(".") && name.contains(".tmp-") {
          try disk.remove(path(name))
        }
      }
    }
  }
}
