import Rectification

extension Ledger {
  /// The records that count in full, with the day that they were so; 已撤销 is left out.
  func value(on day: Day) -> Value {
    let counted = issues.records.filter { $0.stage != .withdrawn }
    return [
      "asOf": .text(day.description),
      "issues": .list(counted.map { .object($0.fields) }),
      "measures": .list(measures.records.filter(isCounted).map { .object($0.fields) }),
      "policies": .list(policies.records.map { .object($0.fields) }),
    ]
  }
}

extension Figures {
  /// The figures that other programs rely on; of a period, with both ends and what happened in it.
  func value(with comparison: Comparison?) -> Value {
    guard let comparison, var fields = value.object else { return value }
    fields["since"] = comparison.value
    return .object(fields)
  }

  /// 指标,值; of a period, the earlier figures and the counts of what happened follow.
  func table(with change: PeriodChange?) -> Table {
    guard let change else { return table }
    var table = table
    table.rows.append(["上期截至日期", change.before.asOf.description])
    table.rows += change.before.headline.map { ["上期\($0.label)", $0.amount.text] }
    table.rows += Happening.allCases.map { ["本期\($0.label)", String(change[$0])] }
    return table
  }
}

extension Comparison {
  fileprivate var value: Value {
    let happened = Happening.allCases.map { happening in
      Member(
        key: happening.rawValue, value: .list(records(of: happening).map { .text($0.text) }))
    }
    let ends: Fields = [
      "since": .text(since.description), "before": before.value, "after": after.value,
    ]
    return .object(Fields(ends.members + happened))
  }
}
