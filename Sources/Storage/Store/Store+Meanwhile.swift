import Rectification

/// What a checkpoint has left that was made while the store went on.
public struct Checkpoint: Sendable {
  fileprivate let heads: [LedgerFile: FileHead]
  fileprivate let stamps: [LedgerFile: FileStatus]
}

extension Store {
  /// How many events the files may be behind before they are brought up to the journal (format.md).
  public static let mostBehind = 256

  /// Brings the files up to `ledger` as it is now, to be run on another thread while this store
  /// goes on: they are written beside the old ones, and take their places under the lock. `take`
  /// wants what comes of it; `nil` where somebody else has brought a file up to date meanwhile.
  public func checkpointing(
    _ ledger: Ledger, by: String
  ) -> @Sendable () -> Result<Checkpoint?, StorageError> {
    { [folder, disk, journal, heads, stamps] in
      let store = Store(folder: folder, disk: disk)
      (store.journal, store.heads, store.stamps) = (journal, heads, stamps)
      return Result { () throws(StorageError) in try store.checkpoint(meanwhile: ledger, by: by) }
    }
  }

  /// Takes over what a checkpoint has left.
  public func take(_ checkpoint: Checkpoint) {
    (heads, stamps) = (checkpoint.heads, checkpoint.stamps)
  }

  private func checkpoint(meanwhile ledger: Ledger, by: String) throws(StorageError) -> Checkpoint?
  {
    let behind = LedgerFile.allCases.filter { file in
      heads[file]?.revision.map { $0 < journal.last } ?? false
    }
    var written: [(file: LedgerFile, replacement: Replacement)] = []
    defer { for file in written { try? disk.remove(file.replacement.temporary) } }
    for file in behind { written.append((file, try prepare(file, ledger))) }
    return try turn(by: withHost(by)) { () throws(StorageError) in
      guard try areFilesAsKnown(), try isJournalAsKnown() else { return nil }
      try forceJournal()
      try keepBackup()
      for (file, replacement) in written {
        try storing { () throws(DiskFailure) in try disk.place(replacement) }
        heads[file] = head(of: file, at: journal.last)
        stamps[file] = try stamp(of: file)
      }
      written = []
      return Checkpoint(heads: heads, stamps: stamps)
    }
  }

  private func prepare(_ file: LedgerFile, _ ledger: Ledger) throws(StorageError) -> Replacement {
    let head = head(of: file, at: journal.last)
    return try storing { () throws(DiskFailure) in
      try disk.prepare(path(file.name)) { target throws(SystemError) in
        try fill(target, with: file, ledger, head)
      }
    }
  }

  private func areFilesAsKnown() throws(StorageError) -> Bool {
    for file in LedgerFile.allCases where stamps[file] != (try stamp(of: file)) { return false }
    return true
  }

  /// Whether the journal still is the one that was known, or goes on from it.
  private func isJournalAsKnown() throws(StorageError) -> Bool {
    try tail().map(\.isContinuation) ?? true
  }
}
