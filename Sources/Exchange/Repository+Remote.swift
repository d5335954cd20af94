import Rectification

/// Where in our repository what a remote holds is known.
private let fetched = "refs/zhenggai/fetched"

/// How a push ended.
enum Pushed {
  case done
  /// Somebody else was faster.
  case outrun
}

extension Repository {
  /// The remote that the ledger was synced with first, or cloned from.
  func home() throws(ExchangeError) -> Remote? {
    let known = try git.tried(["config", "remote.origin.url"], on: .ledger).word
    return known.isEmpty ? nil : try Remote(known)
  }

  /// The branches of a remote.
  func branches(of remote: Remote) throws(ExchangeError) -> Branches {
    try git.branches(of: remote, on: .ledger)
  }

  /// The branch that is checked out, even where nothing is committed yet.
  func branch() throws(ExchangeError) -> String? {
    let ended = try git.tried(["symbolic-ref", "-q", "--short", "HEAD"], on: .ledger)
    return ended.status == 0 ? ended.word : nil
  }

  /// Fetches a branch to a name of ours, and answers with its commit.
  func fetch(
    _ branch: String, from remote: Remote, to name: String = fetched
  ) throws(ExchangeError) -> String {
    let ended = try git.tried(
      [
        "fetch", "-q", "--no-tags", "--no-write-fetch-head", "--refmap=", "--", remote.address,
        "+refs/heads/\(branch):\(name)",
      ], on: .ledger)
    guard ended.status == 0, let commit = try commit(name) else {
      throw trouble(with: remote, ended)
    }
    return commit
  }

  /// Sends a commit; the remote takes it only where it follows on what is there.
  func push(_ commit: String, to branch: String, of remote: Remote) throws(ExchangeError) -> Pushed
  {
    let ended = try git.tried(
      [
        "push", "--porcelain", "--no-verify", "--", remote.address,
        "\(commit):refs/heads/\(branch)",
      ],
      on: .ledger)
    if ended.status == 0 { return .done }
    let told = ended.text + ended.messages
    let races = [
      "(fetch first)", "(non-fast-forward)", "(stale info)", "cannot lock ref",
      "failed to update ref",
      "incorrect old value", "(failed to lock)", "reference already exists",
    ]
    if races.contains(where: told.contains) { return .outrun }
    guard let line = ended.text.split(separator: "\n").first(where: { $0.hasPrefix("!") }) else {
      throw trouble(with: remote, ended)
    }
    throw .refused(remote.shown, reason: line.split(separator: "\t").last.map(String.init) ?? "")
  }

  /// The branch that an empty remote would have a clone check out.
  func unbornBranch(of remote: Remote) throws(ExchangeError) -> String {
    let probe = "\(workplace)/probe"
    removeAll(probe)
    defer { removeAll(probe) }
    let ended = try git.tried(["clone", "-q", "--bare", "--template=", "--", remote.address, probe])
    guard ended.status == 0 else { throw trouble(with: remote, ended) }
    let named = try git.tried(["--git-dir", probe, "symbolic-ref", "--short", "HEAD"]).word
    return named.isEmpty ? "main" : named
  }

  private func trouble(with remote: Remote, _ ended: Ended) -> ExchangeError {
    Exchange.trouble(with: remote, ended)
  }
}

extension Git {
  /// The branches of a remote.
  func branches(
    of remote: Remote, on repository: Repository = .none
  ) throws(ExchangeError) -> Branches {
    let ended = try tried(["ls-remote", "--symref", "--", remote.address], on: repository)
    guard ended.status == 0 else { throw trouble(with: remote, ended) }
    return Branches(ended.text)
  }
}

/// What keeps git from working with a remote, told by what it complains of.
func trouble(with remote: Remote, _ ended: Ended) -> ExchangeError {
  let denials = [
    "Permission denied", "Authentication failed", "could not read Username",
    "could not read Password", "Access denied", "access denied", " 403", " 401",
    "Host key verification failed", "insufficient permission", "Read-only file system",
    "unable to create temporary", "dubious ownership",
  ]
  let isDenied = denials.contains { ended.messages.contains($0) }
  return isDenied
    ? .denied(remote.shown, reason: ended.reason) : .unreachable(remote.shown, reason: ended.reason)
}

extension Repository {
  /// What the remote's branch was when the ledger was last in step with it.
  func known(_ branch: String) throws(ExchangeError) -> String? {
    try commit("refs/remotes/origin/\(branch)")
  }

  /// Remembers the remote, so that it need not be named again; what was known of another goes.
  func remember(_ remote: Remote, insteadOf home: Remote?, _ branch: String) throws(ExchangeError) {
    guard home != remote else { return }
    if home != nil { try forget() }
    for (key, value) in [
      ("remote.origin.url", remote.address),
      ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
      ("branch.\(branch).remote", "origin"), ("branch.\(branch).merge", "refs/heads/\(branch)"),
    ] { try git.run("config", key, value, on: .ledger, what: "记下远端") }
  }

  private func forget() throws(ExchangeError) {
    let refs = try git.run(
      "for-each-ref", "--format=%(refname)", "refs/remotes/origin", on: .ledger, what: "记下远端")
    for ref in refs.text.split(separator: "\n") {
      try git.run("update-ref", "-d", String(ref), on: .ledger, what: "记下远端")
    }
  }

  /// Notes that the remote's branch stands at `commit`.
  func note(_ branch: String, at commit: String) throws(ExchangeError) {
    try git.run(
      "update-ref", "refs/remotes/origin/\(branch)", commit, on: .ledger, what: "记下远端")
  }

  /// Calls the ledger's branch as the remote does, before anything is committed.
  func callBranch(asAt remote: Remote) throws(ExchangeError) {
    guard !remote.isBundle else { return }
    let branches = try branches(of: remote)
    let name =
      branches.isEmpty ? try unbornBranch(of: remote) : branches.ledger(orOurs: try branch())
    guard let name else { return }
    try git.run(
      "symbolic-ref", "HEAD", "refs/heads/\(name)", on: .ledger, what: "建立 git 仓库")
  }
}
