import Rectification

extension ProgressReport {
  /// 与上期对比: both ends side by side, and what happened between them.
  var period: [Block] {
    guard let comparison else { return [] }
    let change = PeriodChange(comparison)
    return [
      .heading(level: 2, "与上期对比"), .paragraph(change.sentence(upTo: day)),
      .table(change.table(upTo: comparison.after)),
    ] + happenings(in: comparison).map(Block.paragraph)
  }

  private func happenings(in comparison: Comparison) -> [String] {
    let nothing = Happening.allCases.filter { comparison.records(of: $0).isEmpty }.map(\.label)
    return Happening.allCases.compactMap { happening in
      list(
        "本期\(happening.label)", happening.unit, comparison.records(of: happening), each: named)
    }
      + (nothing.isEmpty ? [] : ["本期无\(nothing.listed)。"]) + setbacks(in: comparison)
  }

  /// Why a figure is smaller than the lists of what happened would make one think.
  private func setbacks(in comparison: Comparison) -> [String] {
    let (lost, gone) = (comparison.lost, comparison.lost.issues + comparison.lost.measures)
    let advanced = gone + comparison.completed
    return [
      list("本期撤销或移除问题", "项", lost.issues, each: named),
      list("本期移除或随问题撤销的措施", "个", lost.measures, each: named),
      list("本期移除制度", "项", lost.policies, each: named),
      list("上期计为已完成、本期不再计入的问题", "项", lost.completed.without(gone), each: named),
      list("上期计为基本完成、本期不再计入的问题", "项", lost.basicallyCompleted.without(advanced), each: named),
      list("上期计为已完成、本期不再计入的措施", "个", lost.measuresDone.without(gone), each: named),
      list("上期计为建立完善、本期不再计入的制度", "项", lost.established.without(lost.policies), each: named),
      list("上期计为已销号、本期不再计入的问题", "项", lost.closed.without(gone), each: named),
      list("上期超期、本期不再超期的问题", "项", lost.overdue.without(gone), each: named),
      list("上期超期、本期不再超期的措施", "个", lost.overdueMeasures.without(gone), each: named),
    ].compactMap { $0 }
  }

  private func named(_ id: RecordID) -> String {
    ledger.issues[id]?.named ?? ledger.measures[id]?.named ?? ledger.policies[id]?.named ?? id.text
  }
}

extension [RecordID] {
  fileprivate func without(_ others: [RecordID]) -> [RecordID] {
    let others = Set(others)
    return filter { !others.contains($0) }
  }
}
