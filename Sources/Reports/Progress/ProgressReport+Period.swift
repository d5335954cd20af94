import Rectification

extension ProgressReport {
  /// 与上期对比: both ends side by side, and what happened between them.
  var period: [Block] {
    guard let comparison else { return [] }
    return [
      .heading(level: 2, "与上期对比"),
      .paragraph(
        "本期为\(comparison.since.chinese)至\(day.chinese)，"
          + "上期数据截至\(comparison.before.asOf.chinese)。主要指标变化见下表。"),
      .table(table(of: comparison)),
    ] + happenings(in: comparison).map(Block.paragraph)
  }

  private func table(of comparison: Comparison) -> Table {
    let both = zip(comparison.before.headline, comparison.after.headline)
    let rows = both.filter { $0.amount != .count(0) || $1.amount != .count(0) }
      .map { before, after in
        [
          after.label, before.amount.text, after.amount.text,
          after.amount.change(since: before.amount),
        ]
      }
    return Table(
      [Column("指标"), Column("上期", .right), Column("本期", .right), Column("增减", .right)], rows: rows)
  }

  private func happenings(in comparison: Comparison) -> [String] {
    let lists = comparison.lists
    let nothing = lists.filter(\.ids.isEmpty).map(\.label)
    let happened = lists.filter { !$0.ids.isEmpty }.map { list in
      let unit = list.key == "measuresDone" ? "个" : "项"
      return "本期\(list.label)\(list.ids.count)\(unit)：\(list.ids.map(named).listed)。"
    }
    return happened + (nothing.isEmpty ? [] : ["本期无\(nothing.listed)。"])
      + [takenBack(in: comparison)].compactMap { $0 }
  }

  /// Why fewer are done or closed than the lists would make one think.
  private func takenBack(in comparison: Comparison) -> String? {
    let (before, after) = (comparison.before, comparison.after)
    let undone = before.measures.done + comparison.measuresDone.count - after.measures.done
    let reopened = before.issues.closed + comparison.closed.count - after.issues.closed
    let parts = [
      undone > 0 ? "措施\(undone)个不再计为已完成" : nil, reopened > 0 ? "问题\(reopened)项不再计为已销号" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "上期已办结的事项中，\(parts.joined(separator: "，"))。"
  }

  private func named(_ id: RecordID) -> String {
    ledger.issues[id]?.named ?? ledger.measures[id]?.named ?? id.text
  }
}
