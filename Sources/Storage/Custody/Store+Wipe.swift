import Glibc
import Rectification

/// What has been wiped of a ledger, and what not.
public struct Wiped: Sendable {
  /// A file that is gone.
  public struct File: Hashable, Sendable {
    /// Seen from the ledger's folder: `evidence/ba78…`.
    public let name: String
    public let bytes: Int
  }

  public internal(set) var files: [File] = []
  /// What is in the folder and not the ledger's own: it was left as it is.
  public internal(set) var left: [String] = []
  /// What stopped it before its end.
  public internal(set) var failure: StorageError?
  /// Who did it: `office@desk3`.
  public let by: String
  /// The last event and the hash of its line, as far as the journal could be read.
  public let last: Int
  public let hash: String
}

extension Store {
  /// What somebody has to type to wipe the ledger: its title, or the name of its folder where
  /// ledger.json cannot be read any more.
  public func titleToConfirm() -> String {
    let title = (try? load())?.profile.title ?? titleInFile
    if let title, !title.isEmpty { return title }
    return name(of: (try? disk.realPath(folder)) ?? folder)
  }

  /// The title without what the journal says, where another file is damaged.
  private var titleInFile: String? {
    let bytes = try? disk.contents(of: path(LedgerFile.profile.name))
    return bytes.flatMap { try? LedgerReader(parser: parser).profile($0) }?.profile.title
  }

  /// Writes over the ledger's own files and removes them, and nothing else; ledger.json goes last,
  /// so that what was stopped can be done again.
  public func wipe(by: String) throws(StorageError) -> Wiped {
    let by = withHost(by)
    return try turn(by: by) { () throws(StorageError) in
      var known = Journal()
      if let bytes = try? disk.contents(of: path(LedgerFile.journal)) {
        _ = JournalReader(parser: parser).events(bytes, after: &known)
      }
      var wiped = Wiped(by: by, last: known.last, hash: known.hash)
      do throws(DiskFailure) { try wipe(&wiped) } catch { wiped.failure = StorageError(error) }
      wiped.left = (try? strangers()) ?? []
      return wiped
    }
  }

  private func wipe(_ wiped: inout Wiped) throws(DiskFailure) {
    for folder in try backupFolders() {
      for file in LedgerFile.allCases { try wipe("\(folder)/\(file.name)", &wiped) }
      try removeIfEmpty(folder)
    }
    try removeIfEmpty(LedgerFile.backups)
    for name in try evidenceNames() { try wipe("\(LedgerFile.evidence)/\(name)", &wiped) }
    for name in try names(in: LedgerFile.evidence) where isLeftover(name, of: Chain.isHash) {
      try wipe("\(LedgerFile.evidence)/\(name)", &wiped)
    }
    try removeIfEmpty(LedgerFile.evidence)
    for name in try names(in: ".") where isExtra(name) { try wipe(name, &wiped) }
    for name in LedgerFile.allCases.map(\.name).reversed() where name != LedgerFile.profile.name {
      try wipe(name, &wiped)
    }
    for name in [LedgerFile.journal, LedgerFile.profile.name, LedgerFile.lock] {
      try wipe(name, &wiped)
    }
    try removeIfEmpty(".")
  }

  /// Half lines set aside, and temporary files of processes that were killed.
  private func isExtra(_ name: String) -> Bool {
    isStamped(name, LedgerFile.tornPrefix)
      || isLeftover(name) { whole in
        LedgerFile.allCases.contains { $0.name == whole } || whole.hasPrefix(LedgerFile.tornPrefix)
      }
  }

  /// Whether `name` is `prefix` and a time, perhaps with a number behind it.
  private func isStamped(_ name: String, _ prefix: String) -> Bool {
    name.hasPrefix(prefix) && isTime(String(name.dropFirst(prefix.count).prefix(16)))
  }

  /// Whether `name` is that of a temporary file for one that `isOwn`: `.issues.json.tmp-1203`.
  private func isLeftover(_ name: String, of isOwn: (String) -> Bool) -> Bool {
    guard isTemporary(name), let end = name.firstRange(of: ".tmp-")?.lowerBound else {
      return false
    }
    return isOwn(String(name[name.index(after: name.startIndex)..<end]))
  }

  /// The folders in backups/ that are the ledger's own, seen from its folder.
  private func backupFolders() throws(DiskFailure) -> [String] {
    try names(in: LedgerFile.backups).filter { name in
      Backup(name: name) != nil || isLeftover(name) { Backup(name: $0) != nil }
        || isStamped(name, Store.asidePrefix)
    }.map { "\(LedgerFile.backups)/\($0)" }
  }

  /// What lies in a folder of the ledger; nothing where there is none, or a link in its place.
  private func names(in name: String) throws(DiskFailure) -> [String] {
    let folder = path(name)
    guard try disk.exists(folder) else { return [] }
    return try disk.failing(.list, folder) { () throws(SystemError) in
      guard try disk.status(folder).kind == .folder else { return [] }
      return try disk.list(folder)
    }
  }

  /// Writes over a file and removes it. Of a link only the link goes: what it leads to is not in
  /// the ledger's folder. What is no file is left.
  private func wipe(_ name: String, _ wiped: inout Wiped) throws(DiskFailure) {
    let file = path(name)
    guard try disk.exists(file) else { return }
    let found = try disk.failing(.read, file) { () throws(SystemError) in try disk.status(file) }
    guard found.kind == .file || found.kind == .link else { return }
    try disk.failing(.remove, file) { () throws(SystemError) in
      if found.kind == .file { try erase(file, found.size) }
      try disk.remove(file)
    }
    wiped.files.append(Wiped.File(name: name, bytes: found.kind == .file ? found.size : 0))
  }

  private func erase(_ file: String, _ size: Int) throws(SystemError) {
    let zeros = [UInt8](repeating: 0, count: 1 << 18)
    try disk.withFile(file, .erase) { descriptor throws(SystemError) in
      var left = size
      while left > 0 {
        try disk.writeAll(zeros.prefix(left), to: descriptor)
        left -= zeros.count
      }
      try disk.sync(descriptor, false)
    }
  }

  private func removeIfEmpty(_ name: String) throws(DiskFailure) {
    guard try disk.exists(path(name)), try names(in: name).isEmpty else { return }
    let folder = name == "." ? self.folder : path(name)
    try disk.failing(.remove, folder) { () throws(SystemError) in
      // A link to an empty folder is not the folder, and the one we are in cannot go.
      guard try disk.status(folder).kind == .folder else { return }
      do throws(SystemError) { try disk.removeFolder(folder) } catch {
        guard [EINVAL, EBUSY, EACCES, EPERM, ENOTEMPTY].contains(error.code) else { throw error }
      }
    }
  }

  /// What is left in the ledger's folder, and in those that are its own.
  private func strangers() throws(DiskFailure) -> [String] {
    var left: [String] = []
    for name in try names(in: ".") {
      guard [LedgerFile.evidence, LedgerFile.backups].contains(name) else {
        left.append(name)
        continue
      }
      let inside = try names(in: name)
      left += inside.isEmpty ? [name] : inside.map { "\(name)/\($0)" }
    }
    return left
  }
}
