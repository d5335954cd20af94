import Rectification

extension Store {
  /// Keeps the turn to write for as long as `body` takes, which is more than one change; what it
  /// does with the store uses that turn.
  public func holdingTurn<Answer>(
    by: String, _ body: () -> Answer
  ) throws(StorageError) -> Answer {
    try turn(by: withHost(by)) { () throws(StorageError) in
      isHoldingTurn = true
      defer { isHoldingTurn = false }
      return body()
    }
  }

  /// Brings memory and files up to the journal's end, and sets a half line aside: what is there
  /// then can go to other desks. Throws where nothing may be written.
  public func settle(_ ledger: inout Ledger, by: String) throws(StorageError) {
    let torn = try takeNews(&ledger).torn
    if let obstacle { throw obstacle }
    if !torn.isEmpty {
      let writer = JournalWriter(folder: folder, disk: disk)
      try storing { () throws(DiskFailure) in try writer.setAside(torn, from: &journal) }
    }
    try checkpoint(&ledger, by: by)
  }

  /// The files of the ledger that go from desk to desk, besides the evidence: those there are.
  public func exchangedFiles() throws(StorageError) -> [String] {
    let names = LedgerFile.allCases.map(\.name) + [LedgerFile.journal] + Store.rules.keys.sorted()
    var found: [String] = []
    for name in names where try isThere(name) { found.append(name) }
    return found
  }

  /// The names of the kept evidence: files that are called by a hash, no links.
  public func exchangedEvidence() throws(StorageError) -> [String] {
    let folder = path(LedgerFile.evidence)
    return try storing { () throws(DiskFailure) in
      guard try disk.exists(folder) else { return [] }
      return try disk.failing(.list, folder) { () throws(SystemError) in
        guard try disk.status(folder).kind == .folder else { return [] }
        var kept: [String] = []
        for name in try disk.list(folder) where Chain.isHash(name) {
          if try disk.status("\(folder)/\(name)").kind == .file { kept.append(name) }
        }
        return kept
      }
    }
  }

  private func isThere(_ name: String) throws(StorageError) -> Bool {
    try storing { () throws(DiskFailure) in try disk.exists(path(name)) }
  }

  /// What is no part of the ledger, of the names in its folder.
  public func strangers(among names: [String]) -> [String] {
    names.filter { !isOwn($0) && Store.rules[$0] == nil && !$0.contains(".tmp-") }
  }

  /// The names in the ledger's folder.
  public func names() throws(StorageError) -> [String] {
    try storing { () throws(DiskFailure) in
      try disk.failing(.list, folder) { () throws(SystemError) in try disk.list(folder) }
    }
  }

  /// What keeps git from carrying what belongs to one desk alone, and from changing line ends,
  /// which the journal's hashes would not survive.
  static let rules: [String: [String]] = [
    ".gitattributes": ["* -text"],
    ".gitignore": [
      LedgerFile.lock, "backups/", "\(LedgerFile.tornPrefix)*", ".*.tmp-*",
    ],
  ]

  /// Adds the lines that are missing in the rules for git.
  public func keepRules() throws(StorageError) {
    for (name, lines) in Store.rules {
      try storing { () throws(DiskFailure) in
        let bytes = try disk.exists(path(name)) ? try disk.contents(of: path(name)) : []
        let text = String(decoding: bytes, as: UTF8.self)
        let there = text.split(whereSeparator: \.isNewline).map(String.init)
        let missing = lines.filter { !there.contains($0) }
        guard !missing.isEmpty else { return }
        let start = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
        let all = start + missing.map { $0 + "\n" }.joined()
        try disk.replace(path(name), with: Array(all.utf8))
      }
    }
  }

  /// Puts another desk's journal in the place of this one, with what was replayed behind it, and
  /// brings the files up to it. Needs the turn; `ledger` is the new one when it returns.
  ///
  /// The files first go back to the common beginning, so that they fit both journals: whenever
  /// this is cut short, the ledger opens, and is as before or as after.
  public func adopt(
    _ replay: Replay, after incoming: Store, common: Int, in ledger: inout Ledger
  ) throws(StorageError) {
    if common < journal.last { try goBack(to: common, ledger) }
    var (next, bytes) = (incoming.journal, try incoming.bytesOfJournal())
    for event in replay.events {
      let line = event.line(after: next.hash)
      bytes += line.bytes
      (next.last, next.hash, next.lastLineSize) = (event.seq, line.hash, line.bytes.count)
    }
    next.size = bytes.count
    try storing { () throws(DiskFailure) in
      try disk.replace(path(LedgerFile.journal), with: bytes)
    }
    heads = incoming.heads
    for file in LedgerFile.allCases {
      if replay.events.isEmpty {
        try copy(file, from: incoming)
      } else {
        try write(file, replay.ledger, revision: next.last)
      }
    }
    (journal, ledger) = (next, replay.ledger)
  }

  private func goBack(to common: Int, _ ledger: Ledger) throws(StorageError) {
    var past = ledger
    do throws(BadValue) {
      while past.history.last > common { try past.unwind() }
    } catch { throw .badData(LedgerFile.journal, nil, error) }
    for file in LedgerFile.allCases { try write(file, past, revision: common) }
  }

  private func copy(_ file: LedgerFile, from other: Store) throws(StorageError) {
    try storing { () throws(DiskFailure) in
      try disk.replace(path(file.name), with: try disk.contents(of: other.path(file.name)))
    }
    stamps[file] = try stamp(of: file)
  }

  private func bytesOfJournal() throws(StorageError) -> [UInt8] {
    guard journal.size > 0 else { return [] }
    return try storing { () throws(DiskFailure) in
      Array(try disk.contents(of: path(LedgerFile.journal)).prefix(journal.size))
    }
  }
}

extension Store {
  /// What makes a folder a ledger.
  public static var profileName: String { LedgerFile.profile.name }

  /// The files with records, the profile first.
  public static var recordNames: [String] { LedgerFile.allCases.map(\.name) }

  public static var journalName: String { LedgerFile.journal }

  /// Whether `name` is one under which evidence is kept.
  public static func isHash(_ name: String) -> Bool { Chain.isHash(name) }
}
