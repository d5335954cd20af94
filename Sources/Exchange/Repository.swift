import Glibc
import Rectification
import Storage

/// The git repository that stands in a ledger's folder.
struct Repository {
  let store: Store
  let git: Git
  /// In whose name is committed where git has no identity of its own.
  let by: String
  var folder: String { "\(git.folder)/.git" }
  /// What a sync needs for itself.
  var workplace: String { "\(folder)/zhenggai" }

  /// The repository of a ledger, made where there is none; throws where it is not the ledger's
  /// alone, or could run what is not the user's.
  init(of store: Store, by: String, _ circumstances: Circumstances) throws(ExchangeError) {
    git = try Git(in: store.folder, circumstances)
    (self.store, self.by) = (store, by)
    switch Standing(folder) {
    case .folder: try checkSettings()
    case .nothing:
      try requireOutside()
      let names = try storing { () throws(StorageError) in try store.names() }
      try requireNone(store.strangers(among: names))
    default: throw .inside(store.folder, repository: folder)
    }
    if Standing("\(folder)/HEAD") == .nothing {
      let sharing = "--shared=\(isShared ? "group" : "umask")"
      try git.run(
        "init", "-q", "--template=", sharing, "-b", "main", on: .ledger, what: "建立 git 仓库")
    }
    makeFolder(workplace)
    clearLocks()
    try storing { () throws(StorageError) in try store.keepRules() }
    try requireNoStrangers()
  }

  /// The repository of a ledger that is only looked at, by somebody without the turn to write: a
  /// sync may be going on.
  init(lookingAt store: Store, _ circumstances: Circumstances) throws(ExchangeError) {
    git = try Git(in: store.folder, circumstances)
    (self.store, by) = (store, "")
    try checkSettings()
    makeFolder(workplace)
  }

  func tell(_ hundredths: Int) { git.circumstances.progress(hundredths) }

  /// Whether other accounts write to the ledger, too.
  private var isShared: Bool {
    var status = stat()
    return stat(git.folder, &status) == 0 && status.st_mode & S_IWGRP != 0
  }

  /// Makes a folder within the repository, for those who share it.
  func makeFolder(_ path: String) {
    mkdir(path, 0o700)
    if isShared { chmod(path, 0o770) }
  }

  /// A ledger in the middle of other work is not to become a repository within it.
  private func requireOutside() throws(ExchangeError) {
    var place = git.folder[...]
    while let slash = place.lastIndex(of: "/") {
      place = place[..<slash]
      guard Standing("\(place)/.git") == .nothing else {
        throw .inside(store.folder, repository: place.isEmpty ? "/" : String(place))
      }
    }
  }

  /// A repository that came with the folder may hold settings that run a program: only those that
  /// git itself writes, and that run nothing, are let in.
  private func checkSettings() throws(ExchangeError) {
    // It would lead git to the settings of another folder.
    guard Standing("\(folder)/commondir") == .nothing else { throw .unsafeSetting("commondir") }
    let file = "\(folder)/config"
    guard Standing(file) != .nothing else { return }
    guard Standing(file) == .file else { throw .unsafeSetting("config") }
    let listed = try git.run(
      "config", "--file", file, "--no-includes", "--list", "--name-only", "-z",
      what: "读取 .git/config")
    for key in listed.text.split(separator: "\0").map(String.init) where !isHarmless(key) {
      throw .unsafeSetting(key.unicodeScalars.contains(where: \.isUnprintable) ? "config" : key)
    }
  }

  private func isHarmless(_ key: String) -> Bool {
    let parts = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let section = parts.first, let name = parts.last else { return false }
    return section == "branch" || Repository.harmless[section]?.contains(name) == true
  }

  private static let harmless: [String: Set<String>] = [
    "core": [
      "repositoryformatversion", "filemode", "bare", "logallrefupdates", "ignorecase",
      "precomposeunicode", "symlinks", "autocrlf", "eol", "safecrlf", "quotepath",
      "sharedrepository", "compression", "longpaths", "untrackedcache", "preloadindex",
    ],
    "remote": ["url", "pushurl", "fetch", "prune", "tagopt", "gh-resolved"],
    "user": ["name", "email", "signingkey"], "commit": ["gpgsign"],
    "extensions": ["objectformat"], "lfs": ["repositoryformatversion"],
    "gc": ["auto", "autopacklimit", "pruneexpire", "reflogexpire"],
    "pack": ["threads", "windowmemory", "depth", "window"], "pull": ["rebase", "ff"],
    "push": ["default", "autosetupremote"], "init": ["defaultbranch"], "color": ["ui"],
    "receive": ["denycurrentbranch", "denynonfastforwards", "denydeletes"],
  ]

  /// Files of others that nobody has committed would be in doubt after a sync.
  private func requireNoStrangers() throws(ExchangeError) {
    try readTree(try head())
    var listing = [
      "ls-files", "-z", "--others", "--modified", "--exclude-standard", "--", ".", ":!/evidence",
    ]
    let own = try storing { () throws(StorageError) in try store.exchangedFiles() }
    listing += own.map { ":!/\($0)" }
    let listed = try git.tried(listing, on: .ledger)
    guard listed.status == 0 else { throw .failed("查看台账文件夹", reason: listed.reason) }
    try requireNone(store.strangers(among: listed.text.split(separator: "\0").map(String.init)))
  }

  private func requireNone(_ strangers: [String]) throws(ExchangeError) {
    let names = strangers.filter { $0 != ".git" }
    guard names.isEmpty else { throw .strangers(names.sorted()) }
  }
}

extension Repository {
  /// Lock files of a git that was killed stay behind and would stop the next one for ever. What is
  /// there and the same a moment later belongs to nobody.
  private func clearLocks() {
    unlink("\(workplace)/index.lock")
    let found = locks(below: folder, depth: 0).compactMap { path in Trace(path) }
    guard !found.isEmpty else { return }
    usleep(1_000_000)
    for trace in found where Trace(trace.path) == trace { unlink(trace.path) }
  }

  /// Only where git keeps what a sync changes: the objects are never locked.
  private func locks(below folder: String, depth: Int) -> [String] {
    names(in: folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      if name.hasSuffix(".lock") { return [path] }
      let isOfRefs = depth > 0 || name == "refs"
      return isOfRefs && Standing(path) == .folder ? locks(below: path, depth: depth + 1) : []
    }
  }

  private struct Trace: Equatable {
    let path: String
    let inode: UInt64
    let seconds: Int

    init?(_ path: String) {
      var status = stat()
      guard lstat(path, &status) == 0 else { return nil }
      (self.path, inode, seconds) = (path, UInt64(status.st_ino), status.st_mtim.tv_sec)
    }
  }
}

/// Names a failure of storage as one of an exchange.
func storing<Answer>(
  _ body: () throws(StorageError) -> Answer
) throws(ExchangeError) -> Answer {
  do throws(StorageError) { return try body() } catch { throw .storage(error) }
}
