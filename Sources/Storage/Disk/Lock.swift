import Glibc

/// The turn to write that a process has taken, until it is given back.
struct Lock {
  private let file: Int32
  private let disk: Disk

  /// How long to wait for a turn, how often to ask, and after how long the one who waits is told. All
  /// ask alike, or those who have waited longest would come last.
  private static let (patience, interval, silence) = (5000, 4, 200)

  /// Waits for a turn; throws `.locked`, naming who has it, after five seconds. One that takes long
  /// enough to be noticed is told to `whileWaiting`, in a sentence that names who has it.
  ///
  /// The lock is the kernel's: that of a process which has died is gone. What stands in the file
  /// only names its holder.
  init(
    folder: String, by: String, disk: Disk, whileWaiting: (String) -> Void = { _ in }
  ) throws(StorageError) {
    let path = "\(folder)/\(LedgerFile.lock)"
    var waited = 0
    var file = try Lock.taken(path, disk, &waited, whileWaiting)
    // One that was taken away or replaced while it was waited for is the lock no longer. Not without
    // end: there are file systems whose numbers do not hold.
    for _ in 0..<3 where Lock.isElsewhere(file, path, disk) {
      try? disk.close(file)
      file = try Lock.taken(path, disk, &waited, whileWaiting)
    }
    (self.file, self.disk) = (file, disk)
    sign(by)
  }

  /// Closing gives the lock back.
  func release() { try? disk.close(file) }

  /// Opens the file and waits for its lock.
  private static func taken(
    _ path: String, _ disk: Disk, _ waited: inout Int, _ whileWaiting: (String) -> Void
  ) throws(StorageError) -> Int32 {
    let file: Int32
    do throws(DiskFailure) {
      file = try disk.failing(.lock, path) { () throws(SystemError) in try opened(path, disk) }
    } catch { throw StorageError(error) }
    do throws(StorageError) { try wait(file, path, disk, &waited, whileWaiting) } catch {
      try? disk.close(file)
      throw error
    }
    return file
  }

  private static func wait(
    _ file: Int32, _ path: String, _ disk: Disk, _ waited: inout Int,
    _ whileWaiting: (String) -> Void
  ) throws(StorageError) {
    while true {
      let isTaken: Bool
      do throws(DiskFailure) {
        isTaken = try disk.failing(.lock, path) { () throws(SystemError) in
          try disk.tryLock(file)
        }
      } catch { throw StorageError(error) }
      if isTaken { return }
      // Who has it, as the file tells.
      guard waited < patience else { throw .locked(signature(in: file, disk)) }
      if waited == silence {
        whileWaiting(StorageError.waiting(for: signature(in: file, disk)))
      }
      disk.pause(interval)
      waited += interval
    }
  }

  /// Whether another file, or none, stands where the one that is open did.
  private static func isElsewhere(_ file: Int32, _ path: String, _ disk: Disk) -> Bool {
    guard let open = try? disk.statusOfOpen(file) else { return false }
    guard let there = try? disk.fileStatus(path) else { return (try? disk.exists(path)) == false }
    return (there.device, there.inode) != (open.device, open.inode)
  }

  /// A full disk must not keep anybody from trying: the name is a courtesy.
  private func sign(_ by: String) {
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
