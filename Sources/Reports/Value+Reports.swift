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
  func table(with comparison: Comparison?) -> Table {
    guard let comparison else { return table }
    var table = table
    table.rows.append(["上期截至日期", comparison.before.asOf.description])
    table.rows += comparison.before.headline.map { ["上期\($0.label)", $0.amount.text] }
    table.rows += comparison.lists.map { ["本期\($0.label)", String($0.ids.count)] }
    return table
  }
}

extension Comparison {
  /// What happened in the period, in the order of reports.
  var lists: [(key: String, label: String, ids: [RecordID])] {
    [
      ("added", "新增问题", added), ("measuresDone", "完成措施", measuresDone),
      ("closed", "销号问题", closed), ("extended", "延期事项", extended),
      ("overdue", "新增超期问题", overdue), ("rebounded", "反弹问题", rebounded),
    ]
  }

  fileprivate var value: Value {
    let happened = lists.map {
      Member(key: $0.key, value: .list($0.ids.map { .text($0.text) }))
    }
    let ends: Fields = [
      "since": .text(since.description), "before": before.value, "after": after.value,
    ]
    return .object(Fields(ends.members + happened))
  }
}
