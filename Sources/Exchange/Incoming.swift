import Glibc
import Rectification
import Storage

/// A ledger as a commit holds it, laid out in the repository's own workplace to be read.
struct Incoming {
  let repository: Repository
  let remote: Remote
  let commit: String
  private let names: Set<String>
  private let folder: String

  /// Lays out the journal; throws where it is no ledger's.
  init(
    _ commit: String, of remote: Remote, in repository: Repository, named name: String = "incoming"
  ) throws(ExchangeError) {
    folder = "\(repository.workplace)/\(name)"
    (self.repository, self.remote, self.commit) = (repository, remote, commit)
    let tree = try repository.git.run(
      "ls-tree", "-z", "-r", "--full-tree", commit, on: .ledger, what: "读取远端的台账")
    names = Set(tree.text.split(separator: "\0").compactMap(Incoming.file))
    guard names.contains(Store.profileName) else { throw .noLedger(remote.shown) }
    removeAll(folder)
    repository.makeFolder(folder)
    if names.contains(Store.journalName) { try layOut(Store.journalName) }
  }

  /// A plain file; links and the like are not taken.
  private static func file(_ entry: Substring) -> String? {
    let parts = entry.split(separator: "\t", maxSplits: 1)
    return parts.count == 2 && parts[0].hasPrefix("100") ? String(parts[1]) : nil
  }

  var journal: String { "\(folder)/\(Store.journalName)" }

  /// Opens it; throws where it is of a newer format, damaged, or its journal's chain is broken.
  func open() throws(ExchangeError) -> Opened {
    for name in Store.recordNames where names.contains(name) { try layOut(name) }
    do throws(StorageError) {
      let opened = try Store.open(folder)
      if let obstacle = opened.store.obstacle { throw obstacle }
      return opened
    } catch { throw .unreadable(remote.shown, error) }
  }

  /// Takes in the evidence that is not there yet, under the hash of what it really holds.
  func takeEvidence(on day: Day) throws(ExchangeError) {
    let store = repository.store
    let there = Set(try storing { () throws(StorageError) in try store.exchangedEvidence() })
    let missing = names.filter { name in
      let parts = name.split(separator: "/")
      return parts.count == 2 && parts[0] == "evidence" && Store.isHash(String(parts[1]))
        && !there.contains(String(parts[1]))
    }
    if !missing.isEmpty { repository.makeFolder("\(folder)/evidence") }
    for name in missing.sorted() {
      try layOut(name)
      try storing { () throws(StorageError) in _ = try store.keep("\(folder)/\(name)", on: day) }
      unlink("\(folder)/\(name)")
    }
  }

  /// What was laid out is not needed any more.
  func clear() { removeAll(folder) }

  private func layOut(_ name: String) throws(ExchangeError) {
    let path = "\(folder)/\(name)"
    let target = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw .failed("写入 \(path)", reason: SystemError(errno).reason) }
    defer { close(target) }
    try repository.git.run(
      "cat-file", "blob", "\(commit):\(name)", on: .ledger, what: "读取远端的台账", target: target)
  }
}
