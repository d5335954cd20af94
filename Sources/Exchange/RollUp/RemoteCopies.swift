import Glibc
import Rectification
import Storage

/// Copies of remotes' ledgers, one a folder, kept by a user to be looked at: whatever is there can be
/// fetched again.
public struct RemoteCopies: Sendable {
  /// Where they are kept; `nil` where there is no place.
  let root: String?
  let circumstances: Circumstances

  /// `circumstances` must not let anybody be asked: several remotes are fetched at once, and nobody
  /// could tell which one asks.
  public init(in root: String?, _ circumstances: Circumstances) {
    self.root = root
    self.circumstances = circumstances
    precondition(!circumstances.isInteractive, "several remotes would ask at once")
  }

  /// Where the copy of a remote is or would be.
  func folder(of remote: Remote) -> String? { root.map { "\($0)/\(remote.folderName)" } }

  /// Makes a copy, or brings it up to what the remote has now; what was there stays where that
  /// fails.
  func bringUpToDate(_ remote: Remote) throws(ExchangeError) {
    guard let root, let folder = folder(of: remote) else { throw .noPlaceForCopies }
    guard makeOwnFolders(root) else {
      throw .storage(.cannotCreate(DiskFailure(.create, root, errno)))
    }
    let lock = open("\(folder).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lock >= 0 else {
      throw .storage(.cannotCreate(DiskFailure(.create, "\(folder).lock", errno)))
    }
    defer { close(lock) }
    try waitForTurn(lock)
    if Store.isLedger(folder) {
      do throws(ExchangeError) { return try update(folder, from: remote) } catch {
        // What is wrong with the copy itself goes with it.
        guard case .failed = error else { throw error }
      }
    }
    // A copy that was being made when its maker was killed, too.
    for name in names(in: root) where "\(root)/\(name)".hasPrefix("\(folder).joining-") {
      removeAll("\(root)/\(name)")
    }
    removeAll(folder)
    try join(remote.address, in: folder, circumstances)
  }

  /// Of several processes that bring one copy up to date, each waits for the one before.
  private func waitForTurn(_ lock: Int32) throws(ExchangeError) {
    while flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      if circumstances.isStopped() { throw .stopped }
      usleep(50_000)
    }
  }

  private func update(_ folder: String, from remote: Remote) throws(ExchangeError) {
    let git = try Git(in: folder, circumstances)
    let listed = try git.branches(of: remote)
    guard !listed.isEmpty else { throw .noLedger(remote.shown) }
    guard let branch = listed.ledger(orOurs: nil) else { throw .severalBranches(remote.shown) }
    let fetched = try git.tried(
      [
        "fetch", "-q", "--no-tags", "--no-write-fetch-head", "--refmap=", "--", remote.address,
        "+refs/heads/\(branch):\(RemoteCopies.news)",
      ], on: .ledger)
    guard fetched.status == 0 else { throw trouble(with: remote, fetched) }
    // Nobody else works here: what a git that was killed has left is in nobody's use.
    for name in ["index.lock", "HEAD.lock"] { unlink("\(folder)/.git/\(name)") }
    try git.run(
      "reset", "-q", "--hard", RemoteCopies.news, on: .ledger, what: "取出台账",
      adding: ["GIT_INDEX_FILE=\(git.folder)/.git/index"])
  }

  private static let news = "refs/zhenggai/rollup"
}

extension Remote {
  /// A name for a folder, no other remote's: the address as far as it can stand in a name, with a
  /// number that is made of it where it is long.
  fileprivate var folderName: String {
    let name = shown.utf8.map { byte in
      let isPlain =
        byte < 0x80 && (Character(UnicodeScalar(byte)).isLetter || byte >= 0x30 && byte <= 0x39)
      return isPlain || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
    guard name.count > 160 || name.hasPrefix(".") else { return name }
    // FNV-1a: it only has to tell addresses apart.
    let number = shown.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return "\(String(number, radix: 16))-\(name.suffix(140))"
  }
}

/// Makes a folder and those above it, for nobody else to look into; false where it cannot be.
private func makeOwnFolders(_ path: String) -> Bool {
  if Standing(following: path) == .folder { return true }
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
    guard makeOwnFolders(String(path[..<slash])) else { return false }
  }
  return mkdir(path, 0o700) == 0 || errno == EEXIST
}

extension ExchangeError {
  /// Why nothing came of a fetch, without a full stop: nothing was to be sent.
  var reasonForFetch: String {
    switch self {
    case .unreachable(_, let reason): "连不上远端（\(reason)）"
    case .denied(_, let reason): "没有读取远端的权限（\(reason)）"
    case .noLedger: "远端里不是台账（没有 ledger.json）"
    case .severalBranches: "远端有几个分支，看不出哪个是台账，请在远端设定默认分支（HEAD）"
    case .unreadable(_, let error): error.reason
    case .noGit: "没有找到 git，请安装 git 2.30 或更新的版本"
    default: description.hasSuffix("。") ? String(description.dropLast()) : description
    }
  }
}
