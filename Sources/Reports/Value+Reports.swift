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
    table.rows += comparison.happenings.map { ["本期\($0.label)", String($0.ids.count)] }
    return table
  }
}

extension Comparison {
  /// Something that happened to some records in the period.
  struct Happening {
    /// The member of the JSON object.
    let key: String
    /// What reports call it.
    let label: String
    /// What its records are counted in.
    let unit: String
    let ids: [RecordID]

    init(_ key: String, _ label: String, _ ids: [RecordID], in unit: String = "项") {
      (self.key, self.label, self.unit, self.ids) = (key, label, unit, ids)
    }
  }

  /// What happened in the period, in the order of reports.
  var happenings: [Happening] {
    [
      Happening("added", "新增问题", added),
      Happening("addedMeasures", "新增措施", addedMeasures, in: "个"),
      Happening("addedPolicies", "新增制度", addedPolicies),
      Happening("completed", "完成整改问题", completed),
      Happening("basicallyCompleted", "基本完成问题", basicallyCompleted),
      Happening("measuresDone", "完成措施", measuresDone, in: "个"),
      Happening("established", "建立完善制度", established),
      Happening("closed", "销号问题", closed),
      Happening("extended", "延期事项", extended),
      Happening("overdue", "新增超期问题", overdue),
      Happening("overdueMeasures", "新增超期措施", overdueMeasures, in: "个"),
      Happening("rebounded", "反弹问题", rebounded),
    ]
  }

  fileprivate var value: Value {
    let happened = happenings.map {
      Member(key: $0.key, value: .list($0.ids.map { .text($0.text) }))
    }
    let ends: Fields = [
      "since": .text(since.description), "before": before.value, "after": after.value,
    ]
    return .object(Fields(ends.members + happened))
  }
}
