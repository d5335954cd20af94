import Glibc
import Rectification

extension Store {
  /// How many checkpoints can be gone back to.
  static let backupsKept = 5
  /// What the names of damaged files set aside begin with.
  static let asidePrefix = "damaged-"

  /// The backups that there are, the newest first.
  public func backups() throws(StorageError) -> [Backup] {
    try storing { () throws(DiskFailure) in try readBackups() }
  }

  func path(of backup: Backup) -> String { path("\(LedgerFile.backups)/\(backup.name)") }

  /// Keeps the files as they stand, before a checkpoint replaces them. They get second names, so
  /// that it costs the same for a large ledger; under its own name the backup is whole or not there.
  func keepBackup() throws(StorageError) {
    let revision = heads.values.compactMap(\.revision).max() ?? 0
    let backup = Backup(revision: revision, time: utcStamp(disk.now()))
    try storing { () throws(DiskFailure) in
      try disk.makeSharedFolder(path(LedgerFile.backups))
      if try !disk.exists(path(of: backup)) { try fill(backup) }
    }
    // One that is too many does no harm, and must not keep the checkpoint from being made.
    try? removeOldBackups()
  }

  /// Where a backup is as long as it is not whole.
  private func temporaryPath(of backup: Backup) -> String {
    path("\(LedgerFile.backups)/.\(backup.name).tmp-\(getpid())")
  }

  private func fill(_ backup: Backup) throws(DiskFailure) {
    let temporary = temporaryPath(of: backup)
    do throws(DiskFailure) {
      // One of a process that had our number, and died.
      if try disk.exists(temporary) { try disk.removeTree(temporary) }
      try disk.makeSharedFolder(temporary)
      for file in LedgerFile.allCases {
        try disk.keep(path(file.name), as: "\(temporary)/\(file.name)")
      }
      try disk.settle(temporary)
      try disk.move(temporary, to: path(of: backup))
    } catch {
      try? disk.removeTree(temporary)
      throw error
    }
  }

  private func readBackups() throws(DiskFailure) -> [Backup] {
    let all = path(LedgerFile.backups)
    guard try disk.exists(all) else { return [] }
    let names = try disk.failing(.list, all) { () throws(SystemError) in
      try disk.status(all).kind == .folder ? disk.list(all) : []
    }
    return names.compactMap(Backup.init(name:))
      .sorted { ($0.revision, $0.time) > ($1.revision, $1.time) }
  }

  /// Removes what is older than the backups to keep, and what a crash has left half done.
  private func removeOldBackups() throws(DiskFailure) {
    for backup in try readBackups().dropFirst(Store.backupsKept) {
      // No longer a backup before it is no longer whole.
      try disk.move(path(of: backup), to: temporaryPath(of: backup))
    }
    let all = path(LedgerFile.backups)
    let names = try disk.failing(.list, all) { () throws(SystemError) in try disk.list(all) }
    for name in names where isTemporary(name) { try disk.removeTree("\(all)/\(name)") }
  }
}

/// Whether a file or folder by this name is only there until it is whole.
func isTemporary(_ name: String) -> Bool { name.hasPrefix(".") && name.contains(".tmp-") }
