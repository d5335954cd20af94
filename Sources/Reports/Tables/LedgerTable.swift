import Rectification

/// A row of the ledger: an issue, and one of its measures where it has any.
private struct LedgerRow {
  let place: Int
  let issue: Issue
  let measure: Measure?
}

extension Ledger {
  /// 台账: one row a measure with the issue's cells repeated, in staff's order; 已撤销 is left out.
  func measureTable(on day: Day) -> Table {
    let counted = issues.records.filter { $0.stage != .withdrawn }
    let rows = counted.enumerated().flatMap { place, issue in
      let measures = measures(of: issue.id).map(Optional.some)
      return (measures.isEmpty ? [nil] : measures).map {
        LedgerRow(place: place + 1, issue: issue, measure: $0)
      }
    }
    return Table(findings + progress(on: day) + verdicts + work(on: day), of: rows)
  }

  /// How many issues and measures the table shows, in words.
  var size: String {
    let withdrawn = issues.records.count { $0.stage == .withdrawn }
    return "问题\(issues.count - withdrawn)项、整改措施\(measures.records.count(where: isCounted))个"
      + (withdrawn == 0 ? "" : "（另有\(withdrawn)项问题已撤销，未列入）")
  }

  /// What was found, and what is to come of it.
  private var findings: [Cell<LedgerRow>] {
    [
      shared("序号", .right) { String($0.place) },
      shared("问题编号") { $0.issue.id.text },
      shared("问题来源") { $0.issue.source.label },
      shared("来源描述", isWide: true) { $0.issue.sourceReference },
      shared("板块") { $0.issue.section },
      shared("问题", isWide: true) { $0.issue.title },
      shared("具体表现", isWide: true) { $0.issue.manifestation },
      shared("原因分析", isWide: true) { $0.issue.rootCause },
      shared("历史遗留") { $0.issue.isLegacy ? "是" : "否" },
      shared("查摆日期") { $0.issue.discoveredOn.chinese },
      shared("整改目标", isWide: true) { $0.issue.goal },
      shared("整改类型") { $0.issue.mode.label },
      shared("牵头领导") { $0.issue.leader },
      shared("责任部门") { $0.issue.department },
      shared("配合部门") { $0.issue.supportingDepartments.listed },
      shared("整改时限") { $0.issue.deadline.text },
      shared("完成标准", isWide: true) { $0.issue.criteria.map(\.words).joined(separator: "；") },
    ]
  }

  /// How far the issue has come.
  private func progress(on day: Day) -> [Cell<LedgerRow>] {
    [
      shared("阶段") { $0.issue.stage.label },
      shared("完成状态") { self.outcome(of: $0.issue.id).label },
      shared("预警") { self.lamp($0.issue, on: day)?.label },
      shared("轮次", .right) { String($0.issue.cycle) },
      shared("未完成原因", isWide: true) { $0.issue.obstacle },
      shared("下一步打算", isWide: true) { $0.issue.nextStep },
      shared("延期", isWide: true) { $0.issue.deadline.moves },
    ]
  }

  /// What others found on looking at it.
  private var verdicts: [Cell<LedgerRow>] {
    [
      shared("验收", isWide: true) { $0.issue.acceptance?.words },
      shared("销号日期") { $0.issue.closedOn?.chinese },
      shared("回头看", isWide: true) { $0.issue.followUps.map(\.words).joined(separator: "；") },
      shared("群众满意度") { $0.issue.feedback.map { "\($0.satisfaction.label)（\($0.on.chinese)）" } },
      shared("公开属性") { $0.issue.visibility.label },
      shared("备注", isWide: true) { $0.issue.remarks },
    ]
  }

  /// The measure.
  private func work(on day: Day) -> [Cell<LedgerRow>] {
    [
      own("措施编号") { $0.id.text },
      own("整改措施", isWide: true) { $0.content },
      own("措施属性") { $0.track.label },
      own("措施类型") { $0.kinds.map(\.label).listed },
      own("措施责任部门") { $0.department },
      own("责任人") { $0.owner },
      own("完成时限") { $0.deadline.text },
      own("措施状态") { $0.status.label },
      own("措施预警") { self.lamp($0, on: day)?.label },
      own("措施延期", isWide: true) { $0.deadline.moves },
      own("完成日期") { $0.completedOn?.chinese },
      own("量化指标") { $0.target?.words },
      own("制度成果", isWide: true) { self.policies(of: $0).map(\.named).listed },
      own("进展情况", isWide: true) { $0.progress.last.map { "\($0.on.chinese)：\($0.note)" } },
      own("佐证材料", isWide: true) { $0.evidence.map(\.words).joined(separator: "；") },
    ]
  }
}

private func shared(
  _ title: String, _ alignment: Alignment = .left, isWide: Bool = false,
  text: @escaping (LedgerRow) -> String?
) -> Cell<LedgerRow> {
  Cell(title, alignment, isWide: isWide, isShared: true, text: text)
}

private func own(
  _ title: String, isWide: Bool = false, text: @escaping (Measure) -> String?
) -> Cell<LedgerRow> {
  Cell(title, isWide: isWide) { $0.measure.flatMap(text) }
}
