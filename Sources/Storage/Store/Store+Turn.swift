import Rectification

extension Store {
  /// Runs `body` while no other process writes.
  func turn<Result>(
    by: String, _ body: () throws(StorageError) -> Result
  ) throws(StorageError) -> Result {
    if isHoldingTurn { return try body() }
    let lock = try Lock(folder: folder, by: by, disk: disk)
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
    guard journal.fault == nil else { return ([], []) }
    guard let tail = try tail() else {
      journal.tornBytes = 0
      return ([], [])
    }
    guard tail.isContinuation else { return (try reload(&ledger), []) }
    let news = JournalReader(parser: parser).events(tail.bytes, after: &journal)
    for (place, event) in news.enumerated() {
      do throws(BadValue) { try ledger.take(event) } catch {
        distrust(event, error)
        return (Array(news.prefix(place)), [])
      }
    }
    return (news, Array(tail.bytes.suffix(journal.tornBytes)))
  }

  /// Whether something stands behind the events that are known.
  func hasNews() throws(StorageError) -> Bool {
    guard let size = try journalSize() else { return journal.size > 0 }
    return size != journal.size
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
  private func tail() throws(StorageError) -> (bytes: [UInt8], isContinuation: Bool)? {
    guard let size = try journalSize() else {
      return journal.size == 0 ? nil : ([], false)
    }
    guard size != journal.size else { return nil }
    guard size > journal.size else { return ([], false) }
    let bytes = try storing { () throws(DiskFailure) in
      try disk.contents(
        of: path(LedgerFile.journal), from: journal.size - journal.lastLineSize)
    }
    let known = bytes.prefix(journal.lastLineSize)
    let isContinuation = journal.size == 0 || known.endsIn(hash: journal.hash)
    return (Array(bytes.dropFirst(journal.lastLineSize)), isContinuation)
  }

  /// Reads everything again; answers with the events that were not known.
  func reload(_ ledger: inout Ledger) throws(StorageError) -> [Event] {
    let known = ledger.history.events
    let fresh = try load()
    let common = zip(known, fresh.history.events).prefix { $0 == $1 }.count
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
