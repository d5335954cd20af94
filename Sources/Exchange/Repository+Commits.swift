import Rectification
import Storage

extension Repository {
  /// What the ledger's branch stands at; `nil` before the first commit.
  func head() throws(ExchangeError) -> String? { try commit("HEAD") }

  /// The commit that a name stands for, where there is one.
  func commit(_ name: String) throws(ExchangeError) -> String? {
    let ended = try git.tried(
      ["rev-parse", "-q", "--verify", "\(name)^{commit}"], on: .ledger)
    return ended.status == 0 ? ended.word : nil
  }

  func isAncestor(_ old: String, of new: String) throws(ExchangeError) -> Bool {
    try git.tried(["merge-base", "--is-ancestor", old, new], on: .ledger).status == 0
  }

  /// The last commit that two have in common.
  func common(_ one: String, _ other: String) throws(ExchangeError) -> String? {
    let ended = try git.tried(["merge-base", one, other], on: .ledger)
    return ended.status == 0 ? ended.word : nil
  }

  /// Fills our own index with what a commit holds.
  func readTree(_ commit: String?) throws(ExchangeError) {
    try git.run("read-tree", commit ?? "--empty", on: .ledger, what: "读取 git 仓库")
  }

  /// Commits the ledger's files as they are now on top of `parent`; that itself where they are the
  /// same there.
  func commit(on parent: String?, saying subject: String) throws(ExchangeError) -> String {
    try readTree(parent)
    try stage()
    let tree = try git.run("write-tree", on: .ledger, what: "提交到 git").word
    if let parent, try self.tree(of: parent) == tree { return parent }
    let isSigning = try git.tried(["config", "--type=bool", "commit.gpgsign"], on: .ledger)
    let words =
      ["commit-tree", tree] + (parent.map { ["-p", $0] } ?? [])
      + (isSigning.word == "true" ? ["-S"] : [])
    let ended = try git.tried(
      words, input: Array((subject.fitForGit + "\n").utf8), on: .ledger, adding: try identity())
    guard ended.status == 0 else { throw .failed("提交到 git", reason: ended.reason) }
    return ended.word
  }

  /// Commits what has changed on the ledger's own branch, and answers with where that stands.
  func commitAsIs(_ ledger: Ledger) throws(ExchangeError) -> String {
    let head = try head()
    let commit = try commit(on: head, saying: subject(ledger))
    if commit != head { try moveHead(to: commit) }
    return commit
  }

  /// Moves the ledger's branch; files and journal are there already.
  func moveHead(to commit: String) throws(ExchangeError) {
    try git.run("update-ref", "-m", "zhenggai sync", "HEAD", commit, on: .ledger, what: "提交到 git")
    // For those who look with git themselves; where their index is locked, it is left alone.
    _ = try git.tried(
      ["read-tree", commit], on: .ledger, adding: ["GIT_INDEX_FILE=\(folder)/index"])
  }

  /// `留痕至第 215 条：完成 CS-017`.
  func subject(_ ledger: Ledger) -> String {
    guard let event = ledger.history.events.last else { return "台账" }
    let label = event.edit.item == .ledger ? "台账概况" : event.edit.item.text
    return "留痕至第 \(event.seq) 条：\(event.action) \(label)"
  }

  private func tree(of commit: String) throws(ExchangeError) -> String {
    try git.run("rev-parse", "\(commit)^{tree}", on: .ledger, what: "读取 git 仓库").word
  }

  /// Puts the ledger's files in our index, byte by byte as they are.
  private func stage() throws(ExchangeError) {
    let files = try storing { () throws(StorageError) in try store.exchangedFiles() }
    let kept = try storing { () throws(StorageError) in try store.exchangedEvidence() }
    let there = Set(
      try git.run("ls-files", "-z", "--", "evidence", on: .ledger, what: "读取 git 仓库").text
        .split(separator: "\0").map(String.init))
    let paths = files + kept.map { "evidence/\($0)" }.filter { !there.contains($0) }
    let ids = try git.run(
      "hash-object", "-w", "--no-filters", "--stdin-paths", input: lines(paths), on: .ledger,
      what: "提交到 git"
    ).text.split(separator: "\n")
    guard ids.count == paths.count else { throw .failed("提交到 git", reason: "文件在提交期间被移走") }
    let entries = zip(ids, paths).map { "100644 \($0)\t\($1)" }
    try git.run(
      "update-index", "--add", "--index-info", input: lines(entries), on: .ledger, what: "提交到 git")
  }

  private func lines(_ lines: [String]) -> [UInt8] { lines.flatMap { Array(($0 + "\n").utf8) } }

  /// The user's own identity, or the name under which they work on the ledger.
  private func identity() throws(ExchangeError) -> [String] {
    let isKnown =
      try git.tried(["config", "user.email"], on: .ledger).status == 0
      || ["GIT_AUTHOR_EMAIL", "EMAIL"].contains { git.circumstances.variable($0) != nil }
    if isKnown { return [] }
    let address = by.fitForGit.filter { !"<>".contains($0) }
    return ["AUTHOR", "COMMITTER"].flatMap { role in
      ["GIT_\(role)_NAME=\(account(of: address))", "GIT_\(role)_EMAIL=\(address)"]
    }
  }
}

extension String {
  /// The text as git shows it to others: in one line, and without anything that drives a terminal.
  fileprivate var fitForGit: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.isUnprintable }))
  }
}
