import Rectification

extension Store {
  /// Runs `body` while no other process writes.
  func turn<Result>(
    by: String, _ body: () throws(StorageError) -> Result
  ) throws(StorageError) -> Result {
    if isHoldingTurn { return try body() }
    let lock = try Lock(
      folder: folder, by: by, disk: disk, whileWaiting: whileWaiting ?? { _ in })
    defer { lock.release() }
    return try body()
  }

  /// Throws where nobody else lets go of the lock in time, before anything is prepared for a change.
  public func requireTurn(by: String) throws(StorageError) {
    try turn(by: withHost(by)) { () throws(StorageError) in }
  }

  /// Takes in what other processes have written since, and answers with their events; asks for
  /// little more than the file's size where there is nothing.
  public func refresh(_ ledger: inout Ledger) throws(StorageError) -> [Event] {
    try takeNews(&ledger).events
  }

  /// The events behind those that are known, and the half line behind them.
  ///
  /// Without the lock a half line may be one that is just being written: it is left alone.
  func takeNews(
    _ ledger: inout Ledger
  ) throws(StorageError) -> (events: [Event], torn: [UInt8]) {
    // What was wrong may have been put right: nothing can be taken for known.
    guard obstacle == nil else { return try readAnew(&ledger) }
    guard let tail = try tail() else {
      journal.tornBytes = 0
      return ([], [])
    }
    guard tail.isContinuation else { return try readAnew(&ledger) }
    let news = JournalReader(parser: parser).events(tail.bytes, after: &journal)
    for (place, event) in news.enumerated() {
      do throws(BadValue) { try ledger.take(event) } catch {
        distrust(event, error)
        return (Array(news.prefix(place)), [])
      }
    }
    return (news, Array(tail.bytes.suffix(journal.tornBytes)))
  }

  private func readAnew(
    _ ledger: inout Ledger
  ) throws(StorageError) -> (events: [Event], torn: [UInt8]) {
    let events = try reload(&ledger)
    guard journal.tornBytes > 0, obstacle == nil, let tail = try tail(), tail.isContinuation else {
      return (events, [])
    }
    return (events, Array(tail.bytes.prefix(journal.tornBytes)))
  }

  /// Whether the journal is another than the one that is known: longer, or exchanged.
  func hasNews() throws(StorageError) -> Bool {
    guard let size = try journalSize() else { return journal.size > 0 }
    guard size == journal.size else { return true }
    return try !endsAsKnown()
  }

  /// Whether the last line is the one that is known. It may be another of the same length: a line
  /// that was seen before it was acknowledged, and was then cut off and written anew.
  private func endsAsKnown() throws(StorageError) -> Bool {
    guard journal.size > 0 else { return true }
    let line = try storing { () throws(DiskFailure) in
      try disk.contents(
        of: path(LedgerFile.journal), from: journal.size - journal.lastLineSize)
    }
    return line.prefix(journal.lastLineSize).endsIn(hash: journal.hash)
  }

  private func journalSize() throws(StorageError) -> Int? {
    do throws(DiskFailure) {
      return try disk.fileStatus(path(LedgerFile.journal)).size
    } catch {
      guard error.isAbsence else { throw StorageError(error) }
      return nil
    }
  }

  /// What stands behind the known lines; `nil` where there is nothing. Not a continuation: the
  /// journal was exchanged, by a sync or a restore.
  func tail() throws(StorageError) -> (bytes: [UInt8], isContinuation: Bool)? {
    guard let size = try journalSize() else {
      return journal.size == 0 ? nil : ([], false)
    }
    if size == journal.size { return try endsAsKnown() ? nil : ([], false) }
    guard size > journal.size else { return ([], false) }
    let bytes = try storing { () throws(DiskFailure) in
      try disk.contents(
        of: path(LedgerFile.journal), from: journal.size - journal.lastLineSize)
    }
    let known = bytes.prefix(journal.lastLineSize)
    let isContinuation = journal.size == 0 || known.endsIn(hash: journal.hash)
    return (Array(bytes.dropFirst(journal.lastLineSize)), isContinuation)
  }

  /// Reads everything again; answers with the events that were not known. Where the journal has
  /// become less than what is known, what is known stays.
  func reload(_ ledger: inout Ledger) throws(StorageError) -> [Event] {
    let known = ledger.history.events
    let fresh = try load()
    let common = known.countInCommon(with: fresh.history.events)
    if obstacle != nil, common == fresh.history.events.count { return [] }
    ledger = fresh
    return Array(fresh.history.events.dropFirst(common))
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes are a line that was sealed with `hash`.
  fileprivate func endsIn(hash: String) -> Bool {
    suffix(hash.utf8.count + 3).elementsEqual("\(hash)\"}\n".utf8)
  }
}
