import Rectification

extension Store {
  /// Makes the damaged files again from a backup and the journal, which loses nothing; what they
  /// held is set aside in backups/. Answers with the files.
  public func rebuild(
    from source: RebuildSource, by: String
  ) throws(StorageError) -> [Damage] {
    try turn(by: withHost(by)) { () throws(StorageError) in
      let damage = try damage()
      guard !damage.isEmpty else { throw .nothingDamaged }
      let ledger = try rebuilt(damage, from: source)
      if let obstacle { throw obstacle }
      try storing { () throws(DiskFailure) in try setAside(damage) }
      for file in damage.map(\.file) { try write(file, ledger, revision: journal.last) }
      return damage
    }
  }

  /// The ledger as it is, with what `source` and the journal say of the damaged files.
  private func rebuilt(
    _ damage: [Damage], from source: RebuildSource
  ) throws(StorageError) -> Ledger {
    var instead: [LedgerFile: [UInt8]] = [:]
    for file in damage.map(\.file) { instead[file] = try bytes(of: file, from: source) }
    let ledger: Ledger
    do throws(StorageError) { ledger = try load(instead: instead) } catch {
      throw .sourceUnusable(source, error.reason)
    }
    if source == .journal { try requireWhole(damage, ledger) }
    return ledger
  }

  private func bytes(
    of file: LedgerFile, from source: RebuildSource
  ) throws(StorageError) -> [UInt8] {
    switch source {
    case .backup(let backup):
      do throws(DiskFailure) {
        return try disk.contents(of: "\(path(of: backup))/\(file.name)")
      } catch { throw .sourceUnusable(source, error.description) }
    case .journal:
      // What init has set is in no event.
      guard file != .profile else { throw .sourceUnusable(source, "台账概况（ledger.json）不全在留痕里") }
      return LedgerWriter.bytes(of: file, Ledger(profile: Profile()), FileHead(revision: 0))
    }
  }

  /// Throws where a record was there before the journal began, or is named and not to be found.
  private func requireWhole(_ damage: [Damage], _ ledger: Ledger) throws(StorageError) {
    var added: Set<RecordID> = []
    for edit in ledger.history.events.lazy.map(\.edit) where edit.item != .ledger {
      if edit.isAddition { added.insert(edit.item) }
      let file = LedgerFile(ledger.kind(of: edit.item) ?? RecordKind(lettersOf: edit.item))
      guard added.contains(edit.item) || !damage.contains(where: { $0.file == file }) else {
        throw .sourceUnusable(.journal, "\(edit.item) 在留痕开始之前就有")
      }
    }
    for measure in ledger.measures.records {
      for id in [measure.issue] + measure.policies where ledger.kind(of: id) == nil {
        throw .sourceUnusable(.journal, "\(measure.id) 关联的 \(id) 不在留痕里")
      }
    }
  }

  /// Keeps the damaged files as they are, in a folder of their own.
  private func setAside(_ damage: [Damage]) throws(DiskFailure) {
    let all = path(LedgerFile.backups)
    try disk.makeSharedFolder(all)
    let aside = try freeName("\(all)/\(Store.asidePrefix)\(utcStamp(disk.now()))")
    try disk.makeSharedFolder(aside)
    for file in damage.map(\.file) where try disk.exists(path(file.name)) {
      let kind = try disk.failing(.read, path(file.name)) { () throws(SystemError) in
        try disk.status(path(file.name)).kind
      }
      let kept = "\(aside)/\(file.name)"
      // What is no file cannot be replaced by one.
      if kind == .file {
        try disk.keep(path(file.name), as: kept)
      } else {
        try disk.move(path(file.name), to: kept)
      }
    }
    try disk.settle(aside)
  }

  /// `path`, or with a number behind it where something is there.
  private func freeName(_ path: String) throws(DiskFailure) -> String {
    var (free, number) = (path, 2)
    while try disk.exists(free) { (free, number) = ("\(path)-\(number)", number + 1) }
    return free
  }
}
