import Rectification

extension Store {
  /// Opens the ledger in `folder` for reading; nothing is written, and no lock is kept.
  public static func open(
    _ folder: String, disk: Disk = .live
  ) throws(StorageError) -> Opened {
    let store = Store(folder: trimmed(folder), disk: disk)
    var ledger = try store.load()
    if store.journal.tornBytes > 0 { try store.lookAgain(&ledger) }
    return Opened(store: store, ledger: ledger, warnings: store.warnings)
  }

  /// What somebody is writing at this moment is no half line: only what is still the same once
  /// nobody has the lock was left behind.
  private func lookAgain(_ ledger: inout Ledger) throws(StorageError) {
    guard LockHolder(folder: folder, disk: disk) == nil else { return }
    let seen = journal
    _ = try takeNews(&ledger)
    hasHalfLine = journal == seen
  }

  /// Whether `folder` is a ledger, sound or not.
  public static func isLedger(_ folder: String, disk: Disk = .live) -> Bool {
    (try? Store(folder: trimmed(folder), disk: disk).isLedger()) ?? false
  }

  /// Whether the ledger in `folder` is so large that opening it takes more than one thread, and
  /// memory in proportion.
  public static func isLarge(_ folder: String, disk: Disk = .live) -> Bool {
    let folder = trimmed(folder)
    let sizes = (LedgerFile.allCases.map(\.name) + [LedgerFile.journal]).map { name in
      (try? disk.fileStatus("\(folder)/\(name)").size) ?? 0
    }
    return sizes.reduce(0, +) >= LedgerFiles.large
  }

  /// Whether there is a ledger.json; one that has lost it still has its journal.
  func isLedger() throws(DiskFailure) -> Bool {
    if try disk.exists(path(LedgerFile.profile.name)) { return true }
    return try disk.exists(path(LedgerFile.journal))
  }

  /// Reads the files, then the journal: each file catches up by itself from its own revision.
  ///
  /// Where it throws, what is known of an earlier reading stays. Of a file that stands in
  /// `instead`, those bytes are taken. Files that were written meanwhile may belong to another
  /// journal than the one that was read: then all is read again.
  func load(instead: [LedgerFile: [UInt8]] = [:]) throws(StorageError) -> Ledger {
    var ledger = try loadOnce(instead)
    for _ in 0..<5 where haveFilesChanged(but: instead) { ledger = try loadOnce(instead) }
    return ledger
  }

  private func haveFilesChanged(but instead: [LedgerFile: [UInt8]]) -> Bool {
    LedgerFile.allCases.contains { instead[$0] == nil && stamps[$0] != (try? stamp(of: $0)) }
  }

  private func loadOnce(_ instead: [LedgerFile: [UInt8]]) throws(StorageError) -> Ledger {
    guard try storing({ () throws(DiskFailure) in try isLedger() }) else {
      // One that was open has been moved, or is in the making again.
      throw heads.isEmpty
        ? .noLedger(folder) : .fileMissing(LedgerFile.profile.name, folder: folder)
    }
    let files = try LedgerFiles(folder: folder, disk: disk, instead: instead)
    // Behind the files, so that it holds all that they do.
    let loaded = try storing { () throws(DiskFailure) in
      try disk.journal(at: path(LedgerFile.journal))
    }
    return ledger(of: files, loaded)
  }

  /// The same of files and a journal that are in memory.
  func load(
    instead: [LedgerFile: [UInt8]], journal bytes: [UInt8]
  ) throws(StorageError) -> Ledger {
    let files = try LedgerFiles(folder: folder, disk: disk, instead: instead)
    return ledger(of: files, LoadedJournal(bytes))
  }

  private func ledger(of files: LedgerFiles, _ loaded: LoadedJournal) -> Ledger {
    var ledger = files.ledger
    (heads, stamps, journal, forced) = (files.heads, files.stamps, loaded.journal, 0)
    readings += 1
    let settled = countOfSettled(loaded.events)
    ledger.recall(loaded.events.first(settled))
    for event in loaded.events[settled...] {
      do throws(BadValue) { try catchUp(event, heads, &ledger) } catch {
        distrust(event, error)
        break
      }
    }
    return ledger
  }

  /// How many events from the first on every file holds already.
  private func countOfSettled(_ events: Events) -> Int {
    min(events.count, heads.values.compactMap(\.revision).min() ?? events.count)
  }

  /// Replays an event where its file does not hold it yet; else it is only remembered.
  func catchUp(
    _ event: Event, _ heads: [LedgerFile: FileHead], _ ledger: inout Ledger
  ) throws(BadValue) {
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
