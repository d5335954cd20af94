import Rectification

extension Store {
  /// Opens the ledger in `folder` for reading; nothing is written, and no lock is taken.
  public static func open(
    _ folder: String, disk: Disk = .live
  ) throws(StorageError) -> Opened {
    let store = Store(folder: trimmed(folder), disk: disk)
    let ledger = try store.load()
    return Opened(store: store, ledger: ledger, warnings: store.warnings)
  }

  /// Whether `folder` is a ledger, sound or not.
  public static func isLedger(_ folder: String, disk: Disk = .live) -> Bool {
    (try? disk.exists("\(folder)/\(LedgerFile.profile.name)")) ?? false
  }

  /// Reads the files, then the journal: each file catches up by itself from its own revision.
  ///
  /// Where it throws, what is known of an earlier reading stays. Files that were written meanwhile
  /// may belong to another journal than the one that was read: then all is read again.
  func load() throws(StorageError) -> Ledger {
    var ledger = try loadOnce()
    for _ in 0..<5 where haveFilesChanged { ledger = try loadOnce() }
    return ledger
  }

  private var haveFilesChanged: Bool {
    LedgerFile.allCases.contains { stamps[$0] != (try? stamp(of: $0)) }
  }

  private func loadOnce() throws(StorageError) -> Ledger {
    guard try storing({ () throws(DiskFailure) in try disk.exists(path(LedgerFile.profile.name)) })
    else { throw .noLedger(folder) }
    let files = try LedgerFiles(folder: folder, disk: disk)
    let bytes = try journalBytes()
    var (ledger, fresh) = (files.ledger, Journal())
    let events = JournalReader(parser: parser).events(bytes, after: &fresh)
    (heads, stamps, journal) = (files.heads, files.stamps, fresh)
    for event in events {
      do throws(BadValue) { try catchUp(event, &ledger) } catch {
        distrust(event, error)
        break
      }
    }
    return ledger
  }

  /// The journal from its beginning; a missing one is empty.
  private func journalBytes() throws(StorageError) -> [UInt8] {
    do throws(DiskFailure) { return try disk.contents(of: path(LedgerFile.journal)) } catch {
      guard error.isAbsence else { throw StorageError(error) }
      return []
    }
  }

  /// Replays an event where its file does not hold it yet; else it is only remembered.
  private func catchUp(_ event: Event, _ ledger: inout Ledger) throws(BadValue) {
    guard let file = file(of: event.edit, ledger), let revision = heads[file]?.revision,
      event.seq > revision
    else { return ledger.recall(event) }
    try ledger.catchUp(with: event)
  }

  /// The file that holds what an edit is about; `nil` where a later removal is already in it.
  private func file(of edit: Edit, _ ledger: Ledger) -> LedgerFile? {
    if edit.item == .ledger { return .profile }
    if let kind = ledger.kind(of: edit.item) { return LedgerFile(kind) }
    if edit.isAddition { return LedgerFile(RecordKind(of: edit.set)) }
    return edit.isRemoval ? LedgerFile(RecordKind(of: edit.was)) : nil
  }

  /// Trusts the journal only up to the line before an event that does not fit its record.
  func distrust(_ event: Event, _ bad: BadValue) {
    journal.fault = Break(line: event.seq, reason: .misfit(event.edit.item, bad))
    journal.last = event.seq - 1
  }
}

/// The folder without slashes behind it.
func trimmed(_ folder: String) -> String {
  let slashless = folder.reversed().drop { $0 == "/" }.reversed()
  return slashless.isEmpty ? (folder.hasPrefix("/") ? "/" : ".") : String(slashless)
}
