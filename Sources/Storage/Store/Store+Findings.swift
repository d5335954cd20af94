import Rectification

extension Store {
  /// What is not right about the ledger's files: the journal, the kept evidence, and fields that
  /// read otherwise than the journal has set them.
  public func findings(_ ledger: Ledger) -> [StorageFinding] {
    warnings + tornFiles + evidenceFindings(ledger) + departures(ledger)
  }

  private var tornFiles: [StorageFinding] {
    let names = (try? disk.list(folder)) ?? []
    return names.filter { $0.hasPrefix(LedgerFile.tornPrefix) }.map { .tornFile($0) }
  }

  func evidenceFindings(_ ledger: Ledger) -> [StorageFinding] {
    var known: [String: EvidenceState] = [:]
    let isFolder = kind(of: path(LedgerFile.evidence)) != .link
    return ledger.measures.records.flatMap { measure in
      measure.evidence.compactMap { evidence in
        guard let hash = evidence.sha256 else { return nil }
        let state = known[hash] ?? (isFolder ? state(of: hash) : .outside)
        known[hash] = state
        return state.finding(measure.id, evidence.name)
      }
    }
  }

  private func state(of hash: String) -> EvidenceState {
    guard Chain.isHash(hash) else { return .outside }
    let file = path("\(LedgerFile.evidence)/\(hash)")
    do throws(DiskFailure) {
      let kind = try disk.failing(.read, file) { () throws(SystemError) in
        try disk.status(file).kind
      }
      switch kind {
      case .link: return .outside
      case .folder, .other: return .altered
      case .file: return try self.hash(of: file) == hash ? .sound : .altered
      }
    } catch { return error.isAbsence ? .missing : error.isDenial ? .unreadable : .altered }
  }

  private func kind(of path: String) -> FileStatus.Kind? { try? disk.status(path).kind }

  /// Folds the history to what each field was set to last, and compares.
  private func departures(_ ledger: Ledger) -> [StorageFinding] {
    var last: [Cell: Event] = [:]
    var order: [Cell] = []
    for event in ledger.history.events {
      for key in event.edit.keys {
        let cell = Cell(item: event.edit.item, key: key)
        if last.updateValue(event, forKey: cell) == nil { order.append(cell) }
      }
    }
    return order.compactMap { cell in
      guard let event = last[cell], ledger.departs(cell.key, from: event) else { return nil }
      let label = ledger.label(of: cell.key, in: cell.item)
      return .departs(cell.item, key: cell.key, label: label, event: event)
    }
  }
}

/// One field of one record.
private struct Cell: Hashable {
  let item: RecordID
  let key: String
}

private enum EvidenceState {
  case sound, missing, altered, outside, unreadable

  func finding(_ id: RecordID, _ name: String) -> StorageFinding? {
    switch self {
    case .sound: nil
    case .missing: .evidenceMissing(id, name: name)
    case .altered: .evidenceAltered(id, name: name)
    case .outside: .evidenceOutside(id, name: name)
    case .unreadable: .evidenceUnreadable(id, name: name)
    }
  }
}

extension Ledger {
  /// Whether the field reads otherwise than `event`, the last to touch it, has left it.
  fileprivate func departs(_ key: String, from event: Event) -> Bool {
    let item = event.edit.item
    if item == .ledger { return departs(profile, key, event) }
    if let issue = issues[item] { return departs(issue, key, event) }
    if let measure = measures[item] { return departs(measure, key, event) }
    if let policy = policies[item] { return departs(policy, key, event) }
    // One finding for a record that is gone: its id stands for the rest.
    return key == "id" && !event.edit.isRemoval
  }

  private func departs<Record: Fielded>(_ record: Record, _ key: String, _ event: Event) -> Bool {
    let expected = event.edit.set[key]
    if record[key] == expected { return false }
    // `12.0` in the journal and `12` in the file are the same amount.
    var set = record
    do throws(BadValue) { try set.set(key, to: expected) } catch { return true }
    return set[key] != record[key]
  }
}
