import Glibc

/// The turn to write that a process has taken, until it is given back.
struct Lock {
  private let file: Int32
  private let disk: Disk

  /// How long to wait for a turn, and how often to ask.
  private static let (patience, interval) = (5000, 20)

  /// Waits for a turn; throws `.locked`, naming who has it, after five seconds.
  ///
  /// The lock is the kernel's: that of a process which has died is gone. What stands in the file
  /// only names its holder.
  init(folder: String, by: String, disk: Disk) throws(StorageError) {
    let path = "\(folder)/\(LedgerFile.lock)"
    do throws(DiskFailure) {
      file = try disk.failing(.lock, path) { () throws(SystemError) in
        try opened(path, disk)
      }
    } catch { throw StorageError(error) }
    self.disk = disk
    do throws(StorageError) {
      try wait(path)
      try sign(by)
    } catch {
      release()
      throw error
    }
  }

  /// Closing gives the lock back.
  func release() { try? disk.close(file) }

  private func wait(_ path: String) throws(StorageError) {
    var waited = 0
    while true {
      let isTaken: Bool
      do throws(DiskFailure) {
        isTaken = try disk.failing(.lock, path) { () throws(SystemError) in
          try disk.tryLock(file)
        }
      } catch { throw StorageError(error) }
      if isTaken { return }
      guard waited < Lock.patience else { throw .locked(holder) }
      disk.pause(Lock.interval)
      waited += Lock.interval
    }
  }

  /// Who holds the lock, as the file tells.
  private var holder: String? { signature(in: file, disk) }

  /// A full disk must not keep anybody from trying: the name is a courtesy.
  private func sign(_ by: String) throws(StorageError) {
    try? disk.truncate(file, 0)
    try? disk.writeAll("\(by)（进程 \(getpid())）\n".utf8, to: file)
  }
}

/// Who has the turn to write in a ledger's folder.
public struct LockHolder: Hashable, Sendable {
  /// `office@desk3（进程 1203）`; `nil` where the file does not tell.
  public let name: String?
  /// Since when, in seconds since 1970.
  public let since: Int

  /// Who has it now, `nil` where nobody has. Asking takes the turn for a moment.
  init?(folder: String, disk: Disk) {
    let path = "\(folder)/\(LedgerFile.lock)"
    guard let file = try? disk.open(path, .read) else { return nil }
    defer { try? disk.close(file) }
    guard (try? disk.tryLock(file)) == false, let status = try? disk.status(path) else {
      return nil
    }
    (name, since) = (signature(in: file, disk), status.modified / 1_000_000_000)
  }
}

/// The line by which a holder has signed.
private func signature(in file: Int32, _ disk: Disk) -> String? {
  var buffer = [UInt8](repeating: 0, count: 256)
  let count = try? buffer.withUnsafeMutableBytes { try disk.read(file, $0, 0) }
  let line = buffer.prefix(count ?? 0).prefix { $0 != UInt8(ascii: "\n") }
  let text = String(decoding: line, as: UTF8.self)
  guard !text.isEmpty, !text.unicodeScalars.contains(where: \.isUnprintable) else { return nil }
  return text
}

/// The file to lock. One of another account that may only be read can be locked as well.
private func opened(_ path: String, _ disk: Disk) throws(SystemError) -> Int32 {
  do throws(SystemError) { return try disk.openOrMake(path, .lock) } catch {
    guard error.code == EACCES, let file = try? disk.open(path, .read) else { throw error }
    return file
  }
}
