extension RollUp {
  /// The object that other programs rely on (sync.md): the ledgers in the order in which they were
  /// given. Of a period, `total` and each ledger also have what it brought.
  public var value: Value {
    [
      "asOf": .text(asOf.description),
      "total": total.value(with: change),
      "ledgers": .list(bureaus.map(\.value)),
    ]
  }
}

extension Bureau {
  fileprivate var value: Value {
    var fields = Fields()
    fields["name"] = .text(name)
    fields["path"] = .text(path)
    switch state {
    case .counted(let account):
      fields["figures"] = account.figures.value(with: account.change)
      if let staleness = account.staleness { fields["stale"] = .text(staleness) }
    case .unread(let reason): fields["error"] = .text(reason)
    }
    return .object(fields)
  }
}

extension Figures {
  /// The figures, with both ends of a period and how much happened in it.
  fileprivate func value(with change: PeriodChange?) -> Value {
    guard let change, var fields = value.object else { return value }
    fields["since"] = change.value(upTo: self)
    return .object(fields)
  }
}

extension PeriodChange {
  /// As `report` has it, with numbers in the place of ids.
  fileprivate func value(upTo after: Figures) -> Value {
    let ends: Fields = [
      "since": .text(since.description), "before": before.value, "after": after.value,
    ]
    let happened = Happening.allCases.map {
      Member(key: $0.rawValue, value: .count(self[$0]))
    }
    return .object(Fields(ends.members + happened))
  }
}
